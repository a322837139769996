import { dayOf } from './add-days.ts';

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
