import type { ImportPerson } from './import-person.ts';

/** ContactPerson of a child. It has no local id: the civil registration number is its only key (inferred). */
export interface ImportContact {
  relation: string;
  childCustody: boolean;
  /** Access to the child's data. What the values mean is not published. */
  accessLevel: number | null;
  /** Organisation and unit of an officially attached person (inferred from the names). */
  cvr: string | null;
  pnr: string | null;
  person: ImportPerson;
}
