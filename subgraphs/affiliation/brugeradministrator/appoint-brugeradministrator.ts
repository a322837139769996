import { readNumre } from '../change/read-numre.ts';
import type { UseCase } from '../change/use-case.ts';
import type { AppointBrugeradministratorInput } from './appoint-input.ts';

/** Appoints a person; that it is an employee, and the units are the municipality's, are rules' matters. */
export const appointBrugeradministrator = (input: AppointBrugeradministratorInput): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { personId, gyldigFra, gyldigTil } = input;
    const enheder = [...readNumre(work, input.enheder, ['input', 'enheder']).keys()];
    await work.load('person', 'id', [personId]);
    const person = work.existing('person', personId, ['input', 'personId']);
    if (!person) return;
    const content = { personId, kommuneKode: person.after.kommuneKode, enheder: JSON.stringify(enheder) };
    const dates = { gyldigFra: gyldigFra ?? work.today, gyldigTil: gyldigTil ?? null, sidstAnvendt: null };
    work.create('brugeradministrator', { ...content, ...dates }, ['input']);
  },
});
