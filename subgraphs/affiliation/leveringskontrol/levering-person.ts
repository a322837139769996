import type { ImportInstitutionPerson } from '../unilogin/import-document.ts';

/** A person as delivered, and what the checks need that is not delivered. */
export interface LeveringPerson extends ImportInstitutionPerson {
  personId: string;
  /** The keyed hash of the CPR number, alike for the same number and telling nothing of it. Null without a number. */
  cprIndex: string | null;
  /** Per contact, in their order: what gives access where it is not custody. */
  contactLegalBases: readonly (string | null)[];
}
