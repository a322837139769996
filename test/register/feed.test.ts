import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { loadRows } from '../support/load-rows.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { alternativAdresse, anvisningsenhed, daginstitution } from './import/rows.ts';

let server: TestServer;
let support: Ask;
beforeAll(async () => {
  server = await startTestServer();
  support = await server.askAs('stil');
});
afterAll(() => server.close());
beforeEach(() => server.forgetStatements());

interface Item {
  id: number;
  changeset: { first: number; last: number; at: string; actor: string; requestId: string; source: string };
  action: string;
  niveau: string;
  nummer: string;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  movement: string;
  before: { navn: string; version: number } | null;
  after: { navn: string; version: number };
  along: { nummer: string }[];
}
interface Page {
  nodes: Item[];
  last: number;
  hasMore: boolean;
  head: number;
}

const item = `id: changeNumber changeset { first last at actor requestId source } action niveau nummer kommuneBefore kommuneAfter movement
  before { nummer navn version } after { nummer navn version } along { nummer }`;

const changes = async (args: string, selection = item): Promise<Page> =>
  (await get<{ changes: Page }>(support, `{ changes(${args}) { nodes { ${selection} } last hasMore head } }`)).changes;

interface Payload {
  errors: { code: string }[];
  changeset: { first: number; last: number } | null;
  changes: { nummer: string }[];
}

async function mutate(field: string): Promise<Payload> {
  const query = `mutation { ${field} { errors { code } changeset { first last } changes { nummer } } }`;
  const payload = Object.values(await get<Record<string, Payload>>(support, query))[0] as Payload;
  expect(payload.errors).toEqual([]);
  return payload;
}

const create = (navn: string, kommune = '101') =>
  mutate(`createDaginstitution(input: { navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" })`);

const unit = (parent: string, navn: string) =>
  `daginstitutionsNummer: "${parent}", navn: "${navn}", institutionstype: "6012", pNummer: "1012345678", cvrNummer: "12345674", adresse: { vejNavn: "A", husNummer: "1", postNummer: "2300" }`;
