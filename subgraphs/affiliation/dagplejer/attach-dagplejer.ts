import type { UseCase } from '../change/use-case.ts';
import { chooseHovedgruppe } from './choose-hovedgruppe.ts';
import type { AttachDagplejerInput } from './dagplejer-inputs.ts';

export const attachDagplejer = (input: AttachDagplejerInput): UseCase => ({
  action: 'dagpleje.attach',
  input: { attachDagplejer: input },
  async run(work) {
    const { personId, dagplejegruppeId, gyldigTil = null, kapacitet, samarbejde = null } = input;
    await work.load('dagplejegruppe', 'id', [dagplejegruppeId]);
    const gruppe = work.existing('dagplejegruppe', dagplejegruppeId, ['input', 'dagplejegruppeId']);
    if (!gruppe) return;
    const enhedsNummer = gruppe.after.anvisningsenhedsNummer;
    const periode = { gyldigFra: input.gyldigFra ?? work.today, gyldigTil };
    const gruppeId = chooseHovedgruppe(work, input, enhedsNummer, periode);
    const content = { personId, dagplejegruppeId, enhedsNummer, gruppeId, kapacitet, samarbejde, ...periode };
    work.create('dagplejer', { ...content, aflyst: false }, ['input']);
  },
});
