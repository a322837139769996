import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recheck as recheckCommand } from '../../../gateway/commands/recheck.ts';
import { signDevelopmentToken } from '../../../gateway/commands/token.ts';
import { readConfig } from '../../../gateway/config/config.ts';
import { StartupError } from '../../../subgraphs/common/startup-error.ts';
import { openRegisterDatabase } from '../../../subgraphs/register/database.ts';
import { openEkstern } from '../../../subgraphs/register/ekstern/ekstern.ts';
import { Kodebog } from '../../../subgraphs/register/kodeliste/kodebog.ts';
import { type RecheckOptions, recheck as recheckRegister } from '../../../subgraphs/register/recheck/recheck.ts';
import type { Ask } from '../../support/ask.ts';
import { type DatafordelerStub, startDatafordelerStub } from '../../support/datafordeler-stub.ts';
import { get } from '../../support/get.ts';
import { newFolder } from '../../support/new-database.ts';
import { runProduct } from '../../support/process.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const apiKey = 'hemmelig-noegle-1';
const [active, ended, other] = ['1000000001', '1000000002', '1000000003'];
const dawaId = '0a3f50b8-0000-32b8-e044-000000000001';
/** Long enough for three attempts on a busy machine: what the last of them hears is then no timeout. */
const timeoutMs = 1_200;

let stub: DatafordelerStub;
let server: TestServer;
let ask: Ask;
let settings: Record<string, string>;
let owner: string;

beforeAll(async () => {
  stub = await startDatafordelerStub();
  settings = {
    CVR_ADAPTER: 'http',
    DAR_ADAPTER: 'http',
    CVR_URL: stub.url,
    DAR_URL: stub.url,
    DATAFORDELER_API_KEY: apiKey,
    EXTERNAL_TIMEOUT_MS: String(timeoutMs),
  };
});
afterAll(() => stub.close());

beforeEach(async () => {
  stub.reply = () => undefined;
  stub.nodes = {
    CVR_Produktionsenhed: [
      { pNummer: active, tilknyttetVirksomhedsCVRNummer: '11111114', produktionsenhedOphoersdato: null },
      { pNummer: ended, tilknyttetVirksomhedsCVRNummer: '11111114', produktionsenhedOphoersdato: '2020-01-31' },
      { pNummer: other, tilknyttetVirksomhedsCVRNummer: '22222228', produktionsenhedOphoersdato: null },
    ],
    DAR_Adresse: [{ id_lokalId: dawaId, status: '3', adressebetegnelse: 'Solvej 4A, 8600 Silkeborg' }],
  };
  await open({ SAMPLE: 'none', ...settings });
  const answer = await mutate(
    'createDaginstitution(input: { navn: "Solen", ejerform: "1", lovgrundlag: "1", kommune: "740" })',
    'daginstitution { nummer }',
  );
  owner = (answer.daginstitution as { nummer: string }).nummer;
  stub.calls.length = 0;
});
afterEach(() => server.close());

interface Payload {
  errors: { code: string; path: string[]; retryable: boolean; da: string; en: string }[];
  warnings: Payload['errors'];
  changes: { fields: { field: string; after: string | null }[] }[];
  changeset: object | null;
  [key: string]: unknown;
}

const kontrol = 'kontrol { dar { svar aarsag tidspunkt begrundelse } cvr { svar aarsag tidspunkt begrundelse } }';
const problems = '{ code path retryable da en }';

async function mutate(field: string, selection: string): Promise<Payload> {
  const outcome = `errors ${problems} warnings ${problems} changes { fields { field after } } changeset { first }`;
  const data = await get(ask, `mutation { ${field} { ${selection} ${outcome} } }`);
  return Object.values(data)[0] as Payload;
}

const adresse = (id: string | null = dawaId) =>
  `adresse: { vejNavn: "Solvej", husNummer: "4A", postNummer: "8600", byNavn: "Silkeborg"${id ? `, dawaId: "${id}"` : ''} }`;

async function open(settings: Record<string, string>): Promise<void> {
  server = await startTestServer(settings);
  ask = await server.askAs('stil');
}

