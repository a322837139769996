import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { backup } from '../../../gateway/commands/backup.ts';
import { type RestoreOptions, restore } from '../../../gateway/commands/restore.ts';
import { signDevelopmentToken } from '../../../gateway/commands/token.ts';
import { type Config, readConfig } from '../../../gateway/config/config.ts';
import { openAffiliationDatabase } from '../../../subgraphs/affiliation/core/store/database.ts';
import { CprVault } from '../../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { readManifest } from '../../../subgraphs/common/backup/manifest.ts';
import { openRegisterDatabase } from '../../../subgraphs/register/database.ts';
import { loadFile } from '../../../subgraphs/register/import/load-file.ts';
import { sampleRows } from '../../../subgraphs/register/import/store-sample.ts';
import { openRegister } from '../../../subgraphs/register/register.ts';
import { randomOf } from '../../kill/random.ts';
import { type Ask, askOf } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { newDatabase, newFolder, provider } from '../../support/new-database.ts';
import { type ProductProcess, runProduct } from '../../support/process.ts';
import { newStore, type Started, type Store } from '../../support/put-back.ts';

const random = randomOf(20261128);
const cleanUp: (() => unknown)[] = [];
let store: Store;
let now: Started;
let folder: string;

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const own = newFolder();
  cleanUp.push(own.remove);
  folder = own.path;
  store = await newStore();
  now = await store.start('one process');
  await storeOddRows(now.config);
}, 60_000);
afterAll(async () => {
  await now?.stop();
  await store?.remove();
  for (const remove of cleanUp) await remove();
  vi.restoreAllMocks();
});

/** What a column can hold that another kind of database may take for something else. */
async function storeOddRows({ register, affiliation }: Config): Promise<void> {
  const database = await openRegisterDatabase(register.databaseUrl);
  const odd = ['', 'æøå ÆØÅ', '"{\\}', "'); DROP", '👩‍👧 e\u0301', '\t\n\u2028', 'null', '00101', '1e3', '\\N'];
  const text = () => odd[Math.floor(random() * odd.length)] ?? '';
  await database.write.succession.createMany({
    data: Array.from({ length: 300 }, (_, i) => ({
      ...{ changeset: -1 - i, niveau: text(), fraNummer: text(), tilNummer: text(), kind: 'merge', dag: '2026-11-28' },
      at: new Date(Math.floor(random() * 4e12)),
      reason: random() < 0.5 ? null : text(),
      share: random() < 0.3 ? null : random() * 10 ** Math.floor(random() * 20 - 10),
      moveAffiliation: random() < 0.5,
    })),
  });
  await database.close();
  const people = await openAffiliationDatabase(affiliation.databaseUrl, new CprVault([]));
  await people.write.fulgt.create({
    data: { navn: text() || 'odd', tidslinje: null, stoppet: new Date(1), fundet: '' },
  });
  await people.close();
}

