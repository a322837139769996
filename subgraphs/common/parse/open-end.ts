import { isDay } from './is-day.ts';

/**
 * Systems that cannot leave a last day empty write one that nobody lives to see: 9999-12-31 (the greatest date of SQL
 * databases and of SAP), 2999-12-31, 2099-12-31. No end is known to lie so far ahead.
 */
const farthest = '2099-12-31';

export const isOpenEnd = (day: string): boolean => isDay(day) && day >= farthest;

/** A last day; null, which is no end, where the one given only stands for none. */
export const openEnd = (day: string | null): string | null => (day !== null && isOpenEnd(day) ? null : day);