/** Creates a unit; what is given stands in the place of a lawful default. */
const create = (fields: string, args = '') =>
  mutate(
    `createAnvisningsenhed(${args} input: { daginstitutionsNummer: "${owner}", navn: "Stuen", institutionstype: "6012", ${fields} })`,
    `anvisningsenhed { nummer version cvrNummer ${kontrol} }`,
  );

const update = (nummer: string, fields: string) =>
  mutate(
    `updateAnvisningsenhed(input: { nummer: "${nummer}", ${fields} })`,
    `anvisningsenhed { nummer version cvrNummer ${kontrol} }`,
  );

const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);
const nummerOf = ({ anvisningsenhed }: Payload) => (anvisningsenhed as { nummer: string }).nummer;
const confirmed = { svar: 'BEKRAEFTET', aarsag: null, begrundelse: null, tidspunkt: expect.any(String) };

describe('a write while DAR and CVR answer', () => {
  it('takes the CVR number from the P-number, and keeps both answers with their time', async () => {
    const answer = await create(`pNummer: "${active}", ${adresse()}`);
    expect(answer.errors).toEqual([]);
    expect(answer.warnings).toEqual([]);
    expect(answer.anvisningsenhed).toMatchObject({
      cvrNummer: '11111114',
      kontrol: { dar: confirmed, cvr: confirmed },
    });
    const moved = await update(nummerOf(answer), `pNummer: "${other}"`);
    expect(moved.anvisningsenhed).toMatchObject({ version: 2, cvrNummer: '22222228', kontrol: { cvr: confirmed } });
  });

  it('refuses a P-number that has ended or is unknown, an address that DAR does not have, and another CVR number', async () => {
    const wrong = await create(`pNummer: "${ended}", cvrNummer: "11111114", ${adresse(dawaId.replace(/1$/, '9'))}`);
    expect(codes(wrong.errors)).toEqual(['PNUMMER_NOT_ACTIVE', 'ADRESSE_NOT_IN_DAR']);
    expect(wrong.errors.map(({ retryable, path }) => [retryable, path])).toEqual([
      [false, ['input', 'pNummer']],
      [false, ['input', 'adresse', 'dawaId']],
    ]);
    expect(wrong.changeset).toBeNull();
    const unknown = await create(`pNummer: "1000000009", cvrNummer: "11111114", ${adresse()}`);
    expect(codes(unknown.errors)).toEqual(['PNUMMER_NOT_ACTIVE']);
    const differs = await create(`pNummer: "${active}", cvrNummer: "22222228", ${adresse()}`);
    expect(codes(differs.errors)).toEqual(['CVRNUMMER_DIFFERS']);
    const { anvisningsenheder } = await get<{ anvisningsenheder: object }>(ask, '{ anvisningsenheder { totalCount } }');
    expect(anvisningsenheder).toEqual({ totalCount: 0 });
  });

  it('checks in a dry run, and says what it would fill in', async () => {
    const right = await create(`pNummer: "${active}", ${adresse()}`, 'dryRun: true');
    expect(right.changes[0]?.fields).toContainEqual({ field: 'cvrNummer', after: '11111114' });
    expect(
      codes((await create(`pNummer: "${ended}", cvrNummer: "11111114", ${adresse()}`, 'dryRun: true')).errors),
    ).toEqual(['PNUMMER_NOT_ACTIVE']);
  });

  it('asks only about what it changes, and once for many', async () => {
    const unit = (n: number) =>
      `{ createAnvisningsenhed: { daginstitutionsNummer: "${owner}", navn: "Enhed ${n}", institutionstype: "6012", pNummer: "${active}", ${adresse()} } }`;
    const batch = await mutate(
      `applyChanges(input: { changes: [${[1, 2, 3].map(unit).join(' ')}] })`,
      'dagtilbud { nummer }',
    );
    expect(batch.errors).toEqual([]);
    expect(stub.calls).toHaveLength(2);
    stub.calls.length = 0;
    const { nummer } = (batch.dagtilbud as { nummer: string }[])[0] ?? {};
    expect((await update(`${nummer}`, 'navn: "Andet navn"')).errors).toEqual([]);
    expect(stub.calls).toHaveLength(0);
  });

  it('reads the answers of any number of units in one statement', async () => {
    const unit = (n: number) =>
      `{ createAnvisningsenhed: { key: "u${n}", daginstitutionsNummer: "${owner}", navn: "Enhed ${n}", institutionstype: "6012", pNummer: "${active}", ${adresse()} } }`;
    const place = `{ createAlternativAdresse: { anvisningsenhedsNummer: "#u1", navn: "Skoven", pNummer: "${active}", ${adresse()} } }`;
    await mutate(
      `applyChanges(input: { changes: [${[1, 2, 3, 4].map(unit).join(' ')} ${place}] })`,
      'dagtilbud { nummer }',
    );
    server.forgetStatements();
    const data = await get(ask, `{ anvisningsenheder { nodes { ${kontrol} alternativeAdresser { ${kontrol} } } } }`);
    expect(JSON.stringify(data).match(/BEKRAEFTET/g)).toHaveLength(10);
    expect(server.statements.register.filter((sql) => sql.includes('EksternKontrol'))).toHaveLength(2);
  });
});

