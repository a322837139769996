import { parseDay } from '../../common/scalars/local-date.ts';
import { readValue } from './read-value.ts';
import type { Work } from './work.ts';

/** A day that a use case counts from; what is none is noted. */
export const readDay = (work: Work, value: string, path: string[]): string | undefined =>
  readValue(work, value, path, parseDay);
