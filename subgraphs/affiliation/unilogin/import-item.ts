import type { ImportGroup } from './import-group.ts';
import type { ImportHead } from './import-head.ts';
import type { ImportInstitutionPerson } from './import-institution-person.ts';
import type { ReadProblem } from './read-problem.ts';

/**
 * What is read of a document: the head before all rows, then each row, with the line where it begins. The value is null
 * where its problems leave none; unknown elements and attributes leave it as it is without them.
 */
export type ImportItem = {
  line: number;
  problems: ReadProblem[];
  /** GroupId or LocalPersonId of a row, also where it has no value. */
  key: string | null;
} & (
  | { kind: 'head'; value: ImportHead | null }
  | { kind: 'group'; value: ImportGroup | null }
  | { kind: 'person'; value: ImportInstitutionPerson | null }
  | { kind: 'unknown'; value: null }
);
