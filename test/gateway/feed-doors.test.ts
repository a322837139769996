import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../support/ask.ts';
import { openStream } from '../support/event-stream.ts';
import { get } from '../support/get.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let support: Ask;
let head: Place;
beforeAll(async () => {
  server = await startTestServer({ CHANGES_POLL_MS: '20', HEARTBEAT_MS: '1000', STREAMS: '300' });
  support = await server.askAs('stil');
});
afterAll(() => server.close());
beforeEach(async () => {
  head = await place();
});

interface Place {
  head: number;
  tidslinje: string;
}
interface Line {
  changeNumber: number;
  nummer: string;
  action: string;
  movement: string;
  fields: { field: string }[];
  changeset: { actor: string | null };
}

const place = async () =>
  (await get<{ changes: Place }>(server.ask, '{ changes(first: 0) { head tidslinje } }')).changes;

async function write(field: string): Promise<string> {
  const query = `mutation { ${field} { errors { code path } changes { nummer } } }`;
  const [payload] = Object.values(
    await get<Record<string, { errors: object[]; changes: { nummer: string }[] }>>(support, query),
  );
  expect(payload?.errors).toEqual([]);
  return payload?.changes[0]?.nummer ?? '';
}

const create = (navn: string, kommune = '101') =>
  write(`createDaginstitution(input: { navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" })`);

const events = (query: string, headers = {}) => openStream(`${server.url}/changes?${query}`, headers);
const from = ({ head: after, tidslinje }: Place) => `after=${after}&tidslinje=${tidslinje}`;
const lineOf = ({ data }: { data: string }) => JSON.parse(data) as Line;

const numbersAfter = async (after: number, where = '{}'): Promise<number[]> => {
  const { changes } = await get<{ changes: { nodes: Line[] } }>(
    server.ask,
    `{ changes(after: ${after}, first: 1000, where: ${where}) { nodes { changeNumber } } }`,
  );
  return changes.nodes.map(({ changeNumber }) => changeNumber);
};

describe('GET /changes', () => {
  it('sends every change once, in order and without gaps, under eight who write at once', async () => {
    const stream = await events(from(head));
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const writers = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 5; i++) await create(`Skriver ${writer} ${i}`);
      }),
    );
    const lines = (await stream.take(40)).map(lineOf);
    await writers;
    stream.leave();
    expect(lines.map(({ changeNumber }) => changeNumber)).toEqual(
      Array.from({ length: 40 }, (_, i) => head.head + 1 + i),
    );
  });

  it('goes on without gap or double from every place at which a connection can break', async () => {
    for (let i = 0; i < 6; i++) await create(`Genoptaget ${i}`);
    const stream = await events(from(head));
    const all = await stream.take(6);
    stream.leave();
    for (const [i, { id }] of all.entries()) {
      const resumed = await events('', { 'last-event-id': id });
      const rest = await Promise.race([resumed.take(all.length - i - 1), resumed.next().then(() => [])]);
      expect(rest.map(lineOf)).toEqual(all.slice(i + 1).map(lineOf));
      resumed.leave();
    }
  });

  it('sends the objects of the query, each with what it holds', async () => {
    const stream = await events(from(head));
    const nummer = await create('Som forespurgt');
    const [event] = await stream.take(1);
    stream.leave();
    const { changes } = await get<{ changes: { nodes: object[] } }>(
      server.ask,
      `{ changes(after: ${head.head}) { nodes { id changeNumber action niveau nummer kommuneBefore kommuneAfter
        daginstitutionBefore daginstitutionAfter movement changeset { first last at actor requestId source }
        fields { field before after } along { nummer } after { __typename nummer navn version aktivitetsstatus { kode }
        ... on Daginstitution { ejerform { kode } lovgrundlag { kode } kommune { kode } } } } } }`,
    );
    expect(event && lineOf(event)).toEqual(changes.nodes[0]);
    expect(event && lineOf(event)).toMatchObject({ nummer, action: 'CREATE', changeset: { actor: null } });
  });

  it('shows who wrote to those who may know', async () => {
    const token = await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] });
    const stream = await events(from(head), { authorization: `Bearer ${token}` });
    await create('I kommunen', '101');
    await create('I en anden', '147');
    const lines = (await stream.take(2)).map(lineOf);
    stream.leave();
    expect(lines.map(({ changeset }) => changeset.actor)).toEqual(['person:test', null]);
  });

  it('lets through what the query does, also of what comes while it is followed', async () => {
    const house = await create('Filtreret', '101');
    const filters = {
      'kommune=101': '{ kommune: { in: ["101"] } }',
      'kommune=0147,751': '{ kommune: { in: ["147", "751"] } }',
      [`daginstitution=${house.toLowerCase()}`]: `{ daginstitution: { in: ["${house}"] } }`,
      'field=navn': '{ field: { in: ["navn"] } }',
      'field=admKommuneKode&action=MOVE': '{ field: { in: ["admKommuneKode"] }, action: { in: [MOVE] } }',
      'niveau=ANVISNINGSENHED': '{ niveau: { in: [ANVISNINGSENHED] } }',
      'source=graphql': '{ source: { in: ["graphql"] } }',
    };
    const start = await place();
    const streams = await Promise.all(Object.keys(filters).map((filter) => events(`${from(start)}&${filter}`)));
    await write(`updateDaginstitution(input: { nummer: "${house}", navn: "Omdøbt" })`);
    await write(`updateDaginstitution(input: { nummer: "${house}", kommune: "147" })`);
    await write(`createAnvisningsenhed(input: { daginstitutionsNummer: "${house}", navn: "Enhed", institutionstype: "6012",
      pNummer: "1012345678", cvrNummer: "12345674", adresse: { vejNavn: "A", husNummer: "1", postNummer: "2300" } })`);
    await create('Udenfor', '851');
    for (const [i, where] of Object.values(filters).entries()) {
      const expected = await numbersAfter(start.head, where);
      const lines = (await streams[i]?.take(expected.length))?.map(lineOf) ?? [];
      expect(
        lines.map(({ changeNumber }) => changeNumber),
        where,
      ).toEqual(expected);
      if (where.includes('"101"')) expect(lines.at(-1)).toMatchObject({ action: 'MOVE', movement: 'LEFT' });
      if (where.includes('"147"')) expect(lines[0]).toMatchObject({ action: 'MOVE', movement: 'ENTERED' });
      streams[i]?.leave();
    }
  });

  it('moves the place on over what is not let through, without an event', async () => {
    const stream = await events(`${from(head)}&kommune=751`);
    await create('Ikke her', '101');
    const reached = `${head.head + 1}:${head.tidslinje}`;
    void stream.next();
    await expect.poll(stream.lastId, { timeout: 10_000 }).toBe(reached);
    stream.leave();
  });
});

