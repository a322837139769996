import { randomUUID } from 'node:crypto';
import {
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAffiliationSchema } from '../../../subgraphs/affiliation/schema.ts';
import { buildRegisterSchema } from '../../../subgraphs/register/schema.ts';
import { askedStatements } from '../../support/asked-statements.ts';
import { nord, otherKommune } from '../../support/dagpleje.ts';
import { callWith, inputOf, ownUnit, somethingOfEveryKind, takesId } from '../../support/every-kind.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

type Field = GraphQLField<unknown, unknown>;
interface Call {
  document: string;
  variables: object;
}

let server: TestServer;
let affiliation: TestAffiliation;
/** Ids of what municipality 740 has, of every kind. */
let ids: Record<string, string>;
/** Tokens of who may everything there, and of who may everything in another municipality. */
let owner: string;
let stranger: string;
let mutations: Field[];
let queries: Field[];

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  const all = ['kommunal', 'leverandoer', 'institution', 'aftalegodkender', 'onboarding', 'databeskyttelse'];
  const roles = [...all, 'navnebeskyttelse'];
  owner = await server.tokenWith({ subject: 'ejer', roles, kommuner: ['740', '101'] });
  stranger = await server.tokenWith({ subject: 'fremmed', roles, kommuner: [otherKommune], enheder: [ownUnit] });
  const schemas = await Promise.all([buildAffiliationSchema(), buildRegisterSchema()]);
  const ofRoot = (root: 'getMutationType' | 'getQueryType') =>
    schemas.flatMap(({ schema }) => Object.values(schema[root]()?.getFields() ?? {}));
  mutations = ofRoot('getMutationType').filter(takesId);
  queries = ofRoot('getQueryType').filter(({ name }) => !name.startsWith('_'));
  ids = await somethingOfEveryKind(server, affiliation);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

/** What is kept in the register, which has no read log: it holds nobody. */
const ofRegister = ['proposal', 'plan'];

/** What tells nothing of the answer: when it was given, and as the how manieth. */
const ofTheMoment = new Set(['date', 'x-request-id', 'x-ratelimit-remaining', 'x-ratelimit-reset']);

/** The whole answer, status and headers too, without the ids that were given; and how many statements it took. */
async function exchange(token: string, { document, variables }: Call, given: readonly string[]) {
  server.forgetStatements();
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: document, variables }),
  });
  const body = given.reduce((text, id, i) => text.replaceAll(id, `<${i}>`), await response.text());
  const headers = [...response.headers].filter(([name]) => !ofTheMoment.has(name));
  return { status: response.status, headers, body, statements: askedStatements(server).length };
}

interface Line {
  actor: string;
  lineKind: string;
  hvad: string;
  formaal: string;
  kommuneKode: string | null;
  personId: string | null;
  spoergsmaal: string | null;
}

/** The refusals that the read log tells of since it was last asked. */
async function refusals(): Promise<Line[]> {
  const { write } = affiliation.database;
  const lines = await write.laeselog.findMany({ orderBy: { nr: 'asc' } });
  await write.laeselog.deleteMany();
  return lines.filter(({ lineKind }) => lineKind === 'afslag');
}

/** As one who reads the log of the stranger's own municipality is told them. */
const seenAtHome = (lines: readonly Line[]) =>
  lines
    .filter(({ kommuneKode }) => kommuneKode === otherKommune)
    .map(({ actor, hvad, formaal, personId, spoergsmaal }) => ({ actor, hvad, formaal, personId, spoergsmaal }));

/** The kinds that a call finds something of: to their owner it answers otherwise than for an id of nobody. */
async function hitsOf(field: Field): Promise<string[]> {
  const tell = async (id: string) => (await exchange(owner, callWith(field, id, nord), [id])).body;
  const missing = await tell(randomUUID());
  const told = await Promise.all(Object.entries(ids).map(async ([kind, id]) => [kind, await tell(id)] as const));
  return told.filter(([, body]) => body !== missing).map(([kind]) => kind);
}

/** What a stranger is told by a dry run, by a write, and by the same write again; and the lines that are left of it. */
async function attempt(mutation: Field, id: string) {
  const key = randomUUID();
  await refusals();
  const dry = await exchange(stranger, callWith(mutation, id, ownUnit), [id]);
  const written = callWith(mutation, id, ownUnit, { dryRun: false, key });
  const told = [dry, await exchange(stranger, written, [id]), await exchange(stranger, written, [id])];
  return { told, lines: await refusals() };
}

/** It looks for nothing where no Unilogin is set up; deliveries.test.ts has that it refuses a stranger. */
const looksForNothing = ['sendLevering'];

