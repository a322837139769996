import { and, isIn, name, type Provider, sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import type { KodeFilter, TekstFilter } from '../filters/filter-inputs.ts';
import { type FilterField, kodeField, type Parse } from '../filters/where.ts';
import type { ValueFilter } from '../vocabulary.ts';

/** What a feed finds a change by, and the letter that such words begin with in the table ChangeKey. */
const letters = {
  kommune: 'k',
  daginstitution: 'd',
  enhed: 'e',
  object: 'n',
  kind: 'l',
  action: 'a',
  actor: 'w',
  field: 'f',
} as const;

export type ChangeWord = keyof typeof letters;

export const changeKey = (word: ChangeWord, value: string): string => `${letters[word]}${value}`;

/** The columns of Change that follow from the versions of its objects, so that the chain of the log leaves them out. */
export const placeColumns = { daginstitutionBefore: 'TEXT', daginstitutionAfter: 'TEXT' } as const;

/** What a line of a change log says that a feed can be filtered by. */
export interface KeyedLine {
  action: string;
  kommuneBefore?: string | null | undefined;
  kommuneAfter?: string | null | undefined;
  daginstitutionBefore?: string | null | undefined;
  daginstitutionAfter?: string | null | undefined;
  enhedBefore?: string | null | undefined;
  enhedAfter?: string | null | undefined;
}

/** Each of its keys once. A new object has all its fields from then on, which `keysOfFields` looks for by its action. */
export function keysOf(line: KeyedLine, own: { kind: string; object: string; actor: string; fields: string[] }) {
  const either = (word: ChangeWord, ...values: (string | null | undefined)[]) =>
    values.flatMap((value) => (value == null ? [] : [changeKey(word, value)]));
  const fields = line.action === 'create' ? [] : own.fields.map((field) => changeKey('field', field));
  return new Set([
    ...either('kommune', line.kommuneBefore, line.kommuneAfter),
    ...either('daginstitution', line.daginstitutionBefore, line.daginstitutionAfter),
    ...either('enhed', line.enhedBefore, line.enhedAfter),
    changeKey('object', own.object),
    changeKey('kind', own.kind),
    changeKey('action', line.action),
    changeKey('actor', own.actor),
    ...fields,
  ]);
}

/** The keys of changes in which one of these fields changed. */
const keysOfFields = (fields: readonly string[]): string[] =>
  fields.length === 0 ? [] : [changeKey('action', 'create'), ...fields.map((field) => changeKey('field', field))];

/** What may be asked of a field of a change. */
type Filter = KodeFilter & TekstFilter;

/** A part of a feed's `where`: the word that changes are found by, the filter, and how its values are read. */
export type KeyedFilter = readonly [ChangeWord, Filter | ValueFilter | null | undefined, Parse];

/** More values than this are not looked up one by one. */
const most = 100;

/** The keys of the first filter that names its values; null where no filter does. */
export function keysNamed(filters: readonly KeyedFilter[]): string[] | null {
  for (const [word, filter, parse] of filters) {
    const values = valuesOf(filter, parse);
    if (values && values.length <= most)
      return word === 'field' ? keysOfFields(values) : values.map((value) => changeKey(word, value));
  }
  return null;
}

function valuesOf(filter: KeyedFilter[1], parse: Parse): string[] | null {
  const { eq, in: values } = filter ?? {};
  if (eq != null) return [parse(eq, 'eq')];
  return values ? [...new Set(values.map((value) => parse(value, 'in')))] : null;
}

/** Whether a `where` asks only that one field has one of some values. */
export function isOneFilter(where: object | null | undefined): boolean {
  const asked = Object.values(where ?? {}).filter((filter) => filter !== undefined) as object[];
  const operators = asked.flatMap((filter) =>
    Object.entries(filter).flatMap(([key, value]) => (value == null ? [] : key)),
  );
  return asked.length === 1 && operators.length === 1 && ['eq', 'in'].includes(operators[0] ?? '');
}

/** A field that changed, as a condition on Change. A new object has every field. */
export const changedField =
  (provider: Provider, parse: Parse): FilterField =>
  (filter, path) => {
    kodeField(provider, 'key', parse)(filter, path); // refuses a malformed filter
    const { eq, in: values } = filter ?? {};
    if (eq === null)
      throw refusal('VALUE_MALFORMED', { field: `${path}.eq`, value: null, expected: 'a field', forventet: 'et felt' });
    const named = [
      ...(eq == null ? [] : [[parse(eq, path)]]),
      ...(values ? [values.map((one) => parse(one, path))] : []),
    ];
    const isAsked = named.map(
      (some) => sql`
      EXISTS (SELECT 1 FROM "ChangeKey" WHERE "change" = "Change"."id" AND ${isIn(provider, name('key'), keysOfFields(some))})`,
    );
    return and(isAsked);
  };
