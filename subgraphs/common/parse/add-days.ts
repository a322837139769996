/** The day that many days later, or earlier. */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return dayOf(moment);
}

/**
 * A moment's day as text, the nearest where the calendar of the register ends: days are compared as texts, and the
 * year 10000 is written "+010000", which sorts before every other.
 */
export function dayOf(moment: Date): string {
  const year = moment.getUTCFullYear();
  if (year > 9999) return '9999-12-31';
  return year < 1 ? '0001-01-01' : moment.toISOString().slice(0, 10);
}