describe('what belongs to another municipality', () => {
  it('is to a mutation as what is not there, in every part of the answer', { timeout: 120_000 }, async () => {
    const withoutHit: string[] = [];
    for (const mutation of mutations) {
      const hits = await hitsOf(mutation);
      if (hits.length === 0) withoutHit.push(mutation.name);
      const missing = await attempt(mutation, randomUUID());
      for (const kind of hits) {
        const foreign = await attempt(mutation, ids[kind] ?? '');
        const where = [mutation.name, kind];
        expect([where, foreign.told]).toEqual([where, missing.told]);
        expect([where, seenAtHome(foreign.lines)]).toEqual([where, seenAtHome(missing.lines)]);
        if (ofRegister.includes(kind)) continue;
        const told = { actor: 'person:fremmed', formaal: `Mutation.${mutation.name}`, kommuneKode: '740' };
        const line = expect.objectContaining({ ...told, spoergsmaal: `${kind} ${ids[kind]}` });
        expect([where, foreign.lines]).toEqual([where, expect.arrayContaining([line])]);
        expect([where, seenAtHome(missing.lines)]).not.toEqual([where, []]);
      }
    }
    expect(withoutHit).toEqual(looksForNothing);
  });

  it('is to a query by id as what is not there', async () => {
    const byId = queries.filter(({ args }) => args.some(({ name }) => name === 'id'));
    const hit = new Set<string>();
    for (const { name } of byId) {
      const call = (id: string) => ({
        document: `query ($id: ID!) { it: ${name}(id: $id) { __typename } }`,
        variables: { id },
      });
      const missingId = randomUUID();
      for (const [kind, id] of Object.entries(ids)) {
        const own = await exchange(owner, call(id), [id]);
        if (!own.body.includes('__typename')) continue;
        hit.add(name);
        await refusals();
        const missing = await exchange(stranger, call(missingId), [missingId]);
        const ofMissing = await refusals();
        const foreign = await exchange(stranger, call(id), [id]);
        const ofForeign = await refusals();
        if (kind === 'dagplejegruppe') continue; // they are public
        expect([name, kind, foreign]).toEqual([name, kind, missing]);
        expect(foreign.body).toContain('"it":null');
        if (ofRegister.includes(kind)) continue;
        expect([name, seenAtHome(ofForeign)]).toEqual([name, seenAtHome(ofMissing)]);
        const line = { formaal: `Query.${name}`, hvad: 'OBJECT_UNKNOWN', kommuneKode: '740' };
        expect(ofForeign).toContainEqual(expect.objectContaining({ ...line, spoergsmaal: `${kind} ${id}` }));
      }
    }
    expect([...hit].sort()).toEqual(byId.map(({ name }) => name).sort());
  });

  it('is to a list with any filter as what is not there', { timeout: 120_000 }, async () => {
    const given = Object.entries(ids).flatMap(([kind, id]) => (ofRegister.includes(kind) ? [] : [id]));
    const found: string[] = [];
    for (const query of queries)
      for (const field of filtersOf(query)) {
        const call = (some: readonly string[]) => listCall(query, field, some);
        const own = await exchange(owner, call(given), given);
        if (/"totalCount":[1-9]|"nodes":\[\{/.test(own.body)) found.push(`${query.name}.${field.name}`);
        const missing = given.map(() => randomUUID());
        const where = `${query.name}.${field.name}`;
        const isPublic = query.name === 'dagplejegrupper';
        if (isPublic) continue;
        const [foreign, none] = [
          await exchange(stranger, call(given), given),
          await exchange(stranger, call(missing), missing),
        ];
        // What is refused for its form ends while others of the same call are still read.
        const isRefused = none.body.includes('"errors"');
        const told = { ...none, ...(isRefused && { statements: foreign.statements }) };
        expect([where, foreign]).toEqual([where, told]);
      }
    expect(found).toEqual(
      expect.arrayContaining(['personer.id', 'tilknytninger.person', 'gaesteophold.id', 'affiliationChanges.object']),
    );
  });

  it('is to an export by address as what is not there', async () => {
    const ask = async (query: string) => {
      const headers = { authorization: `Bearer ${stranger}` };
      const response = await fetch(`${server.url}/eksport/aula.csv?kommune=${query}`, { headers });
      return { status: response.status, body: (await response.text()).replaceAll(query, '<kommune>') };
    };
    // 740 has people, 147 has none.
    expect(await ask('740')).toEqual(await ask('147'));
  });
});

/** The fields of a list's `where` that compare with a text. */
function filtersOf({ args }: Field): GraphQLInputField[] {
  const where = args.find(({ name }) => name === 'where');
  const type = where && getNamedType(where.type);
  if (!type || !isInputObjectType(type)) return [];
  return Object.values(type.getFields()).filter(({ type: of }) =>
    ['IdFilter', 'KodeFilter', 'TekstFilter', 'String', 'ID'].includes(getNamedType(of).name),
  );
}

/** One call that asks a list for each of the ids. */
function listCall({ name, type, args }: Field, field: GraphQLInputField, some: readonly string[]): Call {
  const where = args.find((arg) => arg.name === 'where');
  const whereType = where && getNamedType(where.type);
  const required =
    whereType && isInputObjectType(whereType) ? Object.values(whereType.getFields()).filter(isRequiredInputField) : [];
  const rest = Object.fromEntries(required.map((one) => [one.name, inputOf(one.type, one.name, '', ownUnit)]));
  const isFilter = getNamedType(field.type).name.endsWith('Filter');
  const variables = Object.fromEntries(
    some.map((id, i) => [`w${i}`, { ...rest, [field.name]: isFilter ? { eq: id } : id }]),
  );
  const declared = some.map((_, i) => `$w${i}: ${where?.type}`).join(', ');
  const list = getNamedType(type);
  const has = (one: string) => 'getFields' in list && one in list.getFields();
  const selection = ['totalCount', 'nodes { __typename }'].filter((one) => has(one.split(' ')[0] ?? '')).join(' ');
  const parts = some.map((_, i) => `a${i}: ${name}(where: $w${i}, first: 1) { ${selection} }`);
  return { document: `query (${declared}) { ${parts.join(' ')} }`, variables };
}