describe('a write during an outage', () => {
  it.each([
    ['a slow answer', () => new Promise<never>(() => undefined), 'TIMEOUT'],
    ['server errors', () => ({ status: 500 }), 'SERVER_ERROR'],
    ['429 for an hour', () => ({ status: 429, headers: { 'retry-after': '3600' } }), 'TOO_MANY_REQUESTS'],
    ['garbage', () => ({ body: '<html>' }), 'BAD_ANSWER'],
  ])('of %s succeeds in time, says so, and is marked', async (_, reply, aarsag) => {
    stub.reply = reply;
    const start = performance.now();
    const answer = await create(`pNummer: "${active}", cvrNummer: "11111114", ${adresse()}`);
    expect(performance.now() - start).toBeLessThan(timeoutMs * 10);
    expect(answer.errors).toEqual([]);
    expect(answer.warnings.map(({ code, retryable }) => [code, retryable])).toEqual([['EXTERNAL_NOT_CHECKED', true]]);
    const unheard = {
      svar: 'IKKE_KONTROLLERET',
      aarsag,
      tidspunkt: expect.any(String),
      begrundelse: expect.any(String),
    };
    expect(answer.anvisningsenhed).toMatchObject({ kontrol: { dar: unheard, cvr: unheard } });
  });

  it('is not refused for the CVR number that CVR would have filled in', async () => {
    stub.reply = () => ({ status: 404 });
    const answer = await create(`pNummer: "${active}", ${adresse()}`);
    expect(answer.errors).toEqual([]);
    expect(codes(answer.warnings)).toEqual(['CVRNUMMER_MISSING', 'EXTERNAL_NOT_CHECKED']);
  });

  it('holds no other write up: nothing is asked inside a transaction', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      stub.reply = () => {
        resolve();
        return held.then(() => undefined);
      };
    });
    await server.close();
    await open({ SAMPLE: 'none', ...settings, EXTERNAL_TIMEOUT_MS: '30000' });
    const institution = () =>
      mutate(
        'createDaginstitution(input: { navn: "Månen", ejerform: "1", lovgrundlag: "1", kommune: "740" })',
        'daginstitution { nummer }',
      );
    owner = ((await institution()).daginstitution as { nummer: string }).nummer;
    const waiting = create(`pNummer: "${active}", ${adresse()}`);
    await asked;
    expect((await institution()).changeset).not.toBeNull();
    release();
    expect((await waiting).anvisningsenhed).toMatchObject({ cvrNummer: '11111114' });
  });
});

