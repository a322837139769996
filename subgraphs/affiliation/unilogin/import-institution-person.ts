import type { ImportActor } from './import-actor.ts';
import type { ImportPerson } from './import-person.ts';

/** InstitutionPerson: a child, an employee or an extern of the institution. */
export interface ImportInstitutionPerson {
  /** The person's key in the source system, per institution. */
  localPersonId: string;
  person: ImportPerson;
  actor: ImportActor;
}
