import { join, raw, type Sql, sqltag } from '@prisma/client/runtime/client';
import type { Provider } from '../../common/database/provider.ts';
import { and, isIn, name } from '../../common/database/sql.ts';
import { institutionNumberPattern, isUuid, normalKommunekode } from '../../common/parse/identifiers.ts';
import { type Slags, slags, unitColumnOf } from '../change/slags.ts';
import type { AffiliationDatabase } from '../database.ts';
import { parseKommunekode } from '../enhed/enhed-reach.ts';
import type { Asked } from './seen.ts';

/** What arguments name: ids of anything, municipalities, and units of the register. */
export interface Named {
  ids: readonly string[];
  kommuner: readonly string[];
  enheder: readonly string[];
}

/** What is named anywhere in arguments, whatever their shape: an operation that comes to be is read by itself. */
export function namedIn(given: unknown): Named {
  const found = { ids: new Set<string>(), kommuner: new Set<string>(), enheder: new Set<string>() };
  collect(given, '', found);
  return { ids: [...found.ids], kommuner: [...found.kommuner], enheder: [...found.enheder] };
}

type Found = { readonly [Kind in keyof Named]: Set<string> };

function collect(given: unknown, field: string, found: Found): void {
  if (typeof given === 'string') take(given, field, found);
  else if (Array.isArray(given)) for (const one of given) collect(one, field, found);
  else if (typeof given === 'object' && given !== null)
    for (const [key, one] of Object.entries(given))
      if (key !== 'idempotencyKey') collect(one, operators.has(key) ? field : key, found);
}

/** A filter's operators belong to the field that they compare. */
const operators = new Set(['eq', 'in']);

function take(value: string, field: string, { ids, kommuner, enheder }: Found): void {
  const nummer = value.trim().toUpperCase();
  if (isUuid(value)) ids.add(value);
  else if (institutionNumberPattern.test(nummer)) enheder.add(nummer);
  else if (/kommune/i.test(field) && isKommune(value)) kommuner.add(normalKommunekode(value));
}

function isKommune(value: string): boolean {
  try {
    return parseKommunekode(value, '') !== '';
  } catch {
    return false; // it was refused before it was read
  }
}

/** Whom an object of a kind is about; null where it is about nobody. */
const personColumns: Partial<Record<Slags, string>> = {
  person: 'id',
  tilknytning: 'personId',
  dagplejer: 'personId',
  gaesteophold: 'barnId',
  brugeradministrator: 'personId',
};

/**
 * A line of the read log for each object that has one of the ids, for the municipality whose it is. One statement over all
 * kinds, whatever it finds: nobody is to tell by the time it takes whether there was something to find.
 */
export async function findNamed(
  { query, provider }: AffiliationDatabase,
  ids: readonly string[],
): Promise<Pick<Asked, 'kommuner' | 'enheder' | 'personId' | 'spoergsmaal'>[]> {
  if (ids.length === 0) return [];
  const rows = await query<{ slags: string; id: string; personId: string | null; kommune: string | null }>(
    join(
      (Object.keys(slags) as Slags[]).map((kind) => ofKind(provider, kind, ids)),
      ' UNION ALL ',
    ),
  );
  return rows.map(({ slags: kind, id, personId, kommune }) => {
    return { kommuner: kommune === null ? [] : [kommune], enheder: [], personId, spoergsmaal: `${kind} ${id}` };
  });
}

function ofKind(provider: Provider, kind: Slags, ids: readonly string[]): Sql {
  const { table } = slags[kind];
  const person = personColumns[kind];
  const unit = unitColumnOf(kind);
  const kommune = unit
    ? sqltag`(SELECT "Enhed"."kommuneKode" FROM "Enhed" WHERE "Enhed"."nummer" = ${name(table, unit)})`
    : name(table, 'kommuneKode');
  return sqltag`SELECT ${raw(`'${kind}'`)} AS "slags", "id", ${person ? name(person) : raw('NULL')} AS "personId", ${kommune} AS "kommune"
    FROM ${name(table)} WHERE ${and([sqltag`"toChange" IS NULL`, isIn(provider, name('id'), ids)])}`;
}
