import { GraphQLError } from 'graphql';
import { type ActionReach, may, reachOf } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { and, inSnapshot, isIn, join, name, type Provider, raw, type Sql, sql } from '../../common/database/sql.ts';
import { isUuid } from '../../common/parse/identifiers.ts';
import { readBrugeradministratorer } from '../agreements/brugeradministrator/brugeradministrator.reader.ts';
import { readDataaftale } from '../agreements/dataaftale/dataaftale.reader.ts';
import type { AffiliationContext } from '../context.ts';
import { type ObjectKind, objectKinds } from '../core/change/object-kinds.ts';
import { unitColumnOf } from '../core/change/stored-object.ts';
import { readGaesteophold } from '../dagpleje/gaestepleje/gaesteophold.reader.ts';
import { readLaeselinje } from '../laeselog/laeselog.resolver.ts';
import { readKilder, readKildeskribenter } from '../people/kilde/kilde.reader.ts';
import { toPerson } from '../people/person/person.ts';
import { visiblePersons } from '../people/person/reader.ts';
import { readRollemappings, shippedRollemapping } from '../people/rollemapping/rollemapping.reader.ts';
import { visibleTilknytninger } from '../people/tilknytning/tilknytning-condition.ts';
import { refuseEnhed, unitInReach } from '../units/enhed/enhed.ts';
import { registerObject } from './register-objects.ts';

/** What is found, with its type. */
export type Found = { __typename: string };

/** What an id stands for, and the unit or else the municipality that it is of. */
interface Place {
  id: string;
  table: string;
  of: string;
}

/** Finds an object as its own query does: with the same rights, and noted alike. */
type Find = (context: AffiliationContext, place: Place) => Promise<object | null | undefined>;

/** How the read log names this way to an object. */
const formaal = 'node';

const finds: Record<ObjectKind | 'laeselinje', Find> = {
  dagplejegruppe: ({ dagplejegrupper }, { id }) => dagplejegrupper.byId(id, null),
  dagplejer: ({ dagplejere }, { id }) => dagplejere.byId(id, null),
  gaesteophold: ({ database, caller }, { id }) => readGaesteophold(database, caller, id),
  gruppe: ({ gruppeReader }, { id }) => gruppeReader.byId(id, null),
  person: async ({ personReader }, { id }) =>
    (await personReader.exists(id, null)) ? toPerson(id, null, formaal) : null,
  tilknytning: ({ tilknytningReader }, { id }) => tilknytningReader.byId(id, { snapshot: null, formaal }),
  kilde: allowed('kilde.read', async (context, { id, of }) =>
    (await readKilder(context, of, null)).find((kilde) => kilde.id === id),
  ),
  kildeskribenter: allowed('kilde.write', async ({ database }, { id }) => {
    const [found] = await readKildeskribenter(database, and([sql`"id" = ${id}`, inSnapshot(null)]));
    return found;
  }),
  rollemapping: allowed('rollemapping.read', async ({ database }, { id }) => {
    const [found] = await readRollemappings(database, sql`"id" = ${id}`, null);
    return found;
  }),
  dataaftale: (context, { id }) => readDataaftale(context, id),
  brugeradministrator: async (context, { id }) => {
    const { nodes } = await readBrugeradministratorer(context, { where: { id: { eq: id } } });
    return nodes[0];
  },
  opsaetning: async ({ caller, enheder, opsaetning }, { id, of }) => {
    const enhed = await enheder.byNummer(of);
    if (!enhed || refuseEnhed(caller, 'aula.read', of, enhed.kommuneKode)) return null;
    const [found] = await opsaetning.byIds([id]);
    return found;
  },
  levering: ({ leveringer }, { id }) => leveringer.byId(id),
  leveringsplan: ({ leveringer }, { id }) => leveringer.plan(id),
  laeselinje: (context, { id }) => readLaeselinje(context, id),
};

function allowed(action: Action, find: Find): Find {
  return async (context, place) =>
    may(context.caller, action, { kommuner: [place.of] }) ? null : find(context, place);
}

/** By type. */
const findsByType = new Map(
  Object.entries(finds).map(([kind, find]) => [kind.charAt(0).toUpperCase() + kind.slice(1), find]),
);

/**
 * What each id stands for, as far as the caller may see it: what is hidden from it is null, as what does not exist. Of
 * what the register holds it is only the name, by which the register is asked.
 */
