import { GraphQLError, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { actorOf } from '../../common/auth/actor-of.ts';
import { isUuid } from '../../common/parse/uuid.ts';
import type { AffiliationContext } from '../context.ts';
import { parseKommunekode } from '../enhed/enhed-reach.ts';
import { logAsked } from './show.ts';
import { namedKommuner } from './soegning.ts';

type Resolver = GraphQLFieldResolver<unknown, AffiliationContext>;

const refusals = new Set<unknown>(['NOT_ALLOWED', 'CREDENTIALS_MISSING', 'SIGN_IN_IMPOSSIBLE']);

/** Makes every field of a schema note in the read log whom it refuses, before it does: who tries is told of as who sees. */
export function noteRefusals(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields()))
      if (field.resolve) field.resolve = noting(field.resolve, `${type.name}.${field.name}`);
  }
}

const noting =
  (resolve: Resolver, formaal: string): Resolver =>
  (root, args, context, info) => {
    const refuse = async (error: unknown) => {
      if (isRefusal(error)) await note(context, error, { formaal, owner: ownerOf(formaal, root, args) });
      throw error;
    };
    try {
      const value: unknown = resolve(root, args, context, info);
      return value instanceof Promise ? value.catch(refuse) : value;
    } catch (error) {
      return refuse(error);
    }
  };

const isRefusal = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && refusals.has(error.extensions.code);

/** Once in a request, however many objects refuse the same. */
async function note(
  { caller, requestId, database, refused, strangers }: AffiliationContext,
  { extensions }: GraphQLError,
  { formaal, owner }: { formaal: string; owner: Owner },
): Promise<void> {
  const hvad = String(extensions.code);
  const key = JSON.stringify([hvad, formaal, owner]);
  if (refused.has(key)) return;
  refused.add(key);
  const looker = { actor: actorOf(caller), requestId };
  if (caller.kind === 'anonymous') return strangers.add({ ...looker, hvad, formaal });
  const own = caller.roles.flatMap(({ kommuner }) => kommuner);
  const kommuner = owner.kommuner ?? (owner.enheder.length > 0 || owner.personId !== null ? [] : own);
  const asked = { ...owner, kommuner, hvad, formaal, antal: null, spoergsmaal: null };
  await logAsked(database, looker, [{ slags: 'afslag', ...asked }]);
}

/** Whose data was asked for, as far as the question tells. */
interface Owner {
  kommuner: string[] | null;
  enheder: string[];
  personId: string | null;
}

const namesPerson = new Set(['Query.person', 'Query.exportPerson']);

/** Of a field of a unit or person that unit or person; else the municipality that the arguments name. */
function ownerOf(
  field: string,
  root: unknown,
  args: { where?: object | null; kommune?: unknown; id?: unknown },
): Owner {
  const { nummer, id } = (root ?? {}) as { nummer?: unknown; id?: unknown };
  const person = field.startsWith('Person.') ? id : namesPerson.has(field) ? args.id : null;
  return {
    kommuner: kommunerOf(args),
    enheder: typeof nummer === 'string' ? [nummer] : [],
    personId: typeof person === 'string' && isUuid(person) ? person : null,
  };
}

function kommunerOf({ where, kommune }: { where?: object | null; kommune?: unknown }): string[] | null {
  try {
    return typeof kommune === 'string' ? [parseKommunekode(kommune, 'kommune')] : namedKommuner(where);
  } catch {
    return null; // it was refused before it was read
  }
}
