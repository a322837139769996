import { defaultFirst, maxFirst } from '../lists/page-arguments.ts';

/**
 * How many objects a list that takes no `first` is counted as: what the real register holds of them on an average,
 * rounded up. What an answer then really holds is counted as it is made (`Allowance`).
 */
const usual: Record<string, number> = {
  'Query.kommuner': 99,
  'Query.kombinationer': 200,
  'Query.fejlkoder': 150,
  'Query.regler': 100,
  'Query.aulaChecks': 50,
  'Daginstitution.anvisningsenheder': 2,
  'Anvisningsenhed.alternativeAdresser': 1,
  'Anvisningsenhed.dagplejegrupper': 1,
  'Anvisningsenhed.dagplejere': 2,
  'Dagplejegruppe.dagplejere': 4,
  'Gruppe.medlemmer': 25,
  'Tilknytning.grupper': 1,
  'Tilknytning.kontakter': 2,
  'Aula.checks': 15,
  'Kodeliste.koder': 30,
  'Change.along': 2,
  efterfoelgere: 1,
  forgaengere: 1,
  grupper: 5,
  dataaftaler: 2,
  opsaetning: 5,
  fields: 5,
  historik: 3,
};
const otherwise = 10;

/** The same of what introspection lists, and of the lists inside those. */
const introspected: Record<string, number> = { types: 280, fields: 7, args: 0.5, inputFields: 3, enumValues: 0.5 };

/** What a list is counted as; `first` is its argument, where it takes one. */
export function sizeOfList(type: string, field: string, first: unknown): number {
  if (first !== undefined) return typeof first === 'number' ? Math.min(Math.max(first, 0), maxFirst) : defaultFirst;
  if (type.startsWith('__')) return introspected[field] ?? 1;
  return usual[`${type}.${field}`] ?? usual[field] ?? otherwise;
}