const adresse = (parent: string, navn: string) =>
  `anvisningsenhedsNummer: "${parent}", navn: "${navn}", adresse: { vejNavn: "A", husNummer: "1", postNummer: "2300" }`;

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the change log', () => {
  it('has every change from the first on, page after page, without gaps', async () => {
    const ids: number[] = [];
    let page: Page = { nodes: [], last: 0, hasMore: true, head: 0 };
    while (page.hasMore) {
      page = await changes(`after: ${page.last}, first: 97`, 'id: changeNumber');
      ids.push(...page.nodes.map(({ id }) => id));
      expect(page.last).toBe(page.nodes.at(-1)?.id);
    }
    expect(ids).toEqual(range(1, page.head));
    expect(await changes(`after: ${page.head}`, 'id: changeNumber')).toEqual({ ...page, nodes: [] });
    expect(await changes('first: 0', 'id: changeNumber')).toEqual({
      nodes: [],
      last: 0,
      hasMore: true,
      head: page.head,
    });
  });

  it('costs one statement a level and side, however many changes', async () => {
    const query = `{ changes(first: 500) { nodes { ${item} } } }`;
    const { changes } = await get<{ changes: Page }>(server.ask, query);
    expect(changes.nodes).toHaveLength(Math.min(500, changes.nodes.at(-1)?.id ?? 0));
    expect(new Set(changes.nodes.map(({ niveau }) => niveau)).size).toBe(3);
    expect(server.statements.register).toHaveLength(2 + 2 * 3);
  });

  it('shows who did what, with the object before and after as asOf shows it', async () => {
    const { changeset, changes: made } = await create('Feedhuset');
    const nummer = made[0]?.nummer as string;
    await mutate(`updateDaginstitution(input: { nummer: "${nummer}", navn: "Feedhuset Nord" })`);
    const { nodes } = await changes(`after: ${(changeset?.first ?? 0) - 1}, where: { nummer: { eq: "${nummer}" } }`);
    expect(nodes).toMatchObject([
      { action: 'CREATE', before: null, after: { navn: 'Feedhuset', version: 1 }, movement: 'NONE' },
      { action: 'UPDATE', before: { navn: 'Feedhuset' }, after: { navn: 'Feedhuset Nord', version: 2 } },
    ]);
    expect(nodes[0]?.changeset).toMatchObject({ ...changeset, actor: 'person:test', source: 'graphql' });
    for (const { changeset, after } of nodes) {
      const query = `{ dagtilbud(nummer: "${nummer}", asOf: "${changeset.at}") { nummer navn version } }`;
      expect((await get(server.ask, query)).dagtilbud).toEqual(after);
    }
  });

  it('shows what is below an object as the whole changeset left it', async () => {
    const { changeset } = await mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", navn: "Samlet", ejerform: "1", lovgrundlag: "1", kommune: "101" } }
      { createAnvisningsenhed: { ${unit('#d', 'Stuen')} } } ] })`);
    const below = '... on Daginstitution { anvisningsenheder { navn } }';
    const page = await changes(`after: ${(changeset?.first ?? 0) - 1}`, `before { ${below} } after { ${below} }`);
    expect(page.nodes).toEqual([
      { before: null, after: { anvisningsenheder: [{ navn: 'Stuen' }] } },
      { before: null, after: {} },
    ]);
  });

  it('filters by level, action, actor, request and number, and moves on where nothing is let through', async () => {
    const { head } = await changes('first: 0');
    for (const [where, fits] of [
      ['niveau: { eq: ALTERNATIV_ADRESSE }', (node: Item) => node.niveau === 'ALTERNATIV_ADRESSE'],
      ['action: { in: [UPDATE, CLOSE] }', (node: Item) => ['UPDATE', 'CLOSE'].includes(node.action)],
      ['actor: { startsWith: "person:" }', (node: Item) => node.changeset.actor === 'person:test'],
    ] as const) {
      const { nodes, last } = await changes(`first: 1000, where: { ${where} }`);
      expect(nodes.length).toBeGreaterThan(0);
      expect(nodes.every(fits)).toBe(true);
      expect(last).toBe(head);
    }
    expect(await changes('where: { actor: { eq: "nobody" } }')).toEqual({
      nodes: [],
      last: head,
      hasMore: false,
      head,
    });
  });

  it('takes the signs of a filter by their letter, and numbers below the first for the beginning', async () => {
    const { head } = await changes('first: 0');
    for (const part of ['%', '_', 'PERSON:', '%'.repeat(60_000)])
      for (const operator of ['startsWith', 'contains'])
        expect((await changes(`where: { actor: { ${operator}: "${part}" } }`)).nodes).toEqual([]);
    expect(await changes('after: -2147483648, first: 0')).toEqual({ nodes: [], last: 0, hasMore: true, head });
  });

  it('is refused after a number that was never given, with the number of the last change', async () => {
    const { head } = await changes('first: 0');
    expect(await changes(`after: ${head}`)).toEqual({ nodes: [], last: head, hasMore: false, head });
    const { errors } = await server.ask(`{ changes(after: ${head + 1}) { last } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'CHANGE_BEYOND_HEAD', head } }]);
    const people = await server.askAs('kommunal', '101');
    const log = '{ affiliationChanges(after: 999999) { last } } ';
    expect((await people(log)).errors).toMatchObject([
      { extensions: { code: 'CHANGE_BEYOND_HEAD', head: expect.any(Number) } },
    ]);
    expect((await people('{ affiliationChanges { last } }')).errors).toBeUndefined();
  });

  it('tells who asks by writer, and reaches some municipalities only, the role that reaches all', async () => {
    const { errors } = await (await server.askAs('kommunal', '101'))(
      '{ changes(where: { actor: { eq: "x" } }) { last } }',
    );
    expect(errors?.[0]?.message).toContain('one of the roles stil.');
    const stranger = await server.ask('{ changes(where: { actor: { eq: "x" } }) { last } }');
    expect(stranger.errors?.[0]?.extensions?.code).toBe('CREDENTIALS_MISSING');
  });

  it.each([
    ['where: { kommune: { eq: "999" } }', 'KOMMUNEKODE_UNKNOWN'],
    ['where: { kommune: { eq: null } }', 'VALUE_MALFORMED'],
    ['where: { niveau: { eq: KOMMUNE } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['where: { action: {} }', 'FILTER_EMPTY'],
    ['where: { nummer: { eq: "12" } }', 'NUMMER_MALFORMED'],
    ['first: 1001', 'FIRST_OUT_OF_RANGE'],
  ])('refuses %s with %s', async (args, code) => {
    const { errors } = await server.ask(`{ changes(${args}) { last } }`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});

describe("a municipality's feed", () => {
  it('shows that a daginstitution entered or left, and what went along with it', async () => {
    const made = await mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", navn: "Flyttende", ejerform: "1", lovgrundlag: "1", kommune: "101" } }
      { createAnvisningsenhed: { key: "u", ${unit('#d', 'Ude')} } }
      { createAnvisningsenhed: { key: "v", ${unit('#d', 'Inde')} } }
      { createAlternativAdresse: { ${adresse('#u', 'Skoven')} } } ] })`);
    const [d, u, v, a] = made.changes.map(({ nummer }) => nummer) as [string, string, string, string];
    const { changeset } = await mutate(`applyChanges(input: { changes: [
      { updateDaginstitution: { nummer: "${d}", kommune: "147" } }
      { updateAnvisningsenhed: { nummer: "${v}", navn: "Inde igen" } } ] })`);
    const feed = (kommune: string) =>
      changes(`after: ${(changeset?.first ?? 0) - 1}, where: { kommune: { eq: "${kommune}" } }`);
    server.forgetStatements();
    const left = (await feed('0101')).nodes;
    expect(server.statements.register.length).toBeLessThanOrEqual(2 + 2 * 2 + 2);
    expect(left.map(({ nummer, movement, along }) => [nummer, movement, along.map(({ nummer }) => nummer)])).toEqual([
      [d, 'LEFT', [u, a]],
      [v, 'LEFT', []],
    ]);
    const entered = (await feed('147')).nodes;
    expect(entered.map(({ nummer, movement }) => [nummer, movement])).toEqual([
      [d, 'ENTERED'],
      [v, 'ENTERED'],
    ]);
    expect((await feed('751')).nodes).toEqual([]);
    const both = await changes(
      `after: ${(changeset?.first ?? 0) - 1}, where: { kommune: { in: ["101", "147"] } }`,
      'movement',
    );
    expect(both.nodes).toEqual([{ movement: 'NONE' }, { movement: 'NONE' }]);
  });
});

describe('a unit that a load moves to another municipality', () => {
  it('takes along the addresses under it, which have no change of their own', async () => {
    const load = (rows: object[]) => loadRows(server, rows as SamletRow[]);
    await load([
      daginstitution('G80001', { admKommuneKode: '101' }),
      anvisningsenhed('G80001', 'G80002'),
      alternativAdresse('G80002', 'G80003'),
      daginstitution('G80004', { admKommuneKode: '147' }),
    ]);
    const { head } = await changes('first: 0');
    await load([daginstitution('G80004', { admKommuneKode: '147' }), anvisningsenhed('G80004', 'G80002')]);
    const { nodes } = await changes(`after: ${head}, where: { kommune: { eq: "147" } }`);
    expect(nodes).toMatchObject([
      { nummer: 'G80002', action: 'MOVE', movement: 'ENTERED', kommuneBefore: '101', along: [{ nummer: 'G80003' }] },
    ]);
  });
});

describe('64 writers at once', () => {
  it('are all answered, and every acknowledged write is in the feed, in order and without gaps', async () => {
    const { head } = await changes('first: 0');
    const written = await Promise.all(range(1, 64).map((i) => create(`Samtidig ${i}`, '147')));
    const acknowledged = written.map(({ changeset }) => changeset?.first ?? 0).sort((a, b) => a - b);
    expect(acknowledged).toEqual(range(head + 1, head + 64));
    const { nodes } = await changes(`after: ${head}, first: 1000`);
    expect(nodes.map(({ id }) => id)).toEqual(acknowledged);
    const numbers = written.map((payload) => payload.changes[0]?.nummer);
    expect(new Set(nodes.map(({ nummer }) => nummer))).toEqual(new Set(numbers));
    const times = nodes.map(({ changeset }) => changeset.at);
    expect(times).toEqual(times.toSorted());
  });

  it('never lets a reader see a number before those below it', async () => {
    const { head } = await changes('first: 0');
    const seen: number[] = [];
    let writing = true;
    const writers = Promise.all(range(1, 64).map((i) => create(`Fulgt ${i}`, '147'))).finally(() => {
      writing = false;
    });
    for (let last = head, once = true; writing || once; once = writing) {
      const page = await changes(`after: ${last}`, 'id: changeNumber');
      seen.push(...page.nodes.map(({ id }) => id));
      last = page.last;
    }
    await writers;
    const rest = await changes(`after: ${seen.at(-1) ?? head}`, 'id: changeNumber');
    seen.push(...rest.nodes.map(({ id }) => id));
    expect(seen).toEqual(range(head + 1, head + 64));
  });
});