describe('without a connection', () => {
  it('every write is marked as not checked, and a CVR number must be given', async () => {
    await server.close();
    await open({ SAMPLE: 'small' });
    const { daginstitutioner } = await get<{ daginstitutioner: { nodes: { nummer: string }[] } }>(
      ask,
      '{ daginstitutioner(first: 1, where: { ejerform: { eq: "1" }, lovgrundlag: { eq: "1" } }) { nodes { nummer } } }',
    );
    owner = daginstitutioner.nodes[0]?.nummer ?? '';
    const without = await create(`pNummer: "${active}", ${adresse()}`);
    expect(codes(without.errors)).toEqual(['CVRNUMMER_MISSING']);
    const answer = await create(`pNummer: "${active}", cvrNummer: "11111114", ${adresse()}`);
    expect(answer.anvisningsenhed).toMatchObject({
      kontrol: { cvr: { svar: 'IKKE_KONTROLLERET', aarsag: 'OFFLINE' } },
    });
    const { anvisningsenheder } = await get<{ anvisningsenheder: { nodes: { kontrol: object }[] } }>(
      ask,
      `{ anvisningsenheder(first: 1) { nodes { ${kontrol} } } }`,
    );
    const loaded = { svar: 'IKKE_KONTROLLERET', aarsag: 'NOT_ASKED', tidspunkt: null, begrundelse: expect.any(String) };
    expect(anvisningsenheder.nodes[0]?.kontrol).toEqual({ dar: loaded, cvr: loaded });
  });
});

describe('npm run recheck', () => {
  const recheck = (args: string[] = [], over: Record<string, string> = {}) =>
    runProduct(['recheck', ...args], {
      REGISTER_DATABASE_URL: server.databases.register,
      ...settings,
      ...over,
    }).finished;
  const read = async (nummer: string) =>
    (
      await get<{ anvisningsenhed: { version: number; kontrol: { cvr: object; dar: object } } }>(
        ask,
        `{ anvisningsenhed(nummer: "${nummer}") { version ${kontrol} } }`,
      )
    ).anvisningsenhed;

  it('changes answers and no versions, and says what it did', async () => {
    stub.reply = () => ({ status: 404 });
    const nummer = nummerOf(await create(`pNummer: "${active}", cvrNummer: "22222228", ${adresse()}`));
    stub.reply = () => undefined;
    const { code, stdout, stderr } = await recheck();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Asked about 2: confirmed 1, contradicted 1, not checked 0.');
    expect(stdout).toContain('new or changed: 2.');
    const { kontrolRuns } = await get<{ kontrolRuns: { nodes: object[] } }>(
      ask,
      '{ kontrolRuns { nodes { maaned bekraeftet modsagt } } }',
    );
    expect(kontrolRuns.nodes).toEqual([{ maaned: null, bekraeftet: 1, modsagt: 1 }]);
    expect(await read(nummer)).toMatchObject({
      version: 1,
      kontrol: { dar: confirmed, cvr: { svar: 'MODSAGT', aarsag: 'OTHER_CVR' } },
    });
  });

  it('leaves out what is not asked for', async () => {
    await create(`pNummer: "${active}", ${adresse()}`);
    const database = await openRegisterDatabase(server.databases.register);
    const register = { database, kodebog: await Kodebog.read(database) };
    const ekstern = openEkstern(readConfig(settings).ekstern);
    const all: RecheckOptions = { kinds: ['dar', 'cvr'], kommune: null, olderThan: null };
    const asked = async (over: Partial<RecheckOptions>) =>
      (await recheckRegister(register, ekstern, { ...all, ...over })).asked;
    expect(await asked({ olderThan: 86_400_000 })).toBe(0);
    expect(await asked({ kommune: '101' })).toBe(0);
    expect(await asked({ kommune: '740', kinds: ['dar'] })).toBe(1);
    expect(await asked({ olderThan: 0 })).toBe(2);
    await database.close();
  });

  it('leaves the old answers in an outage, and fails only when nothing could be checked', async () => {
    const nummer = nummerOf(await create(`pNummer: "${active}", ${adresse()}`));
    const before = await read(nummer);
    stub.reply = ({ entity }) => (entity.startsWith('CVR') ? { status: 404 } : undefined);
    const half = await recheck();
    expect(half).toMatchObject({ code: 0, stderr: '' });
    expect(half.stdout).toContain('confirmed 1, contradicted 0, not checked 1 (BAD_ANSWER 1).');
    stub.reply = () => ({ status: 500 });
    const none = await recheck();
    expect(none.code).toBe(1);
    expect(none.stdout).toContain('not checked 2 (SERVER_ERROR 2).');
    expect(`${half.stdout}${none.stdout}${none.stderr}`).not.toContain(apiKey);
    expect((await read(nummer)).kontrol.cvr).toEqual(before.kontrol.cvr);
  });

  it.each([
    [{ kind: 'bbr' }, '--kind: give dar or cvr (it is "bbr").'],
    [{ olderThan: 'month' }, '--older-than: give a time such as 30d, 12h or 45m (it is "month").'],
    [{ kommune: '999' }, '--kommune: "999" is not the code of a Danish municipality.'],
  ])('refuses %j with one line', async (options, line) => {
    const config = readConfig({ ...settings, REGISTER_DATABASE_URL: server.databases.register });
    await expect(recheckCommand(config, options)).rejects.toThrow(new StartupError(line));
  });
});

