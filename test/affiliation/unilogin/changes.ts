import type {
  LeveringFacts,
  LeveringPerson,
} from '../../../subgraphs/affiliation/delivery/leveringskontrol/kontrol.ts';
import type { ImportActor, ImportPerson } from '../../../subgraphs/affiliation/unilogin/import-document.ts';
import { child, employee, extern, facts, lastAccepted } from './levering.ts';

export const enhed = (fields: Partial<LeveringFacts['enhed']>) => ({ enhed: { ...facts().enhed, ...fields } });
export const withPerson = (one: LeveringPerson, fields: Partial<ImportPerson>) => ({
  persons: [{ ...one, person: { ...one.person, ...fields } }, ...facts().persons.filter((other) => other !== one)],
});
const actorOf = <K extends ImportActor['kind']>(one: LeveringPerson, kind: K) => {
  if (one.actor.kind !== kind) throw new Error(`not a ${kind}`);
  return one.actor as Extract<ImportActor, { kind: K }>;
};
const student = actorOf(child, 'student');
const [first] = student.contactPersons;
if (!first) throw new Error('the sample child has a contact');
export const mother = first;

export const withChild = (fields: Partial<typeof student>, more: Partial<LeveringPerson> = {}) => ({
  persons: [employee, { ...child, actor: { ...student, ...fields }, ...more }, extern],
});
export const withRoles = (roles: string[]) => ({
  persons: [{ ...employee, actor: { ...actorOf(employee, 'employee'), roles } }, child, extern],
});
export const accepted = (fields: Partial<typeof lastAccepted>) => ({ lastAccepted: { ...lastAccepted, ...fields } });
export const contacts = (count: number) => withChild({ contactPersons: Array.from({ length: count }, () => mother) });
export const protectedMother = { ...mother, person: { ...mother.person, protected: true } };
