import { and, or, type Sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import type { FilterField } from './filter-field.ts';

/** A `where` argument: field filters, all of which must hold, and nested AND / OR. */
export interface Where {
  AND?: Where[] | null;
  OR?: Where[] | null;
}

const maxConditions = 200;

/** Turns a `where` argument into one condition. */
export function compileWhere(where: Where | null | undefined, fields: Record<string, FilterField<never>>): Sql {
  let conditions = 0;
  const compile = (part: Where, path: string): Sql =>
    and(
      Object.entries(part)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => compileEntry(key, value, `${path}.${key}`)),
    );
  const compileEntry = (key: string, value: unknown, path: string): Sql => {
    if (++conditions > maxConditions)
      throw refusal('LIMIT_EXCEEDED', {
        field: 'where',
        what: 'the number of conditions in where',
        max: maxConditions,
      });
    if (value === null) throw refusal('FILTER_EMPTY', { field: path, operators: 'eq, in' });
    if (key === 'AND' || key === 'OR') {
      const parts = (value as Where[]).map((part, i) => compile(part, `${path}[${i}]`));
      return key === 'AND' ? and(parts) : or(parts);
    }
    const field = fields[key];
    if (!field) throw new Error(`no condition is defined for ${path}`);
    return field(value as never, path);
  };
  return compile(where ?? {}, 'where');
}
