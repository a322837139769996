import type { UseCase } from '../change/use-case.ts';
import type { CreateDagplejegruppeInput } from './dagplejegruppe-inputs.ts';

export const createDagplejegruppe = (input: CreateDagplejegruppeInput): UseCase => ({
  action: 'dagpleje.write',
  input: { createDagplejegruppe: input },
  run(work) {
    const { navn, basis, gyldigFra, gyldigTil = null } = input;
    const anvisningsenhedsNummer = input.anvisningsenhedsNummer.trim().toUpperCase();
    const content = { navn, basis, anvisningsenhedsNummer, gyldigFra: gyldigFra ?? work.today, gyldigTil };
    work.create('dagplejegruppe', content, ['input']);
  },
});
