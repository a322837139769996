import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import type { Periode } from '../../core/periode/periode.ts';
import type { AttachDagplejerInput, NyHovedgruppeInput } from './dagplejer-inputs.ts';

export const attachDagplejer = (input: AttachDagplejerInput): UseCase => ({
  action: 'dagpleje.attach',
  input: { attachDagplejer: input },
  async run(work) {
    const { personId, dagplejegruppeId, gyldigTil = null, kapacitet, samarbejde = null } = input;
    await work.load('dagplejegruppe', 'id', [dagplejegruppeId]);
    const gruppe = work.existing('dagplejegruppe', dagplejegruppeId, ['input', 'dagplejegruppeId']);
    if (!gruppe) return;
    await work.load('person', 'id', [personId]);
    if (!work.inReach('person', personId)) work.conceal(personId);
    const enhedsNummer = gruppe.after.anvisningsenhedsNummer;
    const periode = { gyldigFra: input.gyldigFra ?? work.today, gyldigTil };
    const gruppeId = chooseHovedgruppe(work, input, enhedsNummer, periode);
    const content = { personId, dagplejegruppeId, enhedsNummer, gruppeId, kapacitet, samarbejde, ...periode };
    work.create('dagplejer', { ...content, aflyst: false }, ['input']);
  },
});

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
