import type { z } from 'zod';
import { parseFields } from '../input/parse-fields.ts';
import type { Work } from './work.ts';

/**
 * An input as its schema has it; what is wrong with it is noted. A field that was left out stays away. So does a
 * malformed one, or something lawful stands in for it where it cannot be left out: the write is refused, but everything
 * else that is wrong with it is told at once. Undefined when too little is left of it.
 */
export function readInput<T extends object>(
  work: Work,
  schema: z.ZodType<T>,
  given: object,
  path: string[],
  standIns: Readonly<Record<string, unknown>> = {},
): T | undefined {
  const parsed = parseFields(schema, given, path);
  if (!('problems' in parsed)) return withoutLeftOut(parsed.value);
  work.errors.push(...parsed.problems);
  const malformed = new Set(parsed.problems.map((problem) => problem.path[path.length] ?? ''));
  for (const field of doubtedBy(malformed)) work.doubt([...path, field]);
  const read = Object.entries(given).filter(([field]) => !malformed.has(field));
  const standing = Object.entries(standIns).filter(([field]) => malformed.has(field));
  const { data } = schema.safeParse(Object.fromEntries([...read, ...standing]));
  return data && withoutLeftOut(data);
}

/** Fields that are judged by each other. */
const pairs = [
  ['gyldigFra', 'gyldigTil'],
  ['gruppetype', 'trin'],
];
const doubtedBy = (malformed: ReadonlySet<string>): string[] => [
  ...malformed,
  ...pairs.filter((pair) => pair.some((field) => malformed.has(field))).flat(),
];

const withoutLeftOut = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
