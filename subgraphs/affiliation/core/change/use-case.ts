import { GraphQLError } from 'graphql';
import type { z } from 'zod';
import type { Action } from '../../../common/auth/permissions.ts';
import { mostIn } from '../../../common/most.ts';
import { parseInstitutionNumber } from '../../../common/parse/identifiers.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';
import { cleanText, isShowableInLines } from '../../../common/text/clean-text.ts';
import type { ChangeSpan } from '../../../common/writes/in-turn.ts';
import { type Problem, refusal, refusalProblem } from '../../errors/refusals.ts';
import { parseFields } from '../input/fields.ts';
import type { AffiliationTransaction } from '../store/database.ts';
import type { ObjectDiff } from './stored-object.ts';
import type { Work } from './work.ts';

/** CPR numbers of an input. Looking for them is counted, and noted, whatever is found. */
interface GivenCpr {
  numre: readonly (string | null | undefined)[];
  /** They are stored with the write, and then counted with what is stored. */
  isStored: boolean;
  /** Persons and ties that the input names by id, and no place: they are counted for their municipality. */
  about?: { personer?: readonly string[]; tilknytninger?: readonly string[] };
  /** Those of them that are not stored although the write is, as its report has them. */
  leftOut?(report: object): readonly (string | null | undefined)[];
  /** Takes what is about those out of the report, for they are too many. */
  withhold?(report: object, beyond: GraphQLError): object;
}

/** What a write is to do. */
export interface UseCase {
  /** The right that it takes, in the municipality or at the unit of every object it names or touches, before and after. */
  action: Action;
  /** The mutation, for the read log; its right when left out. */
  navn?: string;
  /** What the caller gave: the same under one idempotency key is carried out once. */
  input: unknown;
  /**
   * Units and municipalities that the input names: the right is asked there before anything is looked up. Without it a
   * caller would learn from the answer whom a municipality knows.
   */
  places?: { enheder?: readonly string[]; kommuner?: readonly string[] };
  /** The CPR numbers that the input gives, which are looked up. */
  cpr?: GivenCpr;
  /** Loads and changes; what is impossible is noted as a problem of the work. Runs in a dry run, too. */
  run(work: Work): Promise<void> | void;
  /** What the write reports beside its changes, as JSON; a repeated call gets the same. Asked after `run`. */
  report?(work: Work): object;
  /** Stores what belongs to the write beside its objects, in its transaction. */
  keep?(tx: AffiliationTransaction, work: Work): Promise<void>;
  /** Through which door; "graphql" when left out. */
  source?: string;
}

/** What a write did, or in a dry run would do. */
export interface WriteAnswer {
  errors: Problem[];
  warnings: Problem[];
  changes: ObjectDiff[];
  /** What the use case reports beside its changes; null when it has nothing to report, or the caller may not know. */
  report: object | null;
  /** The changes in the change log; null when nothing was stored. */
  span: ChangeSpan | null;
  replayed: boolean;
}

/** The answer of a write that stores nothing. */
export const refused = (errors: Problem[], warnings: Problem[] = []): WriteAnswer => ({
  errors,
  warnings,
  changes: [],
  report: null,
  span: null,
  replayed: false,
});

/**
 * An input as its schema has it; what is wrong with it is noted. A field that was left out stays away. So does a
 * malformed one, or something lawful stands in for it where it cannot be left out: the write is refused, but everything
 * else that is wrong with it comes with it. Undefined when too little is left of it.
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

/** One value of a write's input, as its parser has it; what is wrong with it is noted beside the write's other problems. */
export function readValue<T>(
  work: Work,
  value: string,
  path: string[],
  parse: (value: string, field: string) => T,
): T | undefined {
  try {
    return parse(value, path.at(-1) ?? '');
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    work.errors.push(refusalProblem(error, path));
    work.doubt(path);
    return undefined;
  }
}

/** A text without the spaces around it; what is none, or too long, is noted. The text itself is not repeated. */
export const readText = (work: Work, value: string, path: string[], max: number, example: string) =>
  readValue(work, value, path, (given, field): string => {
    const text = cleanText(given);
    if (text !== '' && text.length <= max && isShowableInLines(text)) return text;
    throw refusal('VALUE_MALFORMED', {
      field,
      value: `(${given.length})`,
      expected: `1 to ${max} characters, no control characters but line breaks`,
      forventet: `1 til ${max} tegn, ingen styretegn ud over linjeskift`,
      example,
    });
  });

const maxNumre = mostIn.enheder;

/** The institution numbers of a write's input, each once, with its place (`within` the item of the list); what is none is noted. */
export function readNumre(work: Work, numre: readonly string[], path: string[], within: string[] = []) {
  const field = path.at(-1) ?? '';
  const found = new Map<string, string[]>();
  if (numre.length === 0) work.refuse('TEXT_EMPTY', path, { field, example: 'G10431' });
  if (numre.length > maxNumre) {
    const details = { what: `the length of ${field}`, hvad: `længden af ${field}`, max: maxNumre };
    work.refuse('LIMIT_EXCEEDED', path, details);
    return found;
  }
  for (const [i, value] of numre.entries()) {
    const place = [...path, String(i), ...within];
    const nummer = readValue(work, value, place, (given) => parseInstitutionNumber(given, field));
    if (nummer !== undefined && !found.has(nummer)) found.set(nummer, place);
  }
  return found;
}

/** A day that a use case counts from; what is none is noted. */
export const readDay = (work: Work, value: string, path: string[]): string | undefined =>
  readValue(work, value, path, parseDay);

/** The fields that the caller gave. A null where there must be a value is left for the rules to refuse. */
export const given = <Fields extends object>(fields: { [F in keyof Fields]?: Fields[F] | null }): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** A column that holds a JSON list of texts. */
export const parseList = (column: string): string[] => JSON.parse(column) as string[];

/** A row of an input as texts name it: a line of a file, or a place in a call ("rows.3"). */
export function namedRow([first = '', second]: readonly string[]): { other: string; anden: string } {
  if (/^\d+$/.test(first)) return { other: `line ${first}`, anden: `linje ${first}` };
  const place = [first, ...(second === undefined ? [] : [second])].join('.');
  return { other: place, anden: place };
}

/** Rows by what they share; a row without a key is in no group. */
export function groupBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = key === null ? undefined : groups.get(key);
    if (group) group.push(row);
    else if (key !== null) groups.set(key, [row]);
  }
  return groups;
}
