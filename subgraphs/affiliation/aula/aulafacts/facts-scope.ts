import { and, inSnapshot, isIn, name, type Snapshot, type Sql, sql } from '../../../common/database/sql.ts';
import { addDays } from '../../../common/parse/days.ts';
import type { Source } from '../../core/change/held-objects.ts';

/** Whose facts are read, for which day, in which state of the data. */
export interface FactsScope {
  source: Source;
  numre: readonly string[];
  day: string;
  snapshot: Snapshot;
}

/** Who comes within these many days counts already: a unit is got ready before its first day. */
const horizon = 31;

/** The versions of the scope's state that are dated to hold on its day, or soon will. */
export const holdsSoon = ({ day, snapshot }: FactsScope, alias: string): Sql =>
  sql`${inSnapshot(snapshot, alias)} AND ${name(alias, 'gyldigFra')} <= ${addDays(day, horizon)}
    AND (${name(alias, 'gyldigTil')} IS NULL OR ${name(alias, 'gyldigTil')} >= ${day})`;

/** The same of ties to a unit and of childminders, of which those called off never come. */
export const tied = (scope: FactsScope, alias: string): Sql =>
  sql`${holdsSoon(scope, alias)} AND NOT ${name(alias, 'aflyst')}`;

/** The rows of the scope's units. */
export const ofUnits = ({ source, numre }: FactsScope, alias: string): Sql =>
  isIn(source.provider, name(alias, 'enhedsNummer'), numre);

/** How many rows of a group fit the conditions. */
export const countIf = (...conditions: Sql[]): Sql => sql`COUNT(CASE WHEN ${and(conditions)} THEN 1 END)`;

/** One row of counts per unit, by its number; a unit without a row has none of anything. */
export function countsByUnit<Counts extends object>(
  rows: readonly ({ nummer: string } & Record<keyof Counts, number | bigint>)[],
  none: Counts,
): (nummer: string) => Counts {
  const byNummer = new Map(
    rows.map(({ nummer, ...counts }) => [
      nummer,
      Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, Number(value)])) as Counts,
    ]),
  );
  return (nummer) => byNummer.get(nummer) ?? none;
}
