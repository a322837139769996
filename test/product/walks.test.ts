import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisterDatabase } from '../../subgraphs/register/database.ts';
import type { Ask } from '../support/ask.ts';
import { carryOut } from '../support/carry-out.ts';
import { nord, syd } from '../support/dagpleje.ts';
import { somethingOfEveryKind } from '../support/every-kind.ts';
import { get } from '../support/get.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openTestAffiliation } from '../support/test-affiliation.ts';

const schema = buildSchema(readFileSync('gateway/supergraph/schema.graphql', 'utf8'));

/** Where a list stands: a field of Query, or of a type of which one object is looked up. */
interface List {
  place: string;
  field: GraphQLField<unknown, unknown>;
  /** The query around the list, which takes the place of LIST. */
  around: string;
  hasAsOf: boolean;
}

const isPage = ({ type }: GraphQLField<unknown, unknown>) => {
  const named = getNamedType(type);
  return isObjectType(named) && named.name.endsWith('Page') === false && 'pageInfo' in named.getFields();
};
const takes = (field: GraphQLField<unknown, unknown>, name: string) => field.args.some((arg) => arg.name === name);
const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());
const queries = fieldsOf(schema.getQueryType() as GraphQLObjectType);
const isNode = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Node');

/** Every list of the schema; those of an object are found from a root field that answers with one, or from `node`. */
function listsOf(): List[] {
  const atRoot = queries.filter(isPage).map((field) => ({
    ...{ place: `Query.${field.name}`, field, hasAsOf: takes(field, 'asOf') },
    around: 'LIST',
  }));
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const inside = types
    .filter((type) => type !== schema.getQueryType() && !type.name.startsWith('__'))
    .flatMap((type) =>
      fieldsOf(type)
        .filter(isPage)
        .map((field) => ({ place: `${type.name}.${field.name}`, field, ...aroundOf(type) })),
    );
  return [...atRoot, ...inside];
}

function aroundOf(type: GraphQLObjectType): Pick<List, 'around' | 'hasAsOf'> {
  const root = queries.find((query) => getNamedType(query.type) === type && takes(query, 'asOf'));
  const key = root?.args.find(isRequiredArgument)?.name;
  if (root && key) return { around: `it: ${root.name}(${key}: "KEY ${type.name}"MOMENT) { LIST }`, hasAsOf: true };
  if (!isNode(type)) throw new Error(`nothing finds a ${type.name}, which has a list`);
  return { around: `it: node(id: "KEY ${type.name}") { ... on ${type.name} { LIST } }`, hasAsOf: false };
}

const lists = listsOf();
let server: TestServer;
let anna: Ask;
let moment: string;
const keys: Record<string, string> = { Kommune: '740', Anvisningsenhed: nord };

beforeAll(async () => {
  server = await startTestServer();
  const affiliation = await openTestAffiliation(server);
  const ids = await somethingOfEveryKind(server, affiliation);
  await affiliation.close();
  const roles = ['kommunal', 'leverandoer', 'onboarding', 'databeskyttelse', 'aftalegodkender', 'stil', 'kodetabel'];
  anna = await server.askWith({ subject: 'anna', roles, kommuner: ['740', '101'] });
  const kilder = ['KMD', 'Nem', 'Egen'].map((kode, i) => ({ kode, navn: kode, prioritet: i }));
  await carryOut(anna, 'setKilder', { kommuneKode: '740', kilder });
  for (const { kode: kilde } of kilder) {
    await carryOut(anna, 'setLeveringsplan', { enhedsNummer: nord, kilde, tidspunkt: '17:00', aktiv: false });
    await carryOut(anna, 'setKildeskribenter', { kommuneKode: '740', kilde, subjekter: ['anna'] });
    await anna(`mutation ($input: PrepareLeveringInput!) { prepareLevering(input: $input) { errors { code } } }`, {
      input: { enhedsNummer: nord, kilde, dokument: 'FULL' },
    });
  }
  await keepRuns();
  const aftale = { udbydersystem: 'Tabulex', tjeneste: 'wsaIMPORT', formaal: 'Overførsel' };
  await carryOut(anna, 'requestDataaftale', { ...aftale, enheder: [nord, syd] });
  for (const tekst of ['Ny', 'Nyere', 'Nyest'])
    await get(anna, 'mutation ($input: SetKodeInput!) { setKode(input: $input) { errors { code } } }', {
      input: { liste: 'EJERFORM', kode: '9', tekst, kilde: 'ANTAGET' },
    });
  const first = await get<{
    personer: { nodes: { id: string }[] };
    alternativeAdresser: { nodes: { nummer: string }[] };
  }>(
    anna,
    '{ personer(first: 1, where: { kommune: { eq: "740" } }) { nodes { id } } alternativeAdresser(first: 1) { nodes { nummer } } }',
  );
  for (const [kind, id] of Object.entries(ids)) keys[kind.charAt(0).toUpperCase() + kind.slice(1)] ??= id;
  const later = await get<Record<string, { nodes: { id: string }[] }>>(
    anna,
    `{ Kilde: kilder(kommune: "740") { nodes { id } } Kildeskribenter: kildeskribenter(kommune: "740") { nodes { id } }
       Leveringsplan: leveringsplaner(kommune: "740") { nodes { id } } Daginstitution: daginstitutioner(first: 1) { nodes { id: nummer } } }`,
  );
  for (const [type, { nodes }] of Object.entries(later)) keys[type] = nodes[0]?.id ?? '';
  keys.Person = first.personer.nodes[0]?.id ?? '';
  keys.AlternativAdresse = first.alternativeAdresser.nodes[0]?.nummer ?? '';
  await new Promise((resolve) => setTimeout(resolve, 5));
  moment = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const navn of ['Den første', 'Den anden'])
    await get(
      anna,
      'mutation ($input: CreateDaginstitutionInput!) { createDaginstitution(input: $input) { errors { code } } }',
      { input: { navn, ejerform: '1', lovgrundlag: '1', kommune: '740' } },
    );
}, 120_000);
afterAll(() => server.close());

