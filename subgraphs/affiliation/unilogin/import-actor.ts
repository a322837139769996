import type { ImportContact } from './import-contact.ts';

/** What a person is at the institution: exactly one of three. Codes are those of koder.ts; groups are named by GroupId. */
export type ImportActor =
  | {
      kind: 'student';
      role: string;
      studentNumber: string | null;
      level: string;
      location: string | null;
      mainGroupId: string | null;
      groupIds: readonly string[];
      contactPersons: readonly ImportContact[];
    }
  | {
      kind: 'employee';
      roles: readonly string[];
      shortName: string | null;
      occupation: string | null;
      location: string | null;
      groupIds: readonly string[];
    }
  | { kind: 'extern'; role: string; groupIds: readonly string[] };
