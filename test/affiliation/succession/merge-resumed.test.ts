import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signDevelopmentToken } from '../../../gateway/commands/token.ts';
import { readConfig } from '../../../gateway/config/config.ts';
import { type Ask, askOf } from '../../support/ask.ts';
import { newBarn, newHovedgruppe, newKontakt, setUp } from '../../support/dagpleje.ts';
import { freePort } from '../../support/free-port.ts';
import { get } from '../../support/get.ts';
import { newDatabase, newFolder } from '../../support/new-database.ts';
import { unitsOf } from '../../support/people.ts';
import { type ProductProcess, runProduct } from '../../support/process.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

const [into = '', ...units] = unitsOf('740').filter((nummer) => !['G10567', 'G10568'].includes(nummer));
const boern = 25;
const cleanUp: (() => unknown)[] = [];
const processes = new Map<string, ProductProcess>();
let env: Record<string, string>;
let affiliation: TestAffiliation;
let kommunal: Ask;

function run(part: string): Promise<string> {
  const started = runProduct([part], env);
  processes.set(part, started);
  return started.url;
}

async function kill(part: string): Promise<void> {
  processes.get(part)?.child.kill('SIGKILL');
  await processes.get(part)?.finished;
}

beforeAll(async () => {
  const [folder, register, people] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove, people.remove);
  env = {
    ...{ PORT: '0', REGISTER_PORT: await freePort(), AFFILIATION_PORT: await freePort(), SAMPLE: 'small' },
    ...{ AUTH_DEVELOPMENT: 'true', DATA_DIR: folder.path, REGISTER_POLL_MS: '100' },
    ...{ REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: people.url },
  };
  await run('register');
  await run('affiliation');
  const gateway = await run('gateway');
  const config = readConfig(env);
  const claims = { subject: 'anna', roles: ['kommunal'], kommuner: ['740'], cvrNumre: [], enheder: [], expires: '1h' };
  kommunal = askOf(gateway, await signDevelopmentToken(config, claims));
  const databases = { register: register.url, affiliation: people.url };
  affiliation = await openTestAffiliation({ config, databases } as never);
  const seen = () => affiliation.database.read.enhed.count({ where: { nummer: { in: [into, ...units] } } });
  const all = async () => expect(await seen()).toBe(units.length + 1);
  await vi.waitFor(all, { timeout: 60_000, interval: 100 });
}, 180_000);
afterAll(async () => {
  await affiliation?.close();
  await Promise.all([...processes.values()].map((started) => started.stop()));
  for (const remove of cleanUp) await remove();
});

/** A unit with children, each with a contact. */
async function populated(i: number): Promise<string> {
  const enhedsNummer = units[i] ?? '';
  await setUp(affiliation, (work) => {
    const hovedgruppeId = newHovedgruppe(work, enhedsNummer);
    for (let n = 0; n < boern; n++) newKontakt(work, newBarn(work, { enhedsNummer, hovedgruppeId }), enhedsNummer);
  });
  return enhedsNummer;
}

async function merge(from: string, dryRun = false) {
  const query = `mutation ($input: MergeDagtilbudInput!, $dryRun: Boolean) { mergeDagtilbud(input: $input, dryRun: $dryRun) {
    errors { code } changeset { first } changes { efterfoelgere dagtilbud { ... on Anvisningsenhed { beroerte { boern kontakter grupper } } } } } }`;
  const input = { from: [{ nummer: from }], into: { nummer: into }, moveAffiliation: true };
  type Answer = { errors: object[]; changeset: { first: number } | null; changes: object[] };
  const { mergeDagtilbud } = await get<{ mergeDagtilbud: Answer }>(kommunal, query, { input, dryRun });
  expect(mergeDagtilbud.errors).toEqual([]);
  return mergeDagtilbud;
}

/** Everybody was moved, by one changeset. */
async function expectMoved(from: string, first: number | undefined): Promise<void> {
  const { read } = affiliation.database;
  const job = () => read.overfoersel.findMany({ where: { nummer: from } });
  await expect.poll(job, { timeout: 60_000 }).toMatchObject([{ status: 'DONE' }]);
  const lasting = { toChange: null, aflyst: false, gyldigTil: null };
  expect(await read.tilknytning.count({ where: { ...lasting, enhedsNummer: from } })).toBe(0);
  expect(await read.changeset.count({ where: { source: `register:${first}` } })).toBe(1);
}

describe('a merge that moves people, in three processes', () => {
  let moved = 0;
  const there = () =>
    affiliation.database.read.tilknytning.count({
      where: { toChange: null, aflyst: false, gyldigTil: null, enhedsNummer: into },
    });

  it('shows in a dry run how many there are', async () => {
    const from = await populated(0);
    const { changes } = await merge(from, true);
    const beroerte = { boern, kontakter: boern, grupper: 1 };
    expect(changes).toEqual([{ efterfoelgere: [into], dagtilbud: { beroerte } }]);
  });

  it.each([0, 60, 130])('is carried out once, though the process is killed %s ms after the merge', async (delay) => {
    const from = moved === 0 ? (units[0] ?? '') : await populated(moved);
    const { changeset } = await merge(from);
    await wait(delay);
    await kill('affiliation');
    await run('affiliation');
    await expectMoved(from, changeset?.first);
    moved += 1;
    expect(await there()).toBe(moved * boern * 2);
  });

  it('is carried out when the process comes back, that was away when it was made', async () => {
    const from = await populated(moved);
    await kill('affiliation');
    const { data, errors } = await kommunal<{ mergeDagtilbud: { changeset: { first: number } } }>(
      `mutation { mergeDagtilbud(input: { from: [{ nummer: "${from}" }], into: { nummer: "${into}" }, moveAffiliation: true })
        { changeset { first } } }`,
    );
    expect(errors).toBeUndefined();
    await run('affiliation');
    await expectMoved(from, data?.mergeDagtilbud.changeset.first);
    expect(await there()).toBe((moved + 1) * boern * 2);
  });
});