/** Runs of the check against DAR and CVR, which nothing else makes without them. */
async function keepRuns(): Promise<void> {
  const register = await openRegisterDatabase(server.databases.register);
  const counts = { bekraeftet: 1, modsagt: 1, ikkeKontrolleret: 0, finishedAt: new Date() };
  for (const n of [1, 2, 3]) {
    const id = `0197a1d4-0000-7000-8000-00000000000${n}`;
    await register.jobs.kontrolRun.create({ data: { id, startedAt: new Date(n), leaseUntil: new Date(), ...counts } });
    const result = { run: id, niveau: 'anvisningsenhed', kommuneKode: '740', kind: 'cvr', svar: 'MODSAGT' };
    for (const nummer of [`G1000${n}`, `G1001${n}`, 'G10020'])
      await register.jobs.kontrolResult.create({ data: { ...result, nummer, aarsag: 'CEASED' } });
  }
  await register.close();
}

/** What a list must be told beside its page; the read log grows while it is read. */
const needed: Record<string, string> = {
  ...{ kommune: '"740"', text: '"børne"', enhed: `"${nord}"`, where: '{ kommune: "740" }' },
};
const told: Record<string, string> = { 'Query.laeselog': 'where: { til: "NOW" }', 'Query.findings': 'kommune: "101"' };

function argumentsOf({ place, field }: List): string[] {
  const own = told[place]?.replace('NOW', moment);
  if (own) return [own];
  return field.args.filter(isRequiredArgument).map(({ name }) => `${name}: ${needed[name]}`);
}

interface Page {
  totalCount: number;
  nodes: object[];
  edges: { cursor: string; node: object }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

async function read(list: List, page: string, isThen: boolean): Promise<Page> {
  const asOf = isThen ? `asOf: "${moment}"` : '';
  const isAtRoot = list.around === 'LIST';
  const given = [page, ...argumentsOf(list), ...(isAtRoot && asOf ? [asOf] : [])].join(', ');
  const parts =
    'totalCount nodes { __typename } edges { cursor node { __typename } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
  const query = list.around
    .replace('LIST', `list: ${list.field.name}(${given}) { ${parts} }`)
    .replace(/KEY (\w+)/, (_, type: string) => keys[type] ?? '')
    .replace('MOMENT', asOf && `, ${asOf}`);
  const data = await get<{ it: { list: Page }; list: Page }>(anna, `{ ${query} }`);
  return isAtRoot ? data.list : data.it.list;
}

/** Reads the whole list in pages of these sizes, over and over; each must know where it stands in `all`. */
async function walk(list: List, sizes: readonly number[], all: readonly string[], isBack: boolean, isThen: boolean) {
  const found: string[] = [];
  for (let from: string | null = null, turn = 0; ; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    const [count, cursor] = isBack ? ['last', 'before'] : ['first', 'after'];
    const page: Page = await read(list, `${count}: ${size}${from === null ? '' : `, ${cursor}: "${from}"`}`, isThen);
    const cursors = page.edges.map((edge) => edge.cursor);
    const start = isBack ? all.length - found.length - cursors.length : found.length;
    expect(page.nodes).toEqual(page.edges.map(({ node }) => node));
    expect(page.totalCount).toBe(all.length);
    expect(page.pageInfo).toEqual({
      hasPreviousPage: start > 0,
      hasNextPage: start + cursors.length < all.length,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    });
    found.splice(isBack ? 0 : found.length, 0, ...cursors);
    const hasMore = isBack ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
    if (!hasMore || found.length > all.length) return found;
    from = isBack ? page.pageInfo.startCursor : page.pageInfo.endCursor;
  }
}

/** What the data have nothing of, or one alone, beside the history of most objects; each is read by what reads another list, too, which is longer. */
const expectedShort = [
  ...['AlternativAdresse.leveringer', 'AlternativAdresse.tilknytninger', 'Person.tilknytninger'],
  ...['Query.affiliationFindings', 'Query.aftaleAdvarsler', 'Query.aulaHistorik', 'Query.brugeradministratorer'],
  ...['Query.findings', 'Query.gaesteophold', 'Query.proposals'],
];
const short = new Set<string>();

describe('a list read to its end in pages of any sizes', () => {
  it.each(lists.map((list) => [list.place, list] as const))(
    '%s is the same forwards and backwards',
    async (_, list) => {
      for (const isThen of list.hasAsOf ? [false, true] : [false]) {
        const all = (await read(list, 'first: 1000', isThen)).edges.map(({ cursor }) => cursor);
        expect(new Set(all).size).toBe(all.length);
        if (all.length < 2) short.add(list.place);
        const least = Math.ceil((all.length + 1) / 6); // some six pages
        const sizes = fc.array(fc.integer({ min: least, max: 2 * least }), { minLength: 1, maxLength: 4 });
        const property = fc.asyncProperty(sizes, async (sizes) => {
          expect(await walk(list, sizes, all, false, isThen)).toEqual(all);
          expect(await walk(list, sizes, all, true, isThen)).toEqual(all);
        });
        await fc.assert(property, { numRuns: 1 });
      }
    },
  );

  it('are all there are, and hardly any is too short to show something', () => {
    expect(lists.length).toBeGreaterThan(30);
    expect([...short].filter((place) => !place.endsWith('.historik')).sort()).toEqual(expectedShort);
  });
});
