import type { z } from 'zod';
import { parseFields } from '../import/parse-fields.ts';
import type { Work } from './work.ts';

/** An input as its schema has it; what is wrong with it is noted. A field that was left out stays away. */
export function readInput<T extends object>(
  work: Work,
  schema: z.ZodType<T>,
  given: unknown,
  path: string[],
): T | undefined {
  const parsed = parseFields(schema, given, path);
  if ('problems' in parsed) {
    work.errors.push(...parsed.problems);
    return undefined;
  }
  return Object.fromEntries(Object.entries(parsed.value).filter(([, value]) => value !== undefined)) as T;
}
