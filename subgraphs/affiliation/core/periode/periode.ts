import { type Sql, sql } from '../../../common/database/sql.ts';
import { addDays, isDay } from '../../../common/parse/days.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';

/** Days from the first to the last, both included, as ISO dates; no last day is known when it is null. */
export interface Periode {
  gyldigFra: string;
  gyldigTil: string | null;
}

/** Whether a period holds a day. */
export const isOn = ({ gyldigFra, gyldigTil }: Periode, dag: string): boolean =>
  gyldigFra <= dag && (gyldigTil === null || gyldigTil >= dag);

/** Whether a period, begun or not, has a day that is no earlier than this one. */
export const lastsTo = ({ gyldigTil }: Pick<Periode, 'gyldigTil'>, dag: string): boolean =>
  gyldigTil === null || gyldigTil >= dag;

/** Whether every day of the inner period is one of the outer. */
export const isWithin = (inner: Periode, outer: Periode): boolean =>
  inner.gyldigFra >= outer.gyldigFra &&
  (outer.gyldigTil === null || (inner.gyldigTil !== null && inner.gyldigTil <= outer.gyldigTil));

/** Whether two periods have a day in common. */
export const overlaps = (one: Periode, other: Periode): boolean =>
  (other.gyldigTil === null || one.gyldigFra <= other.gyldigTil) &&
  (one.gyldigTil === null || other.gyldigFra <= one.gyldigTil);

/** The first day of a period that none of the others holds; null when they hold every day of it. */
export function firstUncovered(periode: Periode, others: readonly Periode[]): string | null {
  let dag = periode.gyldigFra;
  for (const other of [...others].sort((a, b) => (a.gyldigFra < b.gyldigFra ? -1 : 1))) {
    if (!isOn(other, dag)) continue;
    if (other.gyldigTil === null || (periode.gyldigTil !== null && other.gyldigTil >= periode.gyldigTil)) return null;
    dag = shiftDay(other.gyldigTil, 1);
  }
  return dag;
}

/** The last day of what ends when something else begins. */
export const dayBefore = (dag: string): string => shiftDay(dag, -1);

/** The day so many days later, or earlier. The rules refuse what is no day. */
export const shiftDay = (dag: string, days: number): string => (isDay(dag) ? addDays(dag, days) : dag);

/** The condition of rows whose period holds a day. */
export const existsOn = (day: string): Sql =>
  sql`"gyldigFra" <= ${day} AND ("gyldigTil" IS NULL OR "gyldigTil" >= ${day})`;

/** The same for what can be called off: nothing that was. */
export const holdsOn = (day: string): Sql => sql`NOT "aflyst" AND ${existsOn(day)}`;

/** The day that an argument names, or today. */
export const dayOr = (today: string, given: string | null | undefined, field: string): string =>
  given === null || given === undefined ? today : parseDay(given, field);

export const paaDagDescription = 'The day that is asked about; today when left out.';
