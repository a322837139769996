/** Whether a text is a day of the calendar. `Date` takes 30 February for 1 March, and has a year 0000, which XML Schema has not. */
export function isDay(text: string): boolean {
  return /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}

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
function dayOf(moment: Date): string {
  const year = moment.getUTCFullYear();
  if (year > 9999) return '9999-12-31';
  return year < 1 ? '0001-01-01' : moment.toISOString().slice(0, 10);
}

/** The same day of another month; its last day where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const moment = monthsFrom(year, month - 1 + months);
  const lastDate = new Date(monthsFrom(year, month + months).getTime() - 1).getUTCDate();
  moment.setUTCDate(Math.min(date, lastDate));
  return dayOf(moment);
}

/** The first of the month so many months after January of a year; `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function monthsFrom(year: number, months: number): Date {
  const moment = new Date(0);
  moment.setUTCFullYear(year, months, 1);
  return moment;
}

/**
 * Systems that cannot leave a last day empty write one that nobody lives to see: 9999-12-31 (the greatest date of SQL
 * databases and of SAP), 2999-12-31, 2099-12-31. No end is known to lie so far ahead.
 */
const farthest = '2099-12-31';

export const isOpenEnd = (day: string): boolean => isDay(day) && day >= farthest;

/** A last day; null, which is no end, where the one given only stands for none. */
export const openEnd = (day: string | null): string | null => (day !== null && isOpenEnd(day) ? null : day);
