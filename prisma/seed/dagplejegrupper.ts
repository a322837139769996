import { createHash } from 'node:crypto';
import type { SamletRow } from './samlet-row.ts';

export interface SampleDagplejegruppe {
  id: string;
  navn: string;
  basis: 'legestuegruppe' | 'geografisk' | 'andet';
  anvisningsenhedsNummer: string;
  gyldigFra: string;
  gyldigTil: string | null;
}

const legestuer = ['Mariehønen', 'Humlebien', 'Spirerne', 'Tumlebo', 'Regnbuen', 'Myretuen', 'Solsikken', 'Egernet'];

/** Fictional dagplejegrupper under the sample's active units of type dagpleje, the same on every machine. */
export function* sampleDagplejegrupper(rows: Iterable<SamletRow>): Generator<SampleDagplejegruppe> {
  let i = 0;
  for (const { instType3, aktivitetsstatus, anvisningsenhedsNummer, dagtilbudsNavn } of rows)
    if (instType3 === '6013' && aktivitetsstatus === 'Aktiv')
      yield* gruppesOf(anvisningsenhedsNummer, dagtilbudsNavn, i++);
}

/** Two groups a unit: one named after its area, "Dagplejegruppe Nord", and one play group; every ninth also has an ended one. */
function gruppesOf(nummer: string, enhedsnavn: string, i: number): SampleDagplejegruppe[] {
  const area =
    enhedsnavn.replace(/^(Puljed|D)agpleje(n|distrikt|gruppe|område)?\b( Distrikt| i| ved| -)? ?/, '') || 'Midt';
  const shared = { anvisningsenhedsNummer: nummer, gyldigFra: '2019-08-30', gyldigTil: null };
  const grupper: Omit<SampleDagplejegruppe, 'id'>[] = [
    { ...shared, navn: `Dagplejegruppe ${area}`, basis: 'geografisk' },
    { ...shared, navn: `Legestuen ${legestuer[i % legestuer.length]}`, basis: 'legestuegruppe' },
  ];
  if (i % 9 === 0) grupper.push({ ...shared, navn: 'Gæstehuset', basis: 'andet', gyldigTil: '2024-07-31' });
  return grupper.map((gruppe) => ({ id: uuidOf(`${nummer}/${gruppe.navn}`), ...gruppe }));
}

/** A UUID that follows from a name (version 8 of RFC 9562: made our own way). */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