describe('fifty who follow', () => {
  it('are answered by one reading of the log, whatever each asks for', async () => {
    const kommuner = ['101', '147', '151', '153', '155'];
    const streams = await Promise.all(
      Array.from({ length: 50 }, (_, i) => events(`${from(head)}${i % 2 ? `&kommune=101,${kommuner[i % 5]}` : ''}`)),
    );
    await create('Varm op');
    for (const stream of streams) await stream.take(1);
    server.forgetStatements();
    await create('Set af alle');
    for (const stream of streams) expect(await stream.take(1)).toHaveLength(1);
    const readings = server.statements.register.filter((text) => /FROM "Change" JOIN|"ChangeKey" ?\s*WHERE/.test(text));
    expect(readings, server.statements.register.join('\n')).toHaveLength(1);
    for (const stream of streams) stream.leave();
  });
});

describe('GET /changes.ndjson', () => {
  const lines = async (response: Response) =>
    (await response.text())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);

  it('answers at once with what there is, and names the address to go on from', async () => {
    for (let i = 0; i < 3; i++) await create(`Linje ${i}`);
    const seen: number[] = [];
    let address = `/changes.ndjson?${from(head)}&first=2`;
    for (let page = 0; page < 2; page++) {
      const response = await fetch(`${server.url}${address}`);
      seen.push(...(await lines(response)).map(({ changeNumber }) => changeNumber));
      expect(response.headers.get('x-register-tidslinje')).toBe(head.tidslinje);
      address = /<(.+)>/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    }
    expect(seen).toEqual([1, 2, 3].map((i) => head.head + i));
    const none = await fetch(`${server.url}${address}`);
    expect([none.status, await none.text(), none.headers.get('x-register-last')]).toEqual([
      200,
      '',
      String(head.head + 3),
    ]);
  });

  it('waits for the first change that is let through, and answers without any when the time is up', async () => {
    const waiting = fetch(`${server.url}/changes.ndjson?${from(head)}&wait=30&kommune=147`);
    await create('Ikke ventet', '101');
    await create('Ventet', '147');
    expect((await lines(await waiting)).map(({ changeNumber }) => changeNumber)).toEqual([head.head + 2]);
    const idle = await fetch(`${server.url}/changes.ndjson?after=head&wait=1`);
    expect([idle.status, await idle.text()]).toEqual([200, '']);
  });
});

describe('a door', () => {
  const refused = async (address: string, headers = {}) => {
    const response = await fetch(`${server.url}${address}`, { headers });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code];
  };

  it.each([
    ['changes?after=99999999', 400, 'CHANGE_BEYOND_HEAD'],
    ['changes?after=1&tidslinje=anden', 400, 'TIDSLINJE_OTHER'],
    ['changes.ndjson?after=99999999', 400, 'CHANGE_BEYOND_HEAD'],
    ['changes.ndjson?after=1&tidslinje=anden&wait=30', 400, 'TIDSLINJE_OTHER'],
    ['changes?after=x', 400, 'VALUE_MALFORMED'],
    ['changes.ndjson?wait=61', 400, 'VALUE_MALFORMED'],
    ['changes?kommuner=101', 400, 'PARAMETER_UNKNOWN'],
    ['changes?kommune=101&kommune=147', 400, 'PARAMETER_UNKNOWN'],
    ['changes?kommune=999', 400, 'KOMMUNEKODE_UNKNOWN'],
    ['changes?niveau=HUS', 400, 'VARIABLE_MALFORMED'],
    ['changes?actor=person:test', 401, 'CREDENTIALS_MISSING'],
    ['affiliationChanges', 401, 'CREDENTIALS_MISSING'],
    ['affiliationChanges.ndjson', 401, 'CREDENTIALS_MISSING'],
  ])('refuses %s with %i %s', async (address, status, code) => {
    expect(await refused(`/${address}`)).toEqual([status, code]);
  });

  it('refuses an event id that is none, and who lacks the right', async () => {
    expect(await refused('/changes', { 'last-event-id': '12' })).toEqual([400, 'VALUE_MALFORMED']);
    const token = await server.tokenWith({ roles: ['stil'] });
    expect(await refused('/affiliationChanges', { authorization: `Bearer ${token}` })).toEqual([403, 'NOT_ALLOWED']);
  });
});

describe('a reader that takes nothing', () => {
  it('keeps nobody else from their lines', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(`GET /changes?after=0 HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    socket.pause();
    const stream = await events(from(head));
    await create('Til den hurtige');
    expect(await stream.take(1)).toHaveLength(1);
    stream.leave();
    socket.destroy();
  });
});
