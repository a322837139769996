import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { get } from '../support/get.ts';
import { alternativeAdresser, anvisningsenheder, daginstitutioner, nummerOf } from '../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Page {
  totalCount: number;
  nodes: { nummer: string }[];
  edges: { cursor: string; node: { nummer: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const page =
  'totalCount nodes { nummer } edges { cursor node { nummer } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const lists: Record<string, SamletRow[]> = { daginstitutioner, anvisningsenheder, alternativeAdresser };
const orders = [
  null,
  ...['NUMMER', 'NAVN'].flatMap((field) => ['ASC', 'DESC'].map((direction) => ({ field, direction }))),
];
type Order = (typeof orders)[number];
type Arguments = { first?: number | null; after?: string | null; order?: Order };

async function read(list: string, variables: Arguments): Promise<Page> {
  const query = `query ($first: Int, $after: String, $order: DagtilbudOrder) {
    list: ${list}(first: $first, after: $after, orderBy: $order) { ${page} } }`;
  return (await get<{ list: Page }>(server.ask, query, variables)).list;
}

const numbers = ({ nodes }: Page) => nodes.map(({ nummer }) => nummer);

/** ICU's Danish alphabet, as an opinion independent of ours: æ, ø, å last, aa as å. */
const danish = new Intl.Collator('da', { sensitivity: 'base' });

function expectedOrder(rows: SamletRow[], order: Order): string[] {
  const byNummer = (a: SamletRow, b: SamletRow) => (nummerOf(a) < nummerOf(b) ? -1 : 1);
  const byNavn = (a: SamletRow, b: SamletRow) => danish.compare(a.dagtilbudsNavn, b.dagtilbudsNavn) || byNummer(a, b);
  const sorted = [...rows].sort(order?.field === 'NAVN' ? byNavn : byNummer).map(nummerOf);
  return order?.direction === 'DESC' ? sorted.reverse() : sorted;
}

describe('walking a list to its end', () => {
  it('gives every row once, in order, whatever the page size and order', async () => {
    const walk = fc.record({
      list: fc.constantFrom(...Object.keys(lists)),
      order: fc.constantFrom(...orders),
      first: fc.integer({ min: 4, max: 150 }),
    });
    const property = fc.asyncProperty(walk, async ({ list, order, first }) => {
      const expected = expectedOrder(lists[list] ?? [], order);
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const current: Page = await read(list, { first, after, order });
        found.push(...numbers(current));
        expect(current.totalCount).toBe(expected.length);
        expect(current.edges.map(({ node }) => node)).toEqual(current.nodes);
        expect(current.pageInfo).toEqual({
          hasNextPage: found.length < expected.length,
          hasPreviousPage: after !== null,
          startCursor: current.edges[0]?.cursor ?? null,
          endCursor: current.edges.at(-1)?.cursor ?? null,
        });
        expect(current.nodes).toHaveLength(Math.min(first, expected.length - (found.length - current.nodes.length)));
        after = current.pageInfo.endCursor;
        if (!current.pageInfo.hasNextPage) break;
      }
      expect(found).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('can go on after any row of a page', async () => {
    const order = { field: 'NAVN', direction: 'DESC' };
    const all = await read('anvisningsenheder', { first: 1000, order });
    for (const i of [0, 17, 60, all.edges.length - 2, all.edges.length - 1]) {
      const rest = await read('anvisningsenheder', { first: 1000, order, after: all.edges[i]?.cursor ?? '' });
      expect(numbers(rest)).toEqual(numbers(all).slice(i + 1));
      expect(rest.totalCount).toBe(all.totalCount);
    }
  });

  it('keeps rows of one name apart', async () => {
    const names = anvisningsenheder.map((row) => row.dagtilbudsNavn);
    expect(new Set(names).size).toBeLessThan(names.length); // else it shows nothing
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const current: Page = await read('anvisningsenheder', {
        first: 1,
        after,
        order: { field: 'NAVN', direction: 'ASC' },
      });
      found.push(...numbers(current));
      after = current.pageInfo.endCursor;
      if (!current.pageInfo.hasNextPage) break;
    }
    expect(new Set(found).size).toBe(anvisningsenheder.length);
  });
});

describe('order by name', () => {
  it('is that of the Danish alphabet', async () => {
    const query = '{ daginstitutioner(first: 1000, orderBy: { field: NAVN }) { nodes { navn } } }';
    const data = await get<{ daginstitutioner: { nodes: { navn: string }[] } }>(server.ask, query);
    const names = data.daginstitutioner.nodes.map(({ navn }) => navn);
    const dagpleje = names.filter((name) => name.startsWith('Dagplejen i '));
    expect(dagpleje.slice(-2)).toEqual(['Dagplejen i Aalborg', 'Dagplejen i Aarhus']);
    expect(dagpleje[0]).toBe('Dagplejen i Ballerup');
    expect(names.indexOf('Børnehuset Sønderho')).toBeGreaterThan(names.indexOf('Børnehaven Hoppeloppen'));
  });
});

describe('the size of a page', () => {
  it('is 100 when left out, and may be 0 to 1000', async () => {
    expect((await read('anvisningsenheder', {})).nodes).toHaveLength(100);
    expect((await read('anvisningsenheder', { first: null })).nodes).toHaveLength(100);
    expect((await read('anvisningsenheder', { first: 1000 })).nodes).toHaveLength(anvisningsenheder.length);
    expect(await read('anvisningsenheder', { first: 0 })).toEqual({
      totalCount: anvisningsenheder.length,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it.each([1001, -1])('is refused beyond that: %s', async (first) => {
    for (const query of [
      `{ daginstitutioner(first: ${first}) { totalCount } }`,
      `{ kommune(kode: "101") { daginstitutioner(first: ${first}) { totalCount } } }`,
      `{ dagplejegrupper(first: ${first}) { totalCount } }`,
      `{ search(text: "nord", first: ${first}) { totalCount } }`,
    ]) {
      const { errors } = await server.ask(query);
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'FIRST_OUT_OF_RANGE',
        field: 'first',
        example: 'first: 100',
      });
    }
  });
});

describe('a page behind the last row', () => {
  it('is empty and still knows the total', async () => {
    const after = (await read('anvisningsenheder', { first: 1000 })).pageInfo.endCursor;
    expect(await read('anvisningsenheder', { first: 10, after })).toEqual({
      totalCount: anvisningsenheder.length,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });
});
