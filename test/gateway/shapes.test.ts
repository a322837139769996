import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { readConfig } from '../../gateway/config/config.ts';
import { readExamples } from '../../gateway/examples/read-examples.ts';
import { startAffiliation } from '../../gateway/server/start-affiliation.ts';
import { startRegister } from '../../gateway/server/start-register.ts';
import { sample } from '../../prisma/seed/sample.ts';
import { loadFile } from '../../subgraphs/register/import/load-file.ts';
import { sampleRows } from '../../subgraphs/register/import/store-sample.ts';
import { openRegister, type Register } from '../../subgraphs/register/register.ts';
import { type Ask, askOf } from '../support/ask.ts';
import { openStream } from '../support/event-stream.ts';
import { freePort } from '../support/free-port.ts';
import { newDatabase, newFolder } from '../support/new-database.ts';
import { type ProductProcess, runProduct } from '../support/process.ts';

/** Queries whose answers, and refusals, must not depend on where the subgraphs run. */
const queries: Record<string, [string, object?]> = {
  ...Object.fromEntries(
    readExamples()
      .filter(({ caller }) => caller === null)
      .map(({ name, query, variables }) => [`the example ${name}`, [query, variables ?? {}]]),
  ),
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

const anybody = { subject: 'test', cvrNumre: [], enheder: [], expires: '1h' };

const processes = new Map<string, ProductProcess>();
const cleanUp: (() => unknown)[] = [];
let together: Ask;
let apart: Ask;
let register: string;
let gateway: string;
let embedded: string;
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
  const [all, affiliation] = await Promise.all([run('all', one), run('affiliation', split)]);
  embedded = all;
  const starts = [run('register', split), run('gateway', { ...split, AFFILIATION_URL: affiliation })] as const;
  [register, gateway] = await Promise.all(starts);
  together = askOf(embedded);
  apart = askOf(gateway);
}, 120_000); // four processes start

afterAll(async () => {
  await Promise.all([...processes.values()].map((started) => started.stop()));
  for (const remove of cleanUp) await remove();
});

async function settings() {
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

/** Two databases were filled at two moments, and each has a timeline of its own. */
const withoutTimes = (answer: unknown) =>
  JSON.parse(
    JSON.stringify(answer)
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replace(/"tidslinje":"[^"]+"/g, '"tidslinje":"ID"'),
  );

describe('the change log', () => {
  const followed = async (url: string) => {
    const stream = await openStream(`${url}/changes?after=0&niveau=ANVISNINGSENHED`);
    const events = (await stream.take(3)).map(({ data }) => JSON.parse(data));
    stream.leave();
    const query =
      'subscription { changes(after: 0, first: 3, where: { niveau: { eq: ANVISNINGSENHED } }) { nodes { nummer after { navn } } last } }';
    const pages = createClient({ url: `${url}/graphql`, retryAttempts: 0 }).iterate({ query });
    const { value: page } = await pages.next();
    await pages.return?.();
    const refused = await fetch(`${url}/affiliationChanges`);
    return [events, page, refused.status];
  };
  const comparable = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/"at":"[^"]*"/g, '"at":""'));

  it('is followed alike, wherever the subgraphs run', async () => {
    const [one, three] = await Promise.all([followed(embedded), followed(gateway)]);
    expect(comparable(three)).toEqual(comparable(one));
    expect(one[0]).toHaveLength(3);
    expect(one[2]).toBe(401);
  });
});

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
    const claims = { ...anybody, roles: ['onboarding'], kommuner: ['101'] };
    const token = await signDevelopmentToken(readConfig(split), claims);
    const fetchFile = (headers: Record<string, string>) =>
      fetch(`${gateway}/eksport/aula.csv?kommune=101`, { headers });
    expect((await fetchFile({})).status).toBe(401);
    const file = await fetchFile({ authorization: `Bearer ${token}` });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  });
});