describe('the API key', () => {
  it('is in no log, no answer and no row', async () => {
    const folder = newFolder();
    const own = { ...settings, DATA_DIR: folder.path, AUTH_DEVELOPMENT: 'true' };
    const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], expires: '1h' };
    const authorization = `Bearer ${await signDevelopmentToken(readConfig(own), claims)}`;
    const product = runProduct(['all'], {
      ...own,
      PORT: '0',
      LOG_LEVEL: 'debug',
      SAMPLE: 'none',
      REGISTER_DATABASE_URL: server.databases.register,
      AFFILIATION_DATABASE_URL: server.databases.affiliation,
    });
    const url = await product.url;
    const answers: string[] = [];
    for (const reply of [
      () => undefined,
      () => ({ status: 500 }),
      () => ({ body: `{"errors":[{"message":"${apiKey}"}]}` }),
    ]) {
      stub.reply = reply;
      const query = `mutation { createAnvisningsenhed(input: { daginstitutionsNummer: "${owner}", navn: "Stuen", institutionstype: "6012", pNummer: "${active}", cvrNummer: "11111114", ${adresse()} }) { anvisningsenhed { ${kontrol} } errors ${problems} warnings ${problems} } }`;
      const body = JSON.stringify({ query });
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body,
      });
      answers.push(await response.text());
    }
    const { stdout, stderr } = await product.stop();
    folder.remove();
    expect(stub.calls.map((call) => call.apiKey)).toContain(apiKey);
    expect(stdout).toContain('request completed');
    const database = await openRegisterDatabase(server.databases.register);
    const rows = [await database.read.eksternKontrol.findMany(), await database.read.changeset.findMany()];
    await database.close();
    expect(rows[0]).toHaveLength(6);
    expect(`${stdout}${stderr}${answers}${JSON.stringify(rows)}`).not.toContain(apiKey);
  });
});

describe('configuration', () => {
  it.each([
    [{ DAR_ADAPTER: 'ftp' }, 'DAR_ADAPTER: give offline, file or http (it is "ftp").'],
    [{ CVR_ADAPTER: 'file' }, 'CVR_FILE: give the CSV file that CVR_ADAPTER=file reads.'],
    [{ CVR_URL: 'cvr' }, 'CVR_URL: give an http: or https: address.'],
    [{ EXTERNAL_TIMEOUT_MS: '1' }, 'EXTERNAL_TIMEOUT_MS: give 50 or more (it is "1").'],
    [{ EXTERNAL_TIMEOUT_MS: 'fast' }, 'EXTERNAL_TIMEOUT_MS: give a whole number of milliseconds (it is "fast").'],
  ])('refuses %j with one line', (variables, line) => {
    expect(() => readConfig(variables as unknown as Record<string, string>)).toThrow(new StartupError(line));
  });

  it('refuses a file that is not there', async () => {
    const { code, stderr } = await runProduct(['register'], { DAR_ADAPTER: 'file', DAR_FILE: '/no/dar.csv' }).finished;
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'DAR_FILE: there is no file /no/dar.csv.\n' });
  });
});
