import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisterDatabase } from '../../subgraphs/register/database.ts';
import { startThreeProcesses } from '../differential/shapes.ts';
import { type Ask, askOf } from '../support/ask.ts';
import { carryOut } from '../support/carry-out.ts';
import { nord } from '../support/dagpleje.ts';
import { somethingOfEveryKind } from '../support/every-kind.ts';
import { get } from '../support/get.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../support/test-affiliation.ts';

const schema = buildSchema(readFileSync('gateway/supergraph/schema.graphql', 'utf8'));
const node = schema.getType('Node');
const types = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const all = {
  subject: 'anna',
  roles: ['kommunal', 'leverandoer', 'onboarding', 'databeskyttelse', 'aftalegodkender'],
  kommuner: ['740', '101'],
};

type Shown = { __typename: string; id: string; version?: number | null };

let server: TestServer;
let affiliation: TestAffiliation;
let apart: Awaited<ReturnType<typeof startThreeProcesses>>;
/** By shape: how somebody with these claims asks it. */
const shapes: Record<string, (claims?: object) => Promise<Ask>> = {
  'one process': async (claims) => (claims ? server.askWith(claims) : askOf(server.url)),
  'three processes': async (claims) => (query, variables) =>
    apart.ask(query, variables ?? {}, claims && { cvrNumre: [], enheder: [], ...(claims as typeof all) }) as never,
};

beforeAll(async () => {
  server = await startTestServer();
  affiliation = await openTestAffiliation(server);
  await somethingOfEveryKind(server, affiliation);
  const anna = await server.askWith(all);
  const kilder = [{ kode: 'KMD', navn: 'KMD Institution', prioritet: 1 }];
  await carryOut(anna, 'setKilder', { kommuneKode: '740', kilder });
  await carryOut(anna, 'setLeveringsplan', { enhedsNummer: nord, kilde: 'KMD', tidspunkt: '17:00', aktiv: false });
  const register = await openRegisterDatabase(server.databases.register);
  const run = { startedAt: new Date(), leaseUntil: new Date(), bekraeftet: 1, modsagt: 0, ikkeKontrolleret: 0 };
  await register.jobs.kontrolRun.create({ data: { id: '0197a1d4-0000-7000-8000-000000000001', ...run } });
  await register.close();
  const { register: registerUrl, affiliation: affiliationUrl } = server.databases;
  const store = { folder: server.config.dataDir, register: registerUrl, affiliation: affiliationUrl };
  apart = await startThreeProcesses(store);
}, 120_000);
afterAll(async () => {
  await apart.close();
  await affiliation.close();
  await server.close();
});

/** Every field that is a plain value, and takes nothing. */
const plain = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name }) => name)
    .join(' ');

const known: Record<string, string> = { kommune: '"740"' };
/** What no list at the root has. */
const below: Record<string, (selected: string) => string> = {
  Opsaetning: (selected) => `{ it: anvisningsenhed(nummer: "${nord}") { nodes: opsaetning { ${selected} } } }`,
};

/** A document that asks for objects of a type by a list. */
function listOf(type: GraphQLObjectType): string {
  const selected = `__typename ${plain(type)}`;
  const own = below[type.name];
  if (own) return own(selected);
  const isListOf = ({ type: output }: GraphQLField<unknown, unknown>) =>
    getNamedType(output).name === `${type.name}Connection` ||
    (isListType(getNullableType(output)) && getNamedType(output).name === type.name);
  const field = queries.find(isListOf);
  if (!field) throw new Error(`no list has ${type.name}`);
  const given = field.args.filter(isRequiredArgument).map(({ name }) => `${name}: ${known[name]}`);
  const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
  return isObjectType(getNamedType(field.type)) && getNamedType(field.type) !== type
    ? `{ it: ${call} { nodes { ${selected} } } }`
    : `{ it: ${call} { ${selected} } }`;
}

const listed = async (ask: Ask, type: GraphQLObjectType): Promise<Shown[]> => {
  const { it: found } = await get<{ it: Shown[] | { nodes: Shown[] } }>(ask, listOf(type));
  return Array.isArray(found) ? found : found.nodes;
};

const refetch = (type: string, selected: string) =>
  `query ($id: ID!) { node(id: $id) { id ... on ${type} { ${selected} } __typename } }`;

it('is what every type is that has an id', () => {
  expect(types.length).toBeGreaterThan(20);
  const withId = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && String(type.getFields().id?.type) === 'ID!',
  );
  const others = withId.map(({ name }) => name).filter((name) => !types.some((type) => type.name === name));
  // A timeline names a state of a log, and a change its place in it.
  expect(others).toEqual(others.filter((name) => ['Tidslinje', 'Change', 'AffiliationChange'].includes(name)));
});

