import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askedStatements } from '../support/asked-statements.ts';
import { get } from '../support/get.ts';
import { anvisningsenheder, daginstitutioner, nummerOf } from '../support/sample-rows.ts';
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
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const page = 'totalCount nodes { nummer } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const read = async (args: string): Promise<Page> =>
  (await get<{ list: Page }>(server.ask, `{ list: anvisningsenheder(${args}) { ${page} } }`)).list;
const numbers = ({ nodes }: Page) => nodes.map(({ nummer }) => nummer);
const all = anvisningsenheder.map(nummerOf).sort();

describe('the last rows of a list', () => {
  it('come in the order of the list, with what lies on either side', async () => {
    const end = await read('last: 3');
    expect(numbers(end)).toEqual(all.slice(-3));
    expect(end.totalCount).toBe(all.length);
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await read(`last: 2, before: "${end.pageInfo.startCursor}"`);
    expect(numbers(before)).toEqual(all.slice(-5, -3));
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const forwards = await read(`first: 3, after: "${before.pageInfo.endCursor}"`);
    expect(forwards).toEqual({ ...end, pageInfo: { ...end.pageInfo, hasPreviousPage: true } });
  });

  it('are the first rows of the other direction', async () => {
    const ordered = async (direction: string, way: string) =>
      numbers(await read(`${way}: 40, orderBy: { field: NAVN, direction: ${direction} }`));
    expect(await ordered('ASC', 'last')).toEqual((await ordered('DESC', 'first')).reverse());
  });

  it('may be none, and then show what there is', async () => {
    expect((await read('last: 0')).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
    const { pageInfo } = await read('first: 1');
    const none = await read(`last: 5, before: "${pageInfo.startCursor}"`);
    expect(none).toMatchObject({ totalCount: all.length, nodes: [] });
    expect(none.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('say that nothing lies behind them when the filter leaves nothing there', async () => {
    const [first, second] = all;
    const { pageInfo } = await read('first: 1');
    const where = (nummer = '') => `where: { nummer: { eq: "${nummer}" } }`;
    const after = `first: 5, after: "${pageInfo.endCursor}"`;
    expect((await read(`${after}, ${where(second)}`)).pageInfo).toMatchObject({ hasPreviousPage: false });
    expect((await read(`${after}, ${where(first)}`)).pageInfo).toMatchObject({ hasPreviousPage: true });
  });
});

describe('the last rows of many lists at once', () => {
  type Kommuner = { kommuner: { nodes: { kode: string; daginstitutioner: Page }[] } };
  const numbersOf = (kode: string) =>
    daginstitutioner
      .filter((row) => row.admKommuneKode === kode)
      .map(nummerOf)
      .sort();
  const ask = (args: string) =>
    get<Kommuner>(server.ask, `{ kommuner { nodes { kode daginstitutioner(${args}) { ${page} } } } }`);

  it('are each the end of its own list, in one statement', async () => {
    await ask('last: 2'); // reads the versions that are in them
    server.forgetStatements();
    for (const { kode, daginstitutioner: found } of (await ask('last: 2')).kommuner.nodes) {
      const expected = numbersOf(kode);
      expect(numbers(found)).toEqual(expected.slice(-2));
      expect(found.totalCount).toBe(expected.length);
      expect(found.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: expected.length > 2 });
    }
    expect(askedStatements(server, ['register'])).toHaveLength(1);
  });

  it('go back from a cursor, and show what lies on either side of it', async () => {
    const [{ daginstitutioner: of101 } = { daginstitutioner: null }] = (await ask('last: 1')).kommuner.nodes.filter(
      ({ kode }) => kode === '101',
    );
    const cursor = of101?.pageInfo.startCursor ?? '';
    const place = numbersOf('101').at(-1) ?? '';
    await ask(`last: 2, before: "${cursor}"`); // reads the versions that are in them
    server.forgetStatements();
    for (const { kode, daginstitutioner: found } of (await ask(`last: 2, before: "${cursor}"`)).kommuner.nodes) {
      const [before, behind] = [true, false].map((is) => numbersOf(kode).filter((nummer) => nummer < place === is));
      expect(numbers(found)).toEqual(before?.slice(-2));
      expect(found.totalCount).toBe(numbersOf(kode).length);
      expect(found.pageInfo).toMatchObject({
        hasNextPage: (behind?.length ?? 0) > 0,
        hasPreviousPage: (before?.length ?? 0) > 2,
      });
    }
    expect(askedStatements(server, ['register']).length).toBeLessThanOrEqual(2); // the second counts empty pages' lists
  });
});

describe('a page', () => {
  const foreign = Buffer.from(JSON.stringify(['Daginstitution.nummer', 'G1', 'G1'])).toString('base64url');

  it.each([
    ['first: 1, last: 1', 'PAGE_BOTH_WAYS', 'first'],
    ['last: 1, after: "x"', 'PAGE_BOTH_WAYS', 'after'],
    ['before: "x"', 'LAST_MISSING', 'before'],
    ['first: 1, before: "x"', 'LAST_MISSING', 'before'],
    ['last: -1', 'LAST_OUT_OF_RANGE', 'last'],
    ['last: 1001', 'LAST_OUT_OF_RANGE', 'last'],
    ['last: 1, before: "x"', 'CURSOR_FOREIGN', 'before'],
    [`last: 1, before: "${foreign}"`, 'CURSOR_FOREIGN', 'before'],
  ])('asked for by (%s) is refused with %s', async (args, code, field) => {
    for (const query of [
      `{ anvisningsenheder(${args}) { totalCount } }`,
      `{ kommune(kode: "101") { daginstitutioner(${args.replace(foreign, 'eA')}) { totalCount } } }`,
      `{ dagplejegrupper(${args}) { totalCount } }`,
      `{ search(text: "nord", ${args}) { totalCount } }`,
    ]) {
      const { errors } = await server.ask(query);
      expect(errors?.[0]?.extensions).toMatchObject({ code, field, retryable: false });
    }
  });

  it('may have null for the way that it does not go, as Relay sends it', async () => {
    const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
      list: anvisningsenheder(first: $first, after: $after, last: $last, before: $before) { nodes { nummer } } }`;
    const ask = async (variables: object) => numbers((await get<{ list: Page }>(server.ask, query, variables)).list);
    expect(await ask({ first: 2, after: null, last: null, before: null })).toEqual(all.slice(0, 2));
    expect(await ask({ first: null, after: null, last: 2, before: null })).toEqual(all.slice(-2));
  });

  it('counts as many as it asks for, whichever way it goes', async () => {
    const costOf = async (args: string) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-cost': 'true' },
        body: JSON.stringify({ query: `{ anvisningsenheder(${args}) { nodes { navn } } }` }),
      });
      return ((await response.json()) as { extensions: object }).extensions;
    };
    expect(await costOf('last: 500')).toHaveProperty('cost.requested', expect.any(Number));
    expect(await costOf('last: 500')).toEqual(await costOf('first: 500'));
    expect(await costOf('last: 500')).not.toEqual(await costOf('first: 5'));
  });
});