/** A product elsewhere, with nothing in it. */
async function elsewhere(settings: Record<string, string> = {}) {
  const [own, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(own.remove, register.remove, affiliation.remove);
  const urls = { REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: affiliation.url };
  return readConfig({ ...store.env, DATA_DIR: own.path, ...urls, ...settings });
}

const backedUp = async (config = now.config) => {
  const into = path.join(folder, `backup-${readdirSync(folder).length}`);
  await backup(config, into);
  return into;
};

/** The lines of every table but those that a restore goes on from. */
function linesOf(into: string) {
  return Object.fromEntries(
    (['register', 'affiliation'] as const).flatMap((part) =>
      readdirSync(path.join(into, part))
        .filter((file) => !/^(Counter|Tidslinje)\./.test(file))
        .map((file) => [
          `${part}/${file}`,
          readFileSync(path.join(into, part, file), 'utf8')
            .split('\n')
            .sort(),
        ]),
    ),
  );
}

const rowsOf = (into: string, table: string): Record<string, unknown>[] =>
  readFileSync(path.join(into, `${table}.ndjson`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const create = async (ask: Ask, navn: string) => {
  const input = `navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101"`;
  const query = `mutation { createDaginstitution(input: { ${input} }) { errors { code } changes { nummer } changeset { last } } }`;
  const { createDaginstitution: made } = await get<{
    createDaginstitution: { errors: object[]; changes: { nummer: string }[]; changeset: { last: number } };
  }>(ask, query);
  expect(made.errors).toEqual([]);
  return { nummer: made.changes[0]?.nummer ?? '', change: made.changeset.last };
};

const headOf = async (ask: Ask) =>
  (await get<{ changes: { head: number; tidslinje: string } }>(ask, '{ changes(first: 0) { head tidslinje } }'))
    .changes;
const followOf = async (ask: Ask) =>
  (
    await get<{ affiliationStatus: { registerChange: number; registerOtherSince: string | null } }>(
      ask,
      '{ affiliationStatus { registerChange registerOtherSince } }',
    )
  ).affiliationStatus;

const refusal = (config: Config, from: string, options: RestoreOptions = {}) =>
  restore(config, from, options).then(
    () => 'restored',
    (error: Error) => error.message,
  );

describe('a backup', () => {
  it('has both at one number while others write without a pause, and keeps none of them waiting too long', async () => {
    let stopped = false;
    const made: number[] = [];
    const writers = Array.from({ length: 3 }, async (_, i) => {
      while (!stopped) made.push((await create(now.ask, `Imens ${i} ${made.length}`)).change);
    });
    await vi.waitUntil(() => made.length > 0, { timeout: 20_000 });
    const folders = [await backedUp(), await backedUp(), await backedUp()];
    stopped = true;
    await Promise.all(writers); // each of which was stored
    for (const into of folders) {
      const { register, affiliation } = readManifest(into);
      expect(affiliation.followed.change).toBe(register.counters.change);
      expect(Math.max(...rowsOf(into, 'register/Change').map(({ id }) => Number(id)))).toBe(register.counters.change);
      const units = ['Daginstitution', 'Anvisningsenhed', 'AlternativAdresse'].flatMap((table) =>
        rowsOf(into, `register/${table}`).map(({ nummer }) => nummer),
      );
      const known = rowsOf(into, 'affiliation/Enhed').map(({ nummer }) => nummer);
      expect(known.filter((nummer) => !units.includes(nummer))).toEqual([]);
      expect(made.filter((change) => change <= (register.counters.change ?? 0)).length).toBeGreaterThan(0);
    }
    const config = await elsewhere();
    await restore(config, folders[1] ?? '', {});
    expect(linesOf(await backedUp(config))).toEqual(linesOf(folders[1] ?? ''));
  }, 60_000);

  it('is taken also where nothing follows the register, which then goes on beyond what was followed', async () => {
    await now.stop();
    const register = await openRegister(now.config.register.databaseUrl);
    const rows = [
      { daginstitutionsNummer: 'G49001', daginstitutionsNavn: 'Uden følge', ejerformKode: '1', admKommuneKode: '101' },
    ];
    const origin = { actor: 'test', requestId: 'test', source: 'test' };
    await loadFile(
      register.database,
      register.kodebog,
      sampleRows(() => rows),
      origin,
    );
    await register.close();
    const { register: of, affiliation } = readManifest(await backedUp());
    expect(affiliation.followed.change).toBeLessThan(of.counters.change ?? 0);
    now = await store.start('one process');
  });

  it('is for its owner alone, and has no key of CPR numbers in it', async () => {
    const into = await backedUp();
    expect(statSync(into).mode & 0o777).toBe(0o700);
    const files = readdirSync(into, { recursive: true, withFileTypes: true });
    for (const file of files)
      expect(statSync(path.join(file.parentPath, file.name)).mode & 0o777).toBe(file.isDirectory() ? 0o700 : 0o600);
    expect(files.some(({ name }) => name.includes('keys'))).toBe(false);
  });

  it('is made only into a folder of its own, and not of a sandbox', async () => {
    await expect(backup(now.config, await backedUp())).rejects.toThrow(/not empty/);
    const sandbox = { ...now.config, register: { ...now.config.register, mode: 'sandbox' as const } };
    await expect(backup(sandbox, path.join(folder, 'x'))).rejects.toThrow(/sandbox/);
  });
});

describe('a restore', () => {
  it('brings back every row, and begins another timeline', async () => {
    const into = await backedUp();
    const config = await elsewhere();
    await restore(config, into, {});
    const again = await backedUp(config);
    expect(linesOf(again)).toEqual(linesOf(into));
    const [before, after] = [readManifest(into), readManifest(again)];
    expect(after.register.tidslinje).not.toBe(before.register.tidslinje);
    expect(after.register.counters.change).toBeGreaterThan((before.register.counters.change ?? 0) + 99_999);
    expect(after.register.counters.nummer).toBeGreaterThan((before.register.counters.nummer ?? 0) + 199);
  });

  it.runIf(provider === 'postgresql')('goes over to the other kind of database, and back', async () => {
    const into = await backedUp();
    const file = newFolder();
    cleanUp.push(file.remove);
    const urls = { register: `file:${file.path}/register.db`, affiliation: `file:${file.path}/affiliation.db` };
    const lite = await elsewhere({ REGISTER_DATABASE_URL: urls.register, AFFILIATION_DATABASE_URL: urls.affiliation });
    await restore(lite, into, {});
    const fromFile = await backedUp(lite);
    expect(linesOf(fromFile)).toEqual(linesOf(into));
    const config = await elsewhere();
    await restore(config, fromFile, {});
    expect(linesOf(await backedUp(config))).toEqual(linesOf(into));
  });

  it('goes on beyond the numbers that an operator knows', async () => {
    const config = await elsewhere();
    await restore(config, await backedUp(), { given: 'G50000', change: '7000', affiliationChange: '800' });
    const { register, affiliation } = readManifest(await backedUp(config));
    expect([register.counters, affiliation.counters.change]).toEqual([
      expect.objectContaining({ change: 7001, nummer: 50001 }),
      801,
    ]);
  });

  it('refuses what is no backup, what was changed since, and what would replace a register unasked', async () => {
    const config = await elsewhere();
    expect(await refusal(config, folder)).toMatch(/no whole backup/);
    const into = await backedUp();
    expect(await refusal(config, into, { given: 'G5' })).toMatch(/--given/);
    expect(await refusal(now.config, into)).toMatch(/already/);
    expect(await refusal(now.config, into, { replace: true })).toMatch(/in use|connected/);
    appendFileSync(path.join(into, 'register/Change.ndjson'), '{}\n');
    expect(await refusal(config, into)).toMatch(/Change.ndjson was changed/);
    rmSync(path.join(into, 'register/Change.ndjson'));
    expect(await refusal(config, into)).toMatch(/Change.ndjson is missing/);
    const manifest = JSON.parse(readFileSync(path.join(into, 'manifest.json'), 'utf8'));
    manifest.affiliation.migrations.push('29990101000000_later');
    const newer = path.join(folder, 'newer');
    mkdirSync(newer);
    writeFileSync(
      path.join(newer, 'manifest.json'),
      JSON.stringify({
        ...manifest,
        register: { ...manifest.register, tables: {} },
        affiliation: { ...manifest.affiliation, tables: {} },
      }),
    );
    expect(await refusal(config, newer)).toMatch(/newer version/);
    const restored = await backedUp();
    expect(await refusal(config, restored)).toBe('restored'); // nothing was left behind by those refused
  });
});

describe('the story of a backup that is put in the place of what came after it', () => {
  let own: Store;
  let server: ProductProcess;
  let ask: Ask;
  let url: string;
  beforeAll(async () => {
    own = await newStore();
    await start();
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    await own?.remove();
  });

  /** As an operator does, in a process: what one has had open may stay so as long as it lives. */
  async function start() {
    server = runProduct(['all'], own.env);
    url = await server.url;
    const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], enheder: [], expires: '1h' };
    ask = askOf(url, await signDevelopmentToken(readConfig(own.env), claims));
  }
  const etag = async () => (await fetch(`${url}/eksport/samlet.csv`, { method: 'HEAD' })).headers.get('etag');
  const command = async (...args: string[]) => {
    const { code, stdout, stderr } = await runProduct(args, own.env).finished;
    return { code, text: stdout + stderr };
  };

  it('goes on in a way that nobody takes for the other', async () => {
    const into = path.join(folder, 'story');
    const kept = await headOf(ask);
    await expect.poll(() => followOf(ask)).toMatchObject({ registerChange: kept.head });
    expect(await command('backup', into)).toMatchObject({
      code: 0,
      text: expect.stringContaining(`follow the register to ${kept.head}`),
    });
    const lost = [await create(ask, 'Tabt et'), await create(ask, 'Tabt to')];
    const tag = await etag();
    const follower = await headOf(ask);
    await expect.poll(() => followOf(ask)).toMatchObject({ registerChange: follower.head });
    expect(await command('restore', into, '--replace')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/servers? first/),
    });
    await server.stop();
    expect(await command('restore', into, '--replace')).toMatchObject({
      code: 0,
      text: expect.not.stringContaining('Nothing here knew'),
    });

    await start();
    const { head, tidslinje } = await headOf(ask);
    await expect
      .poll(() => followOf(ask), { timeout: 10_000 })
      .toEqual({ registerChange: head, registerOtherSince: null });
    const query = 'query ($after: Int!, $tidslinje: ID) { changes(after: $after, tidslinje: $tidslinje) { last } }';
    for (const given of [follower.tidslinje, undefined])
      expect((await ask(query, { after: follower.head, tidslinje: given })).errors).toMatchObject([
        { extensions: { code: 'TIDSLINJE_OTHER', keptTo: kept.head, tidslinje } },
      ]);
    expect((await ask(query, { after: kept.head, tidslinje: kept.tidslinje })).errors).toBeUndefined();
    const next = await create(ask, 'Den næste');
    for (const { nummer, change } of lost) {
      expect(next.nummer > nummer).toBe(true);
      expect(next.change).toBeGreaterThan(change);
    }
    expect(next.change).toBeLessThan(follower.head + 1000); // by the witness, and not by a blind margin
    expect(await etag()).not.toBe(tag);
  }, 60_000);
});