describe('an affiliation process', () => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  /** Of the full sample those units that have people: the whole of it takes long. */
  const rows = () =>
    [...sample('full')].filter(({ admKommuneKode }) => admKommuneKode === '740').map((row) => ({ ...row }));

  interface Held {
    dagplejegrupper: { totalCount: number };
    personer: { totalCount: number };
    gaesteophold: { totalCount: number };
    dagplejere: { nodes: { samarbejde: string | null; belaegning: Record<'egneBoern' | 'ude' | 'gaester', number> }[] };
  }

  /** Both subgraphs apart, in this process. Returns how to start the second, and what it then holds. */
  async function startApart(fill: (register: Register) => Promise<unknown>): Promise<() => Promise<Held>> {
    const env = { ...(await settings()), SUBGRAPH_SECRET: 's'.repeat(32), SAMPLE: 'none' };
    const filled = await openRegister(env.REGISTER_DATABASE_URL);
    await fill(filled);
    await filled.close();
    const token = await signDevelopmentToken(readConfig(env), { ...anybody, roles: ['kommunal'], kommuner: ['740'] });
    const started = await startRegister(readConfig(env));
    closing.push(started.close);
    return async () => {
      const { url, close } = await startAffiliation(readConfig({ ...env, SAMPLE: 'full', REGISTER_URL: started.url }));
      closing.push(close);
      return askAsGateway(url, env.SUBGRAPH_SECRET, token);
    };
  }

  async function askAsGateway(url: string, secret: string, token: string): Promise<Held> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${secret}`,
        'x-caller-authorization': `Bearer ${token}`,
      },
      body: JSON.stringify({ query: summary }),
    });
    return ((await response.json()) as { data: Held }).data;
  }

  const summary = `{ dagplejegrupper(first: 0) { totalCount } personer(first: 0) { totalCount } gaesteophold { totalCount }
    dagplejere(where: { gyldigPaa: "2026-12-08" }) { nodes { samarbejde belaegning(paaDag: "2026-12-08") { egneBoern ude gaester } } } }`;

  it('stores the sample before it answers where the register is there, and once', async () => {
    const start = await startApart((filled) => filled.storeSample(rows()));
    const first = await start();
    const { dagplejere, personer } = first;
    expect(first).toMatchObject({ dagplejegrupper: { totalCount: 32 }, gaesteophold: { totalCount: 2 } });
    expect(personer.totalCount).toBeGreaterThan(400);
    expect(dagplejere.nodes.filter(({ samarbejde }) => samarbejde !== null).length).toBe(6);
    expect(dagplejere.nodes.filter(({ belaegning }) => belaegning.egneBoern < 3)).toEqual([]);
    const guests = dagplejere.nodes.map(({ belaegning: { ude, gaester } }) => [ude, gaester]);
    expect(guests.filter(([ude]) => ude === 1)).toEqual([[1, 0]]);
    expect(guests.filter(([, gaester]) => gaester === 1)).toEqual([[0, 1]]);
    expect(await start()).toEqual(first);
  });

  it('stores nothing beside a register that did not begin with the sample', async () => {
    const none = { totalCount: 0 };
    const start = await startApart(({ database, kodebog }) =>
      loadFile(database, kodebog, sampleRows(rows, 'samlet.csv'), {
        actor: 'test',
        requestId: 'test',
        source: 'csv:samlet.csv',
      }),
    );
    expect(await start()).toEqual({
      dagplejegrupper: none,
      personer: none,
      gaesteophold: none,
      dagplejere: { nodes: [] },
    });
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

  it('that is gone is reported as retryable, and the rest is still answered', async () => {
    const ended = await processes.get('affiliation')?.stop();
    expect(ended?.stdout.match(/the register does not answer/g)).toHaveLength(1); // it came up before the register
    expect(ended?.stdout).not.toContain('"stack"');
    const unit = await apart<{ anvisningsenhed: { navn: string; unilogin: null } }>(
      '{ anvisningsenhed(nummer: "G10432") { navn unilogin { kanTilknytteBrugere } } }',
    );
    expect(unit.data?.anvisningsenhed).toMatchObject({ unilogin: null, navn: expect.any(String) });
    const answer = await apart(
      '{ kommune(kode: "101") { navn daginstitutioner(first: 1) { nodes { anvisningsenheder { unilogin { kanTilknytteBrugere } } } } } }',
    );
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true } });
    const both = await apart(
      '{ kommune(kode: "101") { navn } kommuner { nodes { kode } } aulaChecks { code } gone: personer { totalCount } }',
    );
    expect(both.data).toMatchObject({ kommune: { navn: 'København' }, aulaChecks: null, gone: null });
    expect(both.errors?.map(({ path, message }) => [path?.join('.'), message.includes('affiliation')])).toEqual([
      ['aulaChecks', true],
      ['gone', true],
    ]);
  });
});

describe('the processes', () => {
  it('print no warning, however much they are asked', async () => {
    await Promise.all(Array.from({ length: 12 }, () => apart('{ kommune(kode: "101") { navn } }')));
    const ended = await Promise.all([...processes.values()].map((started) => started.stop()));
    expect(ended.map(({ stderr }) => stderr)).toEqual(ended.map(() => ''));
  });
});
