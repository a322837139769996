import { and, isIn, name, or, type Provider, type Sql, sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import { mostIn } from '../most.ts';
import { parseFolded, parseText } from '../parse/text.ts';
import type { KodeFilter, TekstFilter } from './filter-inputs.ts';

/** A `where` argument: field filters, all of which must hold, and nested AND / OR. */
export interface Where {
  AND?: Where[] | null;
  OR?: Where[] | null;
}

const { conditions: maxConditions, conditionDepth: maxDepth, conditionValues: maxValues } = mostIn;

/** Turns a `where` argument into one condition; not every one has AND and OR. */
export function compileWhere(
  where: Where | object | null | undefined,
  fields: Record<string, FilterField<never>>,
): Sql {
  let conditions = 0;
  const count = () => {
    if (++conditions > maxConditions)
      throw tooMany('the number of conditions in where', 'antallet af betingelser i where', maxConditions);
  };
  const compile = (part: object, path: string, depth: number): Sql => {
    const entries = Object.entries(part).filter(([, value]) => value !== undefined);
    if (entries.length === 0) count(); // an empty part holds for every row, yet it stands in the statement
    return and(entries.map(([key, value]) => compileEntry(key, value, `${path}.${key}`, depth)));
  };
  const compileEntry = (key: string, value: unknown, path: string, depth: number): Sql => {
    count();
    if (key === 'AND' || key === 'OR') {
      if (value === null) throw noConditions(path, key);
      if (depth === maxDepth)
        throw tooMany('the nesting of AND and OR in where', 'indlejringen af AND og OR i where', maxDepth);
      const parts = (value as Where[]).map((part, i) => compile(part, `${path}[${i}]`, depth + 1));
      return key === 'AND' ? and(parts) : or(parts);
    }
    const field = fields[key];
    if (!field) throw new Error(`no condition is defined for ${path}`);
    return field(value as never, path);
  };
  return where ? compile(where, 'where', 0) : and([]);
}

const tooMany = (what: string, hvad: string, max: number) =>
  refusal('LIMIT_EXCEEDED', { field: 'where', what, hvad, max });

const noConditions = (field: string, key: string) =>
  refusal('VALUE_MALFORMED', {
    field,
    value: null,
    expected: 'a list of conditions',
    forventet: 'en liste af betingelser',
    example: `${key}: [{ navn: { contains: "solstråle" } }]`,
  });

/** Checks a value that a caller compares with and brings it to the stored form; `path` names it in the refusal. */
export type Parse = (value: string, path: string) => string;

/** Turns the filter of one field into a condition; refuses null, as it does a filter without an operator. */
export type FilterField<Filter = TekstFilter & KodeFilter> = (filter: Filter | null, path: string) => Sql;

type Pattern = { parse: Parse; startsWith(part: string): Sql; contains(part: string): Sql };
type Comparison = { exact: Sql; parse: Parse; pattern?: Pattern };

/** A column compared letter by letter. */
export const exactField = (provider: Provider, column: string, parse: Parse, parsePart: Parse) =>
  filterField(provider, { exact: name(column), parse, pattern: placed(provider, name(column), parsePart) });

/** A column of codes or ids, which are compared whole. */
export const kodeField = (provider: Provider, column: string, parse: Parse = parseText) =>
  filterField(provider, { exact: name(column), parse });

/**
 * One of two columns, as before and after a change. Null cannot be asked for, since a new object has none before; the
 * refusal says what is `wanted` instead.
 */
export const eitherField =
  (
    before: FilterField,
    after: FilterField,
    wanted: { expected: string; forventet: string; example?: string },
  ): FilterField =>
  (filter, path) => {
    if (filter?.eq === null) throw refusal('VALUE_MALFORMED', { field: `${path}.eq`, value: null, ...wanted });
    return or([before(filter, path), after(filter, path)]);
  };

/** A code or id that is computed rather than stored in a column. */
export const expressionField = (provider: Provider, exact: Sql, parse: Parse) =>
  filterField(provider, { exact, parse });

/** A name: eq and in compare the name itself, startsWith and contains its folded form. */
export const foldedField = (provider: Provider, column: string, foldedColumn: string) =>
  foldedExpression(provider, name(column), foldedColumn);

/** The same of a name that stands in several columns. */
export const foldedExpression = (provider: Provider, exact: Sql, foldedColumn: string) =>
  filterField(provider, {
    exact,
    parse: parseText,
    pattern: liked(name(foldedColumn), (value, path) => parseFolded(value, path, 'contains: "solstråle"')),
  });

/** Folded text has no wildcards, for which LIKE would take them. */
const liked = (column: Sql, parse: Parse): Pattern => ({
  parse,
  startsWith: (part) => sql`${column} LIKE ${`${part}%`}`,
  contains: (part) => sql`${column} LIKE ${`%${part}%`}`,
});

/** Other text is compared letter by letter: LIKE knows wildcards, on SQLite no case, and takes 50,000 bytes at most. */
function placed(provider: Provider, column: Sql, parse: Parse): Pattern {
  const place = (part: string) =>
    provider === 'postgresql' ? sql`strpos(${column}, ${part})` : sql`instr(${column}, ${part})`;
  return { parse, startsWith: (part) => sql`${place(part)} = 1`, contains: (part) => sql`${place(part)} > 0` };
}

function filterField(provider: Provider, { exact, parse, pattern }: Comparison): FilterField {
  return (filter, path) => {
    const { eq, in: values, startsWith, contains } = usable(filter, path, pattern !== undefined);
    const conditions: Sql[] = [];
    if (eq === null) conditions.push(sql`${exact} IS NULL`);
    else if (eq !== undefined) conditions.push(sql`${exact} = ${parse(eq, `${path}.eq`)}`);
    if (values) {
      const parsed = values.map((value) => parse(value, `${path}.in`));
      conditions.push(isIn(provider, exact, parsed));
    }
    if (pattern && startsWith) conditions.push(pattern.startsWith(pattern.parse(startsWith, `${path}.startsWith`)));
    if (pattern && contains) conditions.push(pattern.contains(pattern.parse(contains, `${path}.contains`)));
    return and(conditions);
  };
}

/** A filter that would silently match everything is refused; only `eq` gives null a meaning. */
function usable(filter: (TekstFilter & KodeFilter) | null, path: string, hasPattern: boolean) {
  const { eq, in: values, startsWith, contains } = filter ?? {};
  const operators = hasPattern ? 'eq, in, startsWith, contains' : 'eq, in';
  const refuse = (field: string) => refusal('FILTER_EMPTY', { field, operators, example: 'eq: "…"' });
  for (const [operator, value] of Object.entries({ in: values, startsWith, contains }))
    if (value === null || value === '') throw refuse(`${path}.${operator}`);
  if (eq === undefined && !values && !startsWith && !contains) throw refuse(path);
  if (values && values.length > maxValues)
    throw refusal('LIMIT_EXCEEDED', {
      field: `${path}.in`,
      what: `the length of ${path}.in`,
      hvad: `længden af ${path}.in`,
      max: maxValues,
    });
  return { eq, in: values, startsWith, contains };
}
