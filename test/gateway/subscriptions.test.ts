import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../support/ask.ts';
import { openStream } from '../support/event-stream.ts';
import { get } from '../support/get.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let support: Ask;
let isClosed = false;
beforeAll(async () => {
  server = await startTestServer({ CHANGES_POLL_MS: '20', STREAMS: '12', STREAMS_PER_CALLER: '10' });
  support = await server.askAs('stil');
});
afterAll(() => (isClosed ? undefined : server.close()));

async function create(navn: string, kommune = '101'): Promise<void> {
  const query = `mutation { createDaginstitution(input: { navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" }) { errors { code } } }`;
  expect(
    (await get<{ createDaginstitution: { errors: object[] } }>(support, query)).createDaginstitution.errors,
  ).toEqual([]);
}

const subscribe = (query: string, variables = {}, headers: Record<string, string> = {}) => {
  const client = createClient({ url: `${server.url}/graphql`, headers, retryAttempts: 0 });
  const results = client.iterate<Record<string, Page>>({ query, variables });
  return { next: async () => (await results.next()).value, leave: () => results.return?.() };
};

interface Page {
  nodes: { changeNumber: number; movement: string; after: { navn: string } }[];
  last: number;
  tidslinje: string;
}

const place = async () =>
  (await get<{ changes: { head: number; tidslinje: string } }>(server.ask, '{ changes(first: 0) { head tidslinje } }'))
    .changes;

const pages = `subscription Follow($after: Int, $tidslinje: ID, $where: ChangeWhere) {
  fed: changes(after: $after, tidslinje: $tidslinje, where: $where) { ...Page } }
  fragment Page on ChangePage { nodes { changeNumber movement after { navn } } last tidslinje }`;

describe('a subscription', () => {
  it('gives a page in its own selection whenever something is let through', async () => {
    const { head, tidslinje } = await place();
    const where = { kommune: { eq: '0147' } };
    const { next, leave } = subscribe(pages, { after: head, tidslinje, where });
    await create('Udenfor');
    await create('Indenfor', '147');
    const first = await next();
    expect(first).toEqual({
      data: {
        fed: {
          nodes: [{ changeNumber: head + 2, movement: 'NONE', after: { navn: 'Indenfor' } }],
          last: head + 2,
          tidslinje,
        },
      },
    });
    await create('Igen', '147');
    expect((await next())?.data?.fed.nodes.map(({ after }: { after: object }) => after)).toEqual([{ navn: 'Igen' }]);
    await leave();
  });

  it('begins now where it names no number, and goes on from one where it does', async () => {
    const live = subscribe('subscription { changes { nodes { changeNumber } last } }');
    const pending = live.next();
    const { head, tidslinje } = await place();
    // Until it is begun nobody knows from where on it follows.
    const timer = setInterval(() => void create('Nu'), 200);
    const begun = await pending;
    clearInterval(timer);
    await live.leave();
    expect(begun?.data?.changes.nodes[0]?.changeNumber).toBeGreaterThan(head);
    const resumed = subscribe(pages, { after: head, tidslinje });
    expect((await resumed.next())?.data?.fed.nodes[0]?.changeNumber).toBe(head + 1);
    await resumed.leave();
  });

  it.each([
    ['subscription { changes(after: 99999999) { last } }', 'CHANGE_BEYOND_HEAD'],
    ['subscription { changes(after: 1, tidslinje: "anden") { last } }', 'TIDSLINJE_OTHER'],
    ['subscription { changes(where: { kommune: { eq: "999" } }) { last } }', 'KOMMUNEKODE_UNKNOWN'],
    ['subscription { affiliationChanges(after: 0) { last } }', 'CREDENTIALS_MISSING'],
    ['subscription { changes(after: 0, first: 1001) { last } }', 'FIRST_OUT_OF_RANGE'],
  ])('%s ends with %s', async (query, code) => {
    const { next } = subscribe(query);
    const answer = await next();
    expect(answer?.errors?.map(({ extensions }: { extensions?: { code: string } }) => extensions?.code)).toEqual([
      code,
    ]);
    expect(await next()).toBeUndefined();
  });

  it('is refused in other forms than events, as a query is that does not fit the schema', async () => {
    const { errors } = await server.ask('subscription { changes { last } affiliationChanges { last } }');
    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is let in as long as there are places, and gives its own back when its caller leaves', async () => {
    const { head, tidslinje } = await place();
    const open = () => openStream(`${server.url}/changes?after=${head}&tidslinje=${tidslinje}`);
    const streams = await Promise.all(Array.from({ length: 10 }, open));
    expect(streams.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const refused = await open();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    const { next } = subscribe('subscription { changes { last } }');
    await expect(next()).rejects.toThrow('429');
    streams[0]?.leave();
    await expect
      .poll(
        async () => {
          const again = await open();
          again.leave();
          return again.status;
        },
        { timeout: 10_000 },
      )
      .toBe(200);
    for (const stream of streams) stream.leave();
  });
});

describe('the log of the affiliation data', () => {
  it('is followed with the rights of the caller, by both doors as by the query', async () => {
    const authorization = `Bearer ${await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] })}`;
    const kommunal = await server.askAs('kommunal', '101');
    const selection =
      'nodes { changeNumber objectId kommuneAfter fields { field before after personal } } last tidslinje';
    const start = (
      await get<{ affiliationChanges: Page }>(kommunal, `{ affiliationChanges(first: 0) { ${selection} } }`)
    ).affiliationChanges;
    const at = `after=${start.last}&tidslinje=${start.tidslinje}`;
    const stream = await openStream(`${server.url}/affiliationChanges?${at}`, { authorization });
    const { next, leave } = subscribe(
      `subscription { affiliationChanges(after: ${start.last}, tidslinje: "${start.tidslinje}") { ${selection} } }`,
      {},
      { authorization },
    );
    const made =
      'setKilder(input: { kommuneKode: "101", kilder: [{ kode: "Pladssystem", navn: "Pladssystem", prioritet: 1 }] }) { errors { code path } }';
    const { setKilder } = await get<{ setKilder: { errors: object[] } }>(kommunal, `mutation { ${made} }`);
    expect(setKilder.errors).toEqual([]);
    const [event] = await stream.take(1);
    const page = (
      await get<{ affiliationChanges: Page }>(kommunal, `{ affiliationChanges(after: ${start.last}) { ${selection} } }`)
    ).affiliationChanges;
    expect(page.nodes).toHaveLength(1);
    expect(JSON.parse(event?.data ?? '')).toMatchObject(page.nodes[0] ?? {});
    expect((await next())?.data).toEqual({ affiliationChanges: page });
    stream.leave();
    await leave();
  });
});

describe('a server that stops', () => {
  it('ends what is followed, and waits for none of it', async () => {
    const { head, tidslinje } = await place();
    const stream = await openStream(`${server.url}/changes?after=${head}&tidslinje=${tidslinje}`);
    const waiting = fetch(`${server.url}/changes.ndjson?after=${head}&tidslinje=${tidslinje}&wait=60`);
    const { next } = subscribe(pages, { after: head, tidslinje });
    const ended = next();
    await create('Det sidste');
    await stream.take(1);
    await ended;
    const last = next();
    isClosed = true;
    await server.close();
    expect(await stream.next()).toBeNull();
    expect((await waiting).status).toBe(200);
    expect(await last).toBeUndefined();
  });
});
