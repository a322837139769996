import type { documentCodes } from './document-codes.ts';

/** Something wrong with one row of a document, and where: `InstitutionPerson/Person/@protected`. */
export interface ReadProblem {
  line: number;
  code: keyof typeof documentCodes;
  path: string;
}
