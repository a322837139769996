import { isDay } from '../../common/parse/is-day.ts';

/** The day so many days later, or earlier. What is no day is left for the rules to refuse. */
export function shiftDay(dag: string, days: number): string {
  if (!isDay(dag)) return dag;
  const date = new Date(`${dag}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
