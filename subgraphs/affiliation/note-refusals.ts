import { GraphQLError, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { actorOf } from '../common/auth/may.ts';
import { and, isIn, join, name, type Provider, raw, type Sql, sql } from '../common/database/sql.ts';
import { institutionNumberPattern, isUuid, normalKommunekode } from '../common/parse/identifiers.ts';
import type { AffiliationContext } from './context.ts';
import { type ObjectKind, objectKinds } from './core/change/object-kinds.ts';
import { unitColumnOf } from './core/change/stored-object.ts';
import type { AffiliationDatabase } from './core/store/database.ts';
import { type Asked, logAsked } from './laeselog/show.ts';
import { parseKommunekode } from './units/enhed/enhed.ts';

type Resolver = GraphQLFieldResolver<unknown, AffiliationContext>;

/** Somebody is refused: why, by which operation, and what it named. */
interface Refused {
  hvad: string;
  formaal: string;
  named: Named;
}

/** What a payload of a mutation says of each problem, as far as it matters here. */
interface Refusal {
  code?: unknown;
  path?: unknown;
}

/** Beside the right itself: whose word it is (a source), and what is not there, or is to who asks as if it were not. */
const refusals = new Set<unknown>([
  ...['NOT_ALLOWED', 'CREDENTIALS_MISSING', 'SIGN_IN_IMPOSSIBLE'],
  ...['KILDE_NOT_YOURS', 'OBJECT_UNKNOWN'],
]);

/**
 * Makes every field of a schema note in the read log whom it refuses, before it does: who tries stands there as who sees does.
 * A refusal is thrown, stands in the `errors` of a mutation, or is the null that a query answers an id with.
 */
export function noteRefusals(schema: GraphQLSchema): void {
  const mutations = schema.getMutationType()?.name;
  const queries = schema.getQueryType()?.name;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.resolve) continue;
      const codesOf = type.name === mutations ? ofPayload : type.name === queries ? ofNothing : nothing;
      field.resolve = noting(field.resolve, `${type.name}.${field.name}`, codesOf);
    }
  }
}

/** What an answer that is not thrown refuses. */
type Reading = (value: unknown, args: Record<string, unknown>) => Pick<Refused, 'hvad' | 'named'>[];

const nothing: Reading = () => [];

const ofNothing: Reading = (value, { id, ids }) => {
  if (value === null && typeof id === 'string') return [{ hvad: 'OBJECT_UNKNOWN', named: namedIn({ id }) }];
  if (!Array.isArray(value) || !Array.isArray(ids)) return [];
  const lacking = ids.filter((_, i) => value[i] === null);
  return lacking.length === 0 ? [] : [{ hvad: 'OBJECT_UNKNOWN', named: namedIn({ id: lacking }) }];
};

/** Each code once, with everything that was named where it stands. */
const ofPayload: Reading = (value, args) => {
  const { errors } = (value ?? {}) as { errors?: readonly Refusal[] };
  const refused = (Array.isArray(errors) ? errors : []).filter(({ code }) => refusals.has(code));
  return [...new Set(refused.map(({ code }) => String(code)))].map((hvad) => {
    const paths = refused.filter(({ code }) => code === hvad).map(({ path }) => path);
    return { hvad, named: namedIn(paths.map((path) => at(args, path))) };
  });
};

/** What stands at a place of the input; all of it where the place is none. */
function at(args: Record<string, unknown>, path: unknown): unknown {
  const steps = Array.isArray(path) ? path.map(String) : [];
  const found = steps.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], args);
  return steps.length === 0 || found == null ? args : { [steps.at(-1) ?? '']: found };
}

const noting =
  (resolve: Resolver, formaal: string, read: Reading): Resolver =>
  (root, args, context, info) => {
    const refuse = async (error: unknown) => {
      if (isRefusal(error)) await note(context, { ...thrown(error, root, args), formaal });
      throw error;
    };
    const answer = async (value: unknown) => {
      for (const refused of read(value, args)) await note(context, { ...refused, formaal });
      return value;
    };
    try {
      const value: unknown = resolve(root, args, context, info);
      if (read === nothing) return value instanceof Promise ? value.catch(refuse) : value;
      return value instanceof Promise ? value.then(answer, refuse) : answer(value);
    } catch (error) {
      return refuse(error);
    }
  };

