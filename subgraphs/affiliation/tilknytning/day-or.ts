import { parseDay } from '../../common/scalars/local-date.ts';

/** The day that an argument names, or today. */
export const dayOr = (today: string, given: string | null | undefined, field: string): string =>
  given === null || given === undefined ? today : parseDay(given, field);
