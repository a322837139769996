import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { actorOf, reachOf } from '../common/auth/may.ts';
import type { Action } from '../common/auth/permissions.ts';
import type { AffiliationContext } from './context.ts';
import { type Search, searchLine } from './laeselog/search-line.ts';
import { logAsked } from './laeselog/show.ts';

/**
 * What tells of people without showing one, who they are or how many, and the right it takes. What shows persons or ties
 * notes itself, with whom it shows.
 */
export const searches: Readonly<Record<string, Action>> = {
  'Query.affiliationChanges': 'affiliationChanges.read',
  'Query.affiliationFindings': 'affiliationFindings.read',
  'Query.aulaReadiness': 'aula.read',
  'Query.aulaHistorik': 'aula.read',
  'Query.grupper': 'gruppe.read',
  'Query.leveringer': 'levering.read',
  'Dagplejegruppe.dagplejere': 'dagpleje.read',
  ...ofUnit('Anvisningsenhed', { dagplejere: 'dagpleje.read' }),
  ...ofUnit('AlternativAdresse', {}),
};

function ofUnit(level: string, own: Record<string, Action>): Record<string, Action> {
  const common = { aula: 'aula.read', beroerte: 'affiliationFindings.read', leveringer: 'levering.read' } as const;
  return Object.fromEntries(
    Object.entries({ ...common, ...own }).map(([field, action]) => [`${level}.${field}`, action]),
  );
}

type Resolver = GraphQLFieldResolver<unknown, AffiliationContext>;

/** Makes each of these fields note in the read log who asked what of whom, whatever was found, before it is answered. */
export function noteSearches(schema: GraphQLSchema): void {
  for (const [place, action] of Object.entries(searches)) {
    const [typeName = '', fieldName = ''] = place.split('.');
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field?.resolve) throw new Error(`the schema has no field ${place} to note`);
    field.resolve = typeName === 'Query' ? ofQuery(field.resolve, fieldName, action) : ofUnits(field.resolve, place);
  }
}

const ofQuery =
  (resolve: Resolver, formaal: string, action: Action): Resolver =>
  async (root, args, context, info) => {
    const value: unknown = await resolve(root, args, context, info);
    const where = (args.where ?? (typeof args.enhed === 'string' ? { enhed: args.enhed } : null)) as object | null;
    await note(context, { where, reach: reachOf(context.caller, action), formaal, antal: countOf(value) });
    return value;
  };

/** One line for all units of a request that ask the same, however many there are. */
const ofUnits =
  (resolve: Resolver, formaal: string): Resolver =>
  async (root, args, context, info) => {
    const value: unknown = await resolve(root, args, context, info);
    const { nummer, institutionsnummer } = root as { nummer?: string; institutionsnummer?: string };
    const found = JSON.stringify([nummer ?? institutionsnummer, countOf(value)]);
    await context.searched.load([formaal, args], found, async (all) => {
      const counts = all.map((one) => JSON.parse(one) as [string, number | null]);
      const antal = counts.reduce<number | null>((sum, [, n]) => (n === null ? sum : (sum ?? 0) + n), null);
      const reach = { kommuner: [], enheder: [...new Set(counts.map(([unit]) => unit))] };
      await note(context, { where: args, reach, formaal, antal });
      return all.map(() => null);
    });
    return value;
  };

/**
 * A caller who reaches nothing is noted where it belongs; an unknown one like every stranger, so that nobody fills the
 * log.
 */
async function note({ database, caller, requestId, strangers }: AffiliationContext, search: Search): Promise<void> {
  const looker = { actor: actorOf(caller), requestId };
  const { formaal, reach } = search;
  if (caller.kind === 'anonymous') return strangers.add({ ...looker, hvad: 'CREDENTIALS_MISSING', formaal });
  const isNowhere = reach.all !== true && reach.kommuner.length + reach.enheder.length === 0;
  const own = {
    kommuner: [...new Set(caller.roles.flatMap(({ kommuner }) => kommuner))],
    enheder: [...new Set(caller.roles.flatMap(({ enheder }) => enheder))],
  };
  await logAsked(database, looker, [searchLine(isNowhere ? { ...search, reach: own } : search)]);
}

/** How many an answer has; null where it is no list. */
function countOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  const { totalCount, nodes } = (value ?? {}) as { totalCount?: unknown; nodes?: unknown };
  if (typeof totalCount === 'number') return totalCount;
  return Array.isArray(nodes) ? nodes.length : null;
}
