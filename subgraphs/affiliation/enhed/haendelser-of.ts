import type { Enhed } from '../generated/sqlite/client.ts';

/** What can happen to a unit that concerns those who are tied to it. */
export const haendelseKoder = ['ENHED_CLOSED', 'ENHED_MOVED', 'ENHED_KOMMUNE_CHANGED', 'P_NUMMER_LOST'] as const;
export type HaendelseKode = (typeof haendelseKoder)[number];

export interface Haendelse {
  kode: HaendelseKode;
  fra: string | null;
  til: string | null;
}

/** What happened between two states of a unit, and what it went on in when it closed; nothing when it is new. */
export function haendelserOf(before: Enhed | undefined, after: Enhed, efterfoelger: string | null): Haendelse[] {
  if (!before) return [];
  const all: (Haendelse & { happened: boolean })[] = [
    { kode: 'ENHED_CLOSED', fra: null, til: efterfoelger, happened: before.aktiv && !after.aktiv },
    {
      kode: 'ENHED_MOVED',
      fra: before.parentNummer,
      til: after.parentNummer,
      happened: before.parentNummer !== after.parentNummer,
    },
    {
      kode: 'ENHED_KOMMUNE_CHANGED',
      fra: before.kommuneKode,
      til: after.kommuneKode,
      happened: before.kommuneKode !== after.kommuneKode,
    },
    { kode: 'P_NUMMER_LOST', fra: before.pNummer, til: null, happened: !!before.pNummer && !after.pNummer },
  ];
  return all.filter(({ happened }) => happened).map(({ kode, fra, til }) => ({ kode, fra, til }));
}
