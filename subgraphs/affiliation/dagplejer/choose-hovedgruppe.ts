import type { Work } from '../change/work.ts';
import type { Periode } from '../periode/periode.ts';
import type { NyHovedgruppeInput } from './ny-hovedgruppe-input.ts';

interface Choice {
  hovedgruppeId?: string | null;
  nyHovedgruppe?: NyHovedgruppeInput | null;
}

/** Level of a group of day-care children in Unilogin (C5). */
const trin = 'DT';

/** The main group that a caller chose for a childminder's children, made when it is new; null when none was chosen. */
export function chooseHovedgruppe(work: Work, choice: Choice, enhedsNummer: string, periode: Periode): string | null {
  const { hovedgruppeId = null, nyHovedgruppe: ny } = choice;
  const path = ['input', 'nyHovedgruppe'];
  if (!ny) return hovedgruppeId;
  if (hovedgruppeId !== null) work.refuse('HOVEDGRUPPE_CHOICE', path, { field: 'nyHovedgruppe' });
  const { kode, navn = null, kilde } = ny;
  work.speakAs(kilde, [...path, 'kilde']);
  const { gyldigFra, gyldigTil } = periode;
  const content = { enhedsNummer, kilde, kode, navn, gruppetype: 'Hovedgruppe', trin, linje: null };
  return work.create('gruppe', { ...content, gyldigFra, gyldigTil }, path).id;
}
