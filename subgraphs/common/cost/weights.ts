/**
 * What objects of a type take beyond being written into the answer, in units of one plain field (about two
 * microseconds): deciphering, lines of the read log, checks.
 */
const ofObject: Record<string, number> = { Person: 10, Tilknytning: 10, Aula: 50, AulaEnhed: 20, Beroerte: 20 };

/** The same of root fields, which ask a database; a mutation runs through the whole pipeline. */
const ofRoot: Record<string, number> = {
  search: 8000,
  findings: 2000,
  affiliationFindings: 2000,
  kontrolComparison: 1000,
  exportPerson: 500,
};
const otherwise: Record<string, number> = { Query: 20, Mutation: 200 };

/** What a part of a condition takes: a statement of two hundred, each a name that contains something, takes 70 ms. */
export const ofCondition = 25;

/** What a field costs by itself, without what is selected of it; `result` is the type of its value. */
export function weightOf(parent: string, field: string, result: string): number {
  const root = otherwise[parent];
  return 1 + (ofObject[result] ?? 0) + (root === undefined ? 0 : (ofRoot[field] ?? root));
}
