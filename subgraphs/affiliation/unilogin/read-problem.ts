import type { readCodes } from './read-codes.ts';

/** Something wrong with one row of a document, and where: `InstitutionPerson/Person/@protected`. */
export interface ReadProblem {
  line: number;
  code: keyof typeof readCodes;
  path: string;
}