export async function findNodes(context: AffiliationContext, ids: readonly string[]): Promise<(Found | null)[]> {
  const places = await findPlaces(context, [...new Set(ids.filter(isUuid))]);
  return Promise.all(ids.map((id) => findNode(context, id, places.get(id))));
}

async function findNode(context: AffiliationContext, id: string, place: Place | undefined): Promise<Found | null> {
  if (!place) return shippedLine(id) ?? registerObject(id);
  const find = findsByType.get(place.table);
  const found = await find?.(context, place).catch(hidden);
  return found ? { ...found, __typename: place.table } : null;
}

/** What is shipped is public. */
function shippedLine(id: string): Found | null {
  const line = shippedRollemapping(id);
  return line && { ...line, __typename: 'Rollemapping' };
}

/** Without the right to any object of its type an object is hidden as any other. */
function hidden(error: unknown): null {
  if (error instanceof GraphQLError && refusals.has(error.extensions.code)) return null;
  throw error;
}

const refusals = new Set<unknown>(['NOT_ALLOWED', 'CREDENTIALS_MISSING', 'SIGN_IN_IMPOSSIBLE']);

/** The right that it takes to see an object of a kind. */
const rights: Record<Exclude<ObjectKind, 'dagplejegruppe'>, Action> = {
  dagplejer: 'dagpleje.read',
  gaesteophold: 'dagpleje.read',
  gruppe: 'gruppe.read',
  person: 'person.read',
  tilknytning: 'person.read',
  kilde: 'kilde.read',
  kildeskribenter: 'kilde.write',
  rollemapping: 'rollemapping.read',
  dataaftale: 'dataaftale.read',
  brugeradministrator: 'brugeradministrator.read',
  opsaetning: 'aula.read',
  levering: 'levering.read',
  leveringsplan: 'levering.read',
};

/**
 * What the ids are ids of, of what the caller may see: one statement over all kinds. What is hidden is not found here
 * already, so that nobody tells by the time or the statements that it takes whether there is something to hide.
 */
async function findPlaces(context: AffiliationContext, ids: readonly string[]): Promise<Map<string, Place>> {
  if (ids.length === 0) return new Map();
  const { query } = context.database;
  const kinds = (Object.keys(objectKinds) as ObjectKind[]).map((kind) => ofKind(context, kind, ids));
  const places = await query<Place>(join([...kinds, ofReadLog(context, ids)], ' UNION ALL '));
  return new Map(places.map((place) => [place.id, place]));
}

function ofKind(context: AffiliationContext, kind: ObjectKind, ids: readonly string[]): Sql {
  const { table } = objectKinds[kind];
  const isOne = isIn(context.database.provider, name(table, 'id'), ids);
  return sql`SELECT ${raw(`'${table}'`)} AS "table", "id", ${name(unitColumnOf(kind) ?? 'kommuneKode')} AS "of"
    FROM ${name(table)} WHERE ${and([inSnapshot(null, table), isOne, visible(context, kind)])}`;
}

function ofReadLog({ database: { provider }, caller }: AffiliationContext, ids: readonly string[]): Sql {
  const reached = inKommuner(provider, reachOf(caller, 'laeselog.read'), 'Laeselog');
  return sql`SELECT 'Laeselinje' AS "table", "id", '' AS "of" FROM "Laeselog"
    WHERE ${and([isIn(provider, name('id'), ids), reached])}`;
}

/** The objects of a kind that the caller may see, as their readers have it. */
function visible({ database: { provider }, caller, today }: AffiliationContext, kind: ObjectKind): Sql {
  if (kind === 'dagplejegruppe') return sql`1 = 1`;
  const reach = reachOf(caller, rights[kind]);
  if (kind === 'person') return visiblePersons(provider, reach, today);
  if (kind === 'tilknytning') return visibleTilknytninger(provider, reach, reachOf(caller, 'person.readProtected'));
  const { table } = objectKinds[kind];
  const unit = unitColumnOf(kind);
  return unit ? unitInReach(provider, reach, table, unit) : inKommuner(provider, reach, table);
}

const inKommuner = (provider: Provider, { all, kommuner }: ActionReach, table: string): Sql =>
  all ? sql`1 = 1` : isIn(provider, name(table, 'kommuneKode'), kommuner);
