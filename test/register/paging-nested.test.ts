import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import kommuner from '../../subgraphs/common/reference/kommuner.json' with { type: 'json' };
import { askedStatements } from '../support/asked-statements.ts';
import { get } from '../support/get.ts';
import { daginstitutioner } from '../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.forgetStatements());

interface Page {
  totalCount: number;
  nodes: { nummer: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
type Kommuner = { kommuner: { nodes: { kode: string; daginstitutioner: Page }[] } };

const page = 'totalCount nodes { nummer } pageInfo { hasNextPage endCursor }';
const numbersOf = (kode: string) =>
  daginstitutioner.filter((row) => row.admKommuneKode === kode).map((row) => row.daginstitutionsNummer);

describe('pages of every municipality at once', () => {
  it('are each the beginning of its own list, in one statement', async () => {
    const query = `{ kommuner { nodes { kode daginstitutioner(first: 5) { ${page} } } } }`;
    await get<Kommuner>(server.ask, query); // reads the versions that are in them
    server.forgetStatements();
    const data = await get<Kommuner>(server.ask, query);
    expect(data.kommuner.nodes).toHaveLength(kommuner.length);
    for (const { kode, daginstitutioner: found } of data.kommuner.nodes) {
      const expected = numbersOf(kode);
      expect(found.nodes.map(({ nummer }) => nummer)).toEqual(expected.slice(0, 5));
      expect(found.totalCount).toBe(expected.length);
      expect(found.pageInfo.hasNextPage).toBe(expected.length > 5);
    }
    expect(askedStatements(server, ['register'])).toHaveLength(1);
  });

  it('go on behind a cursor with the right totals, also where nothing follows', async () => {
    const all = numbersOf('461');
    const after = await cursorBehind('461', all.length - 1);
    const query = `query ($after: String) { kommuner { nodes { kode daginstitutioner(first: 5, after: $after) { ${page} } } } }`;
    server.forgetStatements();
    const data = await get<Kommuner>(server.ask, query, { after });
    for (const { kode, daginstitutioner: found } of data.kommuner.nodes) {
      const expected = numbersOf(kode).filter((nummer) => nummer > (all.at(-1) ?? ''));
      expect(found.nodes.map(({ nummer }) => nummer)).toEqual(expected.slice(0, 5));
      expect(found.totalCount).toBe(numbersOf(kode).length);
    }
    expect(numbersOf('101').length).toBeGreaterThan(0); // before the cursor: an empty page with a total
    expect(askedStatements(server, ['register']).length).toBeLessThanOrEqual(2);
  });

  it('may be in any order', async () => {
    const query = `{ kommuner { nodes { kode daginstitutioner(first: 3, orderBy: { field: NUMMER, direction: DESC }) { ${page} } } } }`;
    for (const { kode, daginstitutioner: found } of (await get<Kommuner>(server.ask, query)).kommuner.nodes)
      expect(found.nodes.map(({ nummer }) => nummer)).toEqual(numbersOf(kode).reverse().slice(0, 3));
  });

  it('may be of size 0 and then only count', async () => {
    const data = await get<Kommuner>(
      server.ask,
      `{ kommuner { nodes { kode daginstitutioner(first: 0) { ${page} } } } }`,
    );
    for (const { kode, daginstitutioner: found } of data.kommuner.nodes)
      expect(found).toMatchObject({ totalCount: numbersOf(kode).length, nodes: [] });
  });
});

describe('aliased lists of several municipalities', () => {
  it('are walked side by side, each by its own cursor', async () => {
    const found: Record<string, string[]> = { a: [], b: [] };
    const after: Record<string, string | null> = { a: null, b: null };
    const query = `query ($a: String, $b: String) {
      a: kommune(kode: "101") { daginstitutioner(first: 7, after: $a) { ${page} } }
      b: kommune(kode: "751") { daginstitutioner(first: 7, after: $b) { ${page} } } }`;
    for (let round = 0; round < 4; round++) {
      const data = await get<Record<string, { daginstitutioner: Page }>>(server.ask, query, after);
      for (const [alias, { daginstitutioner: current }] of Object.entries(data)) {
        found[alias]?.push(...current.nodes.map(({ nummer }) => nummer));
        after[alias] = current.pageInfo.endCursor ?? after[alias] ?? null;
        expect(current.totalCount).toBe(numbersOf(alias === 'a' ? '101' : '751').length);
      }
    }
    expect(found).toEqual({ a: numbersOf('101'), b: numbersOf('751') });
  });

  it('cost one statement when they ask the same', async () => {
    await get(
      server.ask,
      `{ a: kommune(kode: "101") { daginstitutioner { ${page} } } b: kommune(kode: "751") { daginstitutioner { ${page} } } }`,
    );
    expect(askedStatements(server, ['register'])).toHaveLength(1);
  });
});

/** The cursor of one row of a municipality's list. */
async function cursorBehind(kode: string, i: number): Promise<string> {
  const query = 'query ($k: String!) { kommune(kode: $k) { daginstitutioner { edges { cursor } } } }';
  type Answer = { kommune: { daginstitutioner: { edges: { cursor: string }[] } } };
  const { kommune } = await get<Answer>(server.ask, query, { k: kode });
  return kommune.daginstitutioner.edges[i]?.cursor ?? '';
}

describe('a cursor', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const ask = (list: string, after: string) =>
    server.ask(`query ($c: String) { ${list.replace('AFTER', 'after: $c')} }`, { c: after });

  it('of another list or another order is refused', async () => {
    const cursorOf = async (list: string) => {
      const data = await get<{ list: { edges: { cursor: string }[] } }>(
        server.ask,
        `{ list: ${list} { edges { cursor } } }`,
      );
      return data.list.edges[1]?.cursor ?? '';
    };
    const lists = [
      'daginstitutioner(AFTER) { totalCount }',
      'daginstitutioner(AFTER, orderBy: { field: NAVN }) { totalCount }',
      'daginstitutioner(AFTER, orderBy: { field: NUMMER, direction: DESC }) { totalCount }',
      'anvisningsenheder(AFTER) { totalCount }',
      'alternativeAdresser(AFTER) { totalCount }',
      'dagplejegrupper(AFTER) { totalCount }',
    ];
    const cursors = await Promise.all(
      lists.map((list) => cursorOf(list.replace('AFTER', 'first: 2').replace(/ \{ totalCount \}$/, ''))),
    );
    for (const [i, list] of lists.entries())
      for (const [j, cursor] of cursors.entries()) {
        const { errors } = await ask(list, cursor);
        if (i === j) expect(errors).toBeUndefined();
        else
          expect(errors?.[0]?.extensions).toMatchObject({ code: 'CURSOR_FOREIGN', field: 'after', retryable: false });
      }
  });

  it.each([
    '',
    'x',
    'G10432',
    '%%%',
    encode(null),
    encode({}),
    encode([]),
    encode(['Daginstitution.nummer', 'G10431']),
    encode(['Daginstitution.nummer', 'G10431', 1]),
    encode(['Daginstitution.nummer', 'G10431', 'G10431', '']),
    encode(['Daginstitution.nummer', 'G\u0000', 'G10431']),
    encode(['Daginstitution.navn', 'G10431', 'G10431']),
  ])('that is garbage is refused: %j', async (cursor) => {
    for (const list of [
      'daginstitutioner(AFTER) { totalCount }',
      'kommuner { nodes { daginstitutioner(AFTER) { totalCount } } }',
    ]) {
      const { errors } = await ask(list, cursor);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CURSOR_FOREIGN', field: 'after' });
    }
  });
});
