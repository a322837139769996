import type { Provider } from '../database/provider.ts';
import { and, isIn, name, type Sql, sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import { fold } from '../text/fold.ts';
import type { KodeFilter } from './kode-filter.ts';
import type { TekstFilter } from './tekst-filter.ts';

/** Checks a value that a caller compares with and brings it to the stored form; `path` names it in the refusal. */
export type Parse = (value: string, path: string) => string;

/** Turns the filter of one field into a condition. */
export type FilterField<Filter = TekstFilter & KodeFilter> = (filter: Filter, path: string) => Sql;

type Comparison = { exact: Sql; parse: Parse; pattern: Sql; parsePart: Parse };

const maxValues = 1000;
const asIs: Parse = (value) => value;

/** A column compared letter by letter. */
export const exactField = (provider: Provider, column: string, parse: Parse = asIs, parsePart: Parse = parse) =>
  filterField(provider, { exact: name(column), parse, pattern: name(column), parsePart });

/** A name: eq and in compare the name itself, startsWith and contains its folded form. */
export const foldedField = (provider: Provider, column: string, foldedColumn: string) =>
  filterField(provider, { exact: name(column), parse: asIs, pattern: name(foldedColumn), parsePart: foldedPart });

function filterField(provider: Provider, { exact, parse, pattern, parsePart }: Comparison): FilterField {
  return (filter, path) => {
    refuseUnusable(filter, path);
    const { eq, in: values, startsWith, contains } = filter;
    const conditions: Sql[] = [];
    if (eq === null) conditions.push(sql`${exact} IS NULL`);
    else if (eq !== undefined) conditions.push(sql`${exact} = ${parse(eq, `${path}.eq`)}`);
    if (values)
      conditions.push(
        isIn(
          provider,
          exact,
          values.map((value) => parse(value, `${path}.in`)),
        ),
      );
    if (startsWith) conditions.push(sql`${pattern} LIKE ${`${parsePart(startsWith, `${path}.startsWith`)}%`}`);
    if (contains) conditions.push(sql`${pattern} LIKE ${`%${parsePart(contains, `${path}.contains`)}%`}`);
    return and(conditions);
  };
}

/** A filter that would silently match everything is refused; only `eq` gives null a meaning. */
function refuseUnusable(filter: TekstFilter & KodeFilter, path: string): void {
  const { eq, in: values, startsWith, contains } = filter;
  const operators = 'eq, in, startsWith, contains';
  if (eq === undefined && !values && !startsWith && !contains)
    throw refusal('FILTER_EMPTY', { field: path, operators, example: 'eq: "…"' });
  for (const [operator, value] of Object.entries({ in: values, startsWith, contains }))
    if (value === null || value === '') throw refusal('FILTER_EMPTY', { field: `${path}.${operator}`, operators });
  if (values && values.length > maxValues)
    throw refusal('LIMIT_EXCEEDED', { field: `${path}.in`, what: `${path}.in`, max: maxValues });
}

function foldedPart(value: string, path: string): string {
  const text = fold(value);
  if (text === '') throw refusal('TEXT_EMPTY', { field: path, example: 'contains: "solstråle"' });
  return text;
}
