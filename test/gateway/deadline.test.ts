import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../gateway/config/config.ts';
import { startGateway } from '../../gateway/server/start-gateway.ts';
import { startRegister } from '../../gateway/server/start-register.ts';
import { newDatabase, newFolder } from '../support/new-database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** To and fro, so that each level is a statement of its own. */
const turns = (count: number): string =>
  count === 0
    ? 'nummer'
    : `anvisningsenheder(where: { navn: { contains: "${'ern'[count - 1]}" } }) { daginstitution { kommune { daginstitutioner(first: ${count}) { nodes { ${turns(count - 1)} } } } } }`;
const query = `{ kommune(kode: "101") { daginstitutioner(first: 8) { nodes { ${turns(3)} } } } }`;

const mutation = `mutation { createDaginstitution(input: { navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "101" }) {
  daginstitution { nummer } errors { code } } }`;

let server: TestServer;
/** What is done at each statement. */
let meanwhile: () => void;

/** Keeps the one thread, the clock's as well, as a busy machine does. */
function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

async function start(settings: Record<string, string>): Promise<void> {
  server = await startTestServer(settings);
  const { register } = server.statements;
  register.push = (...sql) => {
    meanwhile();
    return Array.prototype.push.apply(register, sql);
  };
}

/** How many statements the query makes when it is left in peace. */
async function usual(): Promise<number> {
  meanwhile = () => undefined;
  server.forgetStatements();
  expect((await server.ask(query)).errors).toBeUndefined();
  return server.statements.register.length;
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 500));

const post = (text: string, init: RequestInit = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text }),
    ...init,
  });

beforeEach(() => {
  meanwhile = () => undefined;
});
afterEach(() => server.close());

describe('a query that takes too long', () => {
  it('is answered 503 as GraphQL, and nothing more is read for it', async () => {
    await start({ REQUEST_TIMEOUT_MS: '4000' });
    const statements = await usual();
    expect(statements).toBeGreaterThan(4);
    server.forgetStatements();
    meanwhile = () => busy(2500);
    const response = await post(query);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({ code: 'DEADLINE_EXCEEDED', retryable: true });
    await quiet();
    expect(server.statements.register.length).toBeLessThan(statements);
  });
});

describe('a caller that leaves', () => {
  it('has nothing more read for it', async () => {
    await start({});
    const statements = await usual();
    server.forgetStatements();
    const leaving = new AbortController();
    meanwhile = () => {
      leaving.abort();
      busy(30);
    };
    await expect(post(query, { signal: leaving.signal })).rejects.toThrow();
    await quiet();
    expect(server.statements.register.length).toBeGreaterThan(0);
    expect(server.statements.register.length).toBeLessThan(statements);
  });
});

describe('a caller that leaves three processes', () => {
  it('has nothing more read in the subgraph, which notices that its gateway has left', async () => {
    const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
    const read: string[] = [];
    const leaving = new AbortController();
    let atEach = (): void => undefined;
    const env = {
      ...{ PORT: '0', REGISTER_PORT: '0', AFFILIATION_PORT: '0', SAMPLE: 'small', LOG_LEVEL: 'silent', RECHECK: 'off' },
      ...{ DATA_DIR: folder.path, REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: affiliation.url },
    };
    const subgraph = await startRegister(readConfig(env), (sql) => {
      read.push(sql);
      atEach();
    });
    const gateway = await startGateway(readConfig({ ...env, REGISTER_URL: subgraph.url }));
    server = { url: gateway.url, close: async () => undefined } as TestServer;
    expect((await post(query)).status).toBe(200);
    const usually = read.splice(0).length;
    expect(usually).toBeGreaterThan(4);
    atEach = () => {
      leaving.abort();
      busy(30);
    };
    await expect(post(query, { signal: leaving.signal })).rejects.toThrow();
    await quiet();
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThan(usually);
    await gateway.close();
    await subgraph.close();
    await Promise.all([register.remove(), affiliation.remove()]);
    folder.remove();
  });
});

describe('a mutation that takes too long', () => {
  it('is carried out, and says so', async () => {
    await start({ REQUEST_TIMEOUT_MS: '1000' });
    const ask = await server.askAs('stil');
    meanwhile = () => busy(300);
    const { data, errors } = await ask<{ createDaginstitution: { daginstitution: { nummer: string } | null } }>(
      mutation,
    );
    meanwhile = () => undefined;
    expect(errors).toBeUndefined();
    const nummer = data?.createDaginstitution.daginstitution?.nummer;
    expect(nummer).toMatch(/^G\d{5}$/);
    const found = await ask<{ daginstitution: object }>(`{ daginstitution(nummer: "${nummer}") { navn } }`);
    expect(found.data?.daginstitution).toEqual({ navn: 'Ny' });
  });
});
