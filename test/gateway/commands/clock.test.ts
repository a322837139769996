import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../../gateway/commands/clock.ts';
import { signDevelopmentToken } from '../../../gateway/commands/token.ts';
import { askOf } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { provider } from '../../support/new-database.ts';
import { newStore, type Started, type Store } from '../../support/put-back.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { newPerson } from '../../support/ties.ts';

const [minute, hour, day] = [60_000, 3_600_000, 24 * 3_600_000];
let store: Store;
let now: Started;
let affiliation: TestAffiliation;

beforeEach(async () => {
  store = await newStore();
  await start();
}, 60_000);
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await stop();
  await store.remove();
}, 60_000);

async function start() {
  now = await store.start('one process');
  const databases = { register: now.config.register.databaseUrl, affiliation: now.config.affiliation.databaseUrl };
  affiliation = await openTestAffiliation({ config: now.config, databases } as never);
}
async function stop() {
  await affiliation.close();
  await now.stop();
}

/** Sets the clock of this computer so far off, in milliseconds. */
function setClock(off: number): void {
  vi.useRealTimers();
  const real = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: real + off });
}

/** Creates an institution, with a token of the moment: codes of the errors, and the time of the commit. */
async function create() {
  const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], enheder: [], expires: '1h' };
  const ask = askOf(now.url, await signDevelopmentToken(now.config, claims));
  const input = 'navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "101"';
  const query = `mutation { createDaginstitution(input: { ${input} }) { errors { code en } changeset { last } } }`;
  const { createDaginstitution: made } = await get<{
    createDaginstitution: { errors: { code: string; en: string }[]; changeset: { last: number } | null };
  }>(ask, query);
  const { status } = await get<{ status: { lastChange: number; lastChangeAt: string } }>(
    ask,
    '{ status { lastChange lastChangeAt } }',
  );
  return { codes: made.errors.map(({ code }) => code), told: made.errors[0]?.en, ...status };
}

/** The same of the affiliation data. */
async function createPerson() {
  const { errors } = await affiliation.write(['101'], (work) => void newPerson(work));
  const last = await affiliation.database.read.changeset.findFirst({ orderBy: { firstChange: 'desc' } });
  return { codes: errors.map(({ code }) => code), at: last?.at.getTime() ?? 0 };
}

describe.runIf(provider === 'sqlite')('a clock that was set', () => {
  it('back a little stamps with the time of the commit before', async () => {
    const [before, person] = [await create(), await createPerson()];
    setClock(-2 * minute);
    const after = await create();
    expect(after).toMatchObject({ codes: [], lastChangeAt: before.lastChangeAt });
    expect(after.lastChange).toBe(before.lastChange + 1);
    expect(await createPerson()).toEqual(person);
  });

  it('far back has nothing written, in either database, until it is right again', async () => {
    const [before, person] = [await create(), await createPerson()];
    setClock(-1 * hour);
    expect(await create()).toMatchObject({
      ...before,
      codes: ['CLOCK_BEHIND'],
      told: expect.stringContaining(before.lastChangeAt),
    });
    expect(await createPerson()).toEqual({ ...person, codes: ['CLOCK_BEHIND'] });
    setClock(0);
    expect(await create()).toMatchObject({ codes: [], lastChange: before.lastChange + 1 });
    expect((await createPerson()).codes).toEqual([]);
  });

  it('far ahead while a server runs poisons nothing', async () => {
    const [before, person] = [await create(), await createPerson()];
    setClock(2 * day);
    expect(await create()).toMatchObject({ ...before, codes: ['CLOCK_AHEAD'], told: expect.any(String) });
    expect(await createPerson()).toEqual({ ...person, codes: ['CLOCK_AHEAD'] });
    setClock(0);
    const after = await create();
    expect(after).toMatchObject({ codes: [], lastChange: before.lastChange + 1 });
    expect(Date.parse(after.lastChangeAt) - Date.parse(before.lastChangeAt)).toBeLessThan(hour);
  });

  it('far ahead before the start is met by the last sign of life, unless an operator says that it is right', async () => {
    const before = await create();
    await stop();
    setClock(40 * day);
    await start();
    expect(await create()).toMatchObject({ ...before, codes: ['CLOCK_AHEAD'], told: expect.any(String) });
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    clock(now.config, {});
    expect((await create()).codes).toEqual(['CLOCK_AHEAD']);
    clock(now.config, { confirm: true });
    expect(log).toHaveBeenCalledWith(expect.stringContaining('confirmed'));
    expect(await create()).toMatchObject({ codes: [], lastChange: before.lastChange + 1 });
  });

  it('is not doubted where the register was quiet, or switched off, for some weeks', async () => {
    const before = await create();
    await stop();
    setClock(20 * day);
    await start();
    expect(await create()).toMatchObject({ codes: [], lastChange: before.lastChange + 1 });
  });

  it('ahead by mistake, and confirmed, is lived with once it is confirmed again', async () => {
    const before = await create();
    setClock(60 * day);
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    clock(now.config, { confirm: true });
    expect((await create()).codes).toEqual([]);
    setClock(0);
    expect((await create()).codes).toEqual(['CLOCK_BEHIND']);
    clock(now.config, { confirm: true });
    expect(await create()).toMatchObject({ codes: [], lastChange: before.lastChange + 2 });
  });
});

describe.runIf(provider === 'postgresql')('the clock of the database server', () => {
  it('stamps, whatever the clock of the process says', async () => {
    const real = Date.now();
    await create();
    setClock(6 * hour);
    const { codes, lastChangeAt } = await create();
    expect(codes).toEqual([]);
    expect(Math.abs(Date.parse(lastChangeAt) - real)).toBeLessThan(hour);
    const person = await createPerson();
    expect(person.codes).toEqual([]);
    expect(Math.abs(person.at - real)).toBeLessThan(hour);
  });

  it('that is far ahead of the clock of the process is believed by neither', async () => {
    const [before, person] = [await create(), await createPerson()];
    setClock(-2 * day);
    expect(await create()).toMatchObject({ ...before, codes: ['CLOCK_AHEAD'], told: expect.any(String) });
    expect(await createPerson()).toEqual({ ...person, codes: ['CLOCK_AHEAD'] });
    setClock(0);
    expect(await create()).toMatchObject({ codes: [], lastChange: before.lastChange + 1 });
  });
});
