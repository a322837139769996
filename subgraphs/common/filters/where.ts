import { and, or, type Sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import type { FilterField } from './filter-field.ts';

/** A `where` argument: field filters, all of which must hold, and nested AND / OR. */
export interface Where {
  AND?: Where[] | null;
  OR?: Where[] | null;
}

const maxConditions = 200;
/** How deep AND and OR may be nested: SQLite's parser goes no deeper than about 90. */
const maxDepth = 20;

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
