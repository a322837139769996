import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../gateway/commands/sign-development-token.ts';
import { readConfig } from '../gateway/config.ts';
import { readExamples } from '../gateway/examples/read-examples.ts';
import { type Ask, askOf } from './support/ask.ts';
import { newDatabase, newFolder } from './support/new-database.ts';
import { type ProductProcess, runProduct } from './support/process.ts';

/** Queries whose answers, and refusals, must not depend on where the subgraphs run. */
const queries: Record<string, [string, object?]> = {
  ...Object.fromEntries(Object.entries(readExamples()).map(([file, query]) => [file, [query, { text: 'nord' }]])),
  'an unknown number': ['{ dagtilbud(nummer: "G99999") { navn } dagplejegruppe(id: "x") { navn } }'],
  'an unknown code': ['{ anvisningsenheder(where: { institutionstype: { eq: "9999" } }) { totalCount } }'],
  'a malformed number': ['{ dagplejegrupper(where: { anvisningsenhedsNummer: { eq: "12" } }) { totalCount } }'],
  'a refusal below data': ['{ kommune(kode: "101") { navn daginstitutioner(first: -1) { totalCount } } }'],
  'a filter in a variable': [
    'query Q($where: DaginstitutionWhere) { daginstitutioner(where: $where, first: 3) { totalCount nodes { navn } } }',
    { where: { OR: [{ kommune: { eq: '101' } }, { navn: { contains: 'skov' } }] } },
  ],
  'a malformed moment': ['{ kommune(kode: "101", asOf: "yesterday") { navn } }'],
  'a malformed day': ['{ dagplejegrupper(where: { gyldigPaa: "2026-02-30" }) { totalCount } }'],
  'a mutation that is not there': ['mutation { x }'],
  'an unknown field': ['{ kommune(kode: "101") { nam } }'],
  'from one subgraph to the other and back': [
    '{ dagplejegrupper(first: 5) { nodes { navn basis { tekst } anvisningsenhed { navn daginstitution { navn kommune { navn } } unilogin { begrundelse } } } } }',
  ],
};

const processes = new Map<string, ProductProcess>();
const cleanUp: (() => unknown)[] = [];
let together: Ask;
let apart: Ask;
let register: string;
let gateway: string;
let split: Record<string, string>;

function run(shape: string, env: Record<string, string>): Promise<string> {
  const started = runProduct([shape], env);
  processes.set(shape, started);
  return started.url;
}

beforeAll(async () => {
  const [one, apartSettings, port] = await Promise.all([settings(), settings(), freePort()]);
  split = { ...apartSettings, REGISTER_PORT: port, REGISTER_POLL_MS: '200' };
  // The affiliation process comes up first: it must do without the register, and notice when that is there.
  const [embedded, affiliation] = await Promise.all([run('all', one), run('affiliation', split)]);
  const starts = [run('register', split), run('gateway', { ...split, AFFILIATION_URL: affiliation })] as const;
  [register, gateway] = await Promise.all(starts);
  together = askOf(embedded);
  apart = askOf(gateway);
});

afterAll(async () => {
  await Promise.all([...processes.values()].map((started) => started.stop()));
  for (const remove of cleanUp) await remove();
});

/** Nobody listens there, unless somebody else comes in between. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await promisify(server.close.bind(server))();
  return String(port);
}

async function settings(): Promise<Record<string, string>> {
  const [folder, registerDatabase, affiliationDatabase] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, registerDatabase.remove, affiliationDatabase.remove);
  return {
    PORT: '0',
    REGISTER_PORT: '0',
    AFFILIATION_PORT: '0',
    SAMPLE: 'small',
    AUTH_DEVELOPMENT: 'true',
    DATA_DIR: folder.path,
    REGISTER_DATABASE_URL: registerDatabase.url,
    AFFILIATION_DATABASE_URL: affiliationDatabase.url,
  };
}

/** Two databases were filled at two moments. */
const withoutTimes = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'));

describe('one process and three', () => {
  it('store the sample once the register is there', async () => {
    const grupper = '{ dagplejegrupper(first: 0) { totalCount } }';
    const { data } = await together(grupper);
    expect(data).not.toEqual({ dagplejegrupper: { totalCount: 0 } });
    await expect.poll(async () => (await apart(grupper)).data, { timeout: 10_000 }).toEqual(data);
  });

  it.each(Object.entries(queries))('answer alike: %s', async (_name, [query, variables]) => {
    const [a, b] = await Promise.all([together(query, variables), apart(query, variables)]);
    expect(withoutTimes(b)).toEqual(withoutTimes(a));
  });

  it('export alike', async () => {
    const direct = await fetch(`${gateway}/eksport/daginstitution.csv?kommune=101`);
    expect(direct.status).toBe(200);
    expect(direct.headers.get('content-disposition')).toContain('dagtilbud-daginstitution-101.csv');
    expect((await direct.text()).split('\r\n').length).toBe(18);
  });

  it('give the file of the affiliation subgraph to those who may read it', async () => {
    const claims = {
      subject: 'test',
      roles: ['onboarding'],
      kommuner: ['101'],
      cvrNumre: [],
      enheder: [],
      expires: '1h',
    };
    const token = await signDevelopmentToken(readConfig(split), claims);
    const fetchFile = (headers: Record<string, string>) =>
      fetch(`${gateway}/eksport/aula.csv?kommune=101`, { headers });
    expect((await fetchFile({})).status).toBe(403);
    const file = await fetchFile({ authorization: `Bearer ${token}` });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  });
});

describe('a subgraph of its own', () => {
  it.each(['/graphql', '/eksport/samlet.csv'])('refuses a caller that is not the gateway at %s', async (path) => {
    for (const authorization of [undefined, 'Bearer guess', `Bearer ${'x'.repeat(43)}`]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const response = await fetch(`${register}${path}`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_THE_GATEWAY' } }] });
    }
  });

  it('that is gone is told as retryable, and the rest is still answered', async () => {
    await processes.get('affiliation')?.stop();
    const unit = await apart<{ anvisningsenhed: { navn: string; unilogin: null } }>(
      '{ anvisningsenhed(nummer: "G10432") { navn unilogin { kanTilknytteBrugere } } }',
    );
    expect(unit.data?.anvisningsenhed).toMatchObject({ unilogin: null, navn: expect.any(String) });
    const answer = await apart(
      '{ kommune(kode: "101") { navn daginstitutioner(first: 1) { nodes { anvisningsenheder { unilogin { kanTilknytteBrugere } } } } } }',
    );
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true } });
    const rest = await apart<{ kommune: { navn: string } }>('{ kommune(kode: "101") { navn } }');
    expect(rest.data?.kommune.navn).toBe('København');
  });
});