/** The same of what is no field of the schema, such as a file: whom it refused, and what was asked for. */
export async function noteRefusal(context: AffiliationContext, error: unknown, formaal: string, asked: object) {
  if (isRefusal(error)) await note(context, { ...thrown(error, null, asked), formaal });
}

const isRefusal = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && refusals.has(error.extensions.code);

/** The refusal of a field of a unit or person is about that one, any other about what the arguments name. */
function thrown({ extensions }: GraphQLError, root: unknown, args: object) {
  const { nummer, id } = (root ?? {}) as { nummer?: unknown; id?: unknown };
  return { hvad: String(extensions.code), named: namedIn([{ enhed: nummer, id }, args]) };
}

/** Once in a request, however many objects refuse the same. */
async function note(
  { caller, requestId, database, refused, strangers }: AffiliationContext,
  { hvad, formaal, named }: Refused,
): Promise<void> {
  const key = JSON.stringify([hvad, formaal, named]);
  if (refused.has(key)) return;
  refused.add(key);
  const looker = { actor: actorOf(caller), requestId };
  if (caller.kind === 'anonymous') return strangers.add({ ...looker, hvad, formaal });
  const about = { lineKind: 'afslag', hvad, formaal, antal: null } as const;
  const lines = [...placed(named, caller), ...(await findNamed(database, named.ids))];
  await logAsked(
    database,
    looker,
    lines.map((line): Asked => ({ ...about, ...line })),
  );
}

type Line = Pick<Asked, 'kommuner' | 'enheder' | 'personId' | 'spoergsmaal'>;

/**
 * For the units and municipalities that were named; where an id was, or nothing, for the caller's own. That line is the
 * same whether there is such an object or not: whoever reads it there learns no more than who was refused. Beside it
 * stands one for the municipality whose object it is, if there is one.
 */
function placed({ ids, kommuner, enheder }: Named, { roles }: AffiliationContext['caller']): Line[] {
  const isPlaced = kommuner.length + enheder.length > 0;
  const named = isPlaced ? { kommuner, enheder, spoergsmaal: null } : null;
  if (named && ids.length === 0) return [named];
  const own = {
    kommuner: [...new Set(roles.flatMap((role) => role.kommuner))],
    enheder: [...new Set(roles.flatMap((role) => role.enheder))],
    spoergsmaal: ids.length === 0 ? null : 'id',
  };
  return [...(named ? [named] : []), own];
}

/** What arguments name: ids of anything, municipalities, and units of the register. */
interface Named {
  ids: readonly string[];
  kommuner: readonly string[];
  enheder: readonly string[];
}

/** What is named anywhere in arguments, whatever their shape: an operation that comes to be is read by itself. */
function namedIn(given: unknown): Named {
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
const personColumns: Partial<Record<ObjectKind, string>> = {
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
async function findNamed(
  { query, provider }: AffiliationDatabase,
  ids: readonly string[],
): Promise<Pick<Asked, 'kommuner' | 'enheder' | 'personId' | 'spoergsmaal'>[]> {
  if (ids.length === 0) return [];
  const rows = await query<{ objectKind: string; id: string; personId: string | null; kommune: string | null }>(
    join(
      (Object.keys(objectKinds) as ObjectKind[]).map((kind) => ofKind(provider, kind, ids)),
      ' UNION ALL ',
    ),
  );
  return rows.map(({ objectKind: kind, id, personId, kommune }) => {
    return { kommuner: kommune === null ? [] : [kommune], enheder: [], personId, spoergsmaal: `${kind} ${id}` };
  });
}

function ofKind(provider: Provider, kind: ObjectKind, ids: readonly string[]): Sql {
  const { table } = objectKinds[kind];
  const person = personColumns[kind];
  const unit = unitColumnOf(kind);
  const kommune = unit
    ? sql`(SELECT "Enhed"."kommuneKode" FROM "Enhed" WHERE "Enhed"."nummer" = ${name(table, unit)})`
    : name(table, 'kommuneKode');
  return sql`SELECT ${raw(`'${kind}'`)} AS "objectKind", "id", ${person ? name(person) : raw('NULL')} AS "personId", ${kommune} AS "kommune"
    FROM ${name(table)} WHERE ${and([sql`"toChange" IS NULL`, isIn(provider, name('id'), ids)])}`;
}