describe.each(Object.keys(shapes))('in %s', (shape) => {
  const asked = (claims?: object) => (shapes[shape] as (typeof shapes)[string])(claims);

  it.each(types.map((type) => [type.name, type] as const))('%s is found again by its id', async (name, type) => {
    const ask = await asked(all);
    const [first] = await listed(ask, type);
    if (!first) throw new Error(`there is no ${name} in the list`);
    expect(await ask(refetch(name, plain(type)), { id: first.id })).toEqual({ data: { node: first } });
    expect(await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids: [first.id] })).toEqual({
      data: { nodes: [{ id: first.id, __typename: name }] },
    });
  });

  it('what a caller may not see is as what nobody has', async () => {
    const neighbour = await asked({ ...all, subject: 'bo', kommuner: ['147'] });
    const anybody = await asked();
    const ask = await asked(all);
    for (const type of types) {
      const mine = (await listed(ask, type)).find(({ version }) => version !== null); // what is shipped is everybody's
      const isPublic = async (other: Ask) => {
        const { data } = await other(listOf(type));
        const { it: found } = (data ?? {}) as { it?: Shown[] | { nodes: Shown[] } };
        return (Array.isArray(found) ? found : (found?.nodes ?? [])).some(({ id }) => id === mine?.id);
      };
      const document = refetch(type.name, plain(type));
      const missing = { id: mine?.id.replace(/(?<=:)\d{3}$|\w{5}$/, (end) => (end.length === 3 ? '999' : '99999')) };
      expect(await ask(document, missing)).toEqual({ data: { node: null } });
      for (const other of [neighbour, anybody])
        if (!(await isPublic(other)))
          expect([type.name, await other(document, { id: mine?.id })]).toEqual([type.name, { data: { node: null } }]);
    }
  });

  it('what is not there is not there, whatever is asked of it', async () => {
    const anybody = await asked();
    const ids = ['Anvisningsenhed:G99999', 'Daginstitution:x', 'Kommune:999', 'Nothing:1', '', 'x'.repeat(3000)];
    for (const selected of ['__typename', 'id', '... on Anvisningsenhed { nummer }', '... on Dagtilbud { navn }'])
      expect(await anybody(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${selected} } }`, { ids })).toEqual({
        data: { nodes: ids.map(() => null) },
      });
  });

  it('many are answered in the order of their ids', async () => {
    const ask = await asked(all);
    const ids = ['Kommune:740', `Anvisningsenhed:${nord}`, 'Kommune:999', 'Kommune:101', 'Kommune:740'];
    const { data } = await ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Kommune { navn } ... on Anvisningsenhed { nummer daginstitution { kommune { id } } } } }',
      { ids },
    );
    expect(data).toEqual({
      nodes: [
        { id: 'Kommune:740', navn: 'Silkeborg' },
        { id: `Anvisningsenhed:${nord}`, nummer: nord, daginstitution: { kommune: { id: 'Kommune:740' } } },
        null,
        { id: 'Kommune:101', navn: 'København' },
        { id: 'Kommune:740', navn: 'Silkeborg' },
      ],
    });
  });

  it('more than a page are refused', async () => {
    const ids = Array.from({ length: 1001 }, () => 'Kommune:101');
    const { errors } = await (await asked(all))('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors).toMatchObject([{ extensions: { code: 'FIRST_OUT_OF_RANGE' } }]);
  });
});

it('is no CPR number, whatever digits its UUID has', async () => {
  const input = { id: 'Proposal:3be4dc67-1004-4824-a7cf-e4fae778a511' };
  const document = 'mutation ($input: ApproveProposalInput!) { approveProposal(input: $input) { errors { code } } }';
  const { data } = await (await server.askWith(all))(document, { input });
  expect(data).toEqual({ approveProposal: { errors: [{ code: 'PROPOSAL_NOT_FOUND' }] } });
});

describe('the read log', () => {
  const lines = async (lineKind: string) => {
    const dpo = await server.askWith({ ...all, roles: ['databeskyttelse'] });
    const asked = `{ laeselog(first: 20, where: { lineKind: { eq: ${lineKind} } }) { nodes { actor personId formaal hvad } } }`;
    const { laeselog } = await get<{ laeselog: { nodes: object[] } }>(dpo, asked);
    return laeselog.nodes;
  };

  it('has whom a refetch showed, and whom it refused', async () => {
    const [person] = await listed(await server.askWith(all), schema.getType('Person') as GraphQLObjectType);
    const document = refetch('Person', 'navn');
    await (await server.askWith({ ...all, subject: 'sine' }))(document, { id: person?.id });
    await (await server.askWith({ ...all, subject: 'nora', kommuner: ['147'] }))(document, { id: person?.id });
    const shown = { actor: 'person:sine', personId: person?.id, formaal: 'node', hvad: 'navn' };
    expect(await lines('VISNING')).toContainEqual(shown);
    const refused = { actor: 'person:nora', personId: person?.id, formaal: 'Query.node', hvad: 'OBJECT_UNKNOWN' };
    expect(await lines('AFSLAG')).toContainEqual(refused);
  });
});
