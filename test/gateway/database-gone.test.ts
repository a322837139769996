import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { get } from '../support/get.ts';
import { provider } from '../support/new-database.ts';
import { newStore, type Started, type Store } from '../support/put-back.ts';

let store: Store;
let now: Started;
beforeEach(async () => {
  store = await newStore();
  now = await store.start('one process');
});
afterEach(async () => {
  await now.stop();
  await store.remove();
});

const create = async () => {
  const input = 'navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "101"';
  const query = `mutation { createDaginstitution(input: { ${input} }) { errors { code } changes { nummer } } }`;
  const { createDaginstitution } = await get<{
    createDaginstitution: { errors: { code: string }[]; changes: { nummer: string }[] };
  }>(now.ask, query);
  return createDaginstitution;
};
const readiness = async () => {
  const answer = await fetch(`${now.url}/health/ready`);
  return { status: answer.status, text: await answer.text() };
};

const files = ['register.db', 'register.db-wal'] as const;
const fileOf = (name: (typeof files)[number]) =>
  `${store.env.REGISTER_DATABASE_URL?.replace(/^file:/, '')}${name.endsWith('-wal') ? '-wal' : ''}`;

describe.runIf(provider === 'sqlite')('a database file under a running server', () => {
  it.each(files)('that is removed (%s) refuses the next write, and readiness says why', async (name) => {
    expect((await create()).errors).toEqual([]);
    expect((await readiness()).status).toBe(200);
    rmSync(fileOf(name));
    expect((await create()).errors).toMatchObject([{ code: 'DATABASE_GONE' }]);
    await expect
      .poll(readiness, { timeout: 5_000 })
      .toMatchObject({ status: 503, text: expect.stringMatching(/was removed/) });
  });

  it('that is replaced by a copy of itself refuses every write from then on', async () => {
    expect((await create()).errors).toEqual([]);
    const file = fileOf('register.db');
    copyFileSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
    for (let i = 0; i < 2; i++) expect((await create()).errors).toMatchObject([{ code: 'DATABASE_GONE' }]);
    const { kommune } = await get<{ kommune: object }>(now.ask, '{ kommune(kode: "101") { navn } }');
    expect(kommune).toBeTruthy();
  });

  it('that is replaced before anything was written refuses the first write', async () => {
    const file = fileOf('register.db');
    copyFileSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
    expect((await create()).errors).toMatchObject([{ code: 'DATABASE_GONE' }]);
  });

  it('that is written to, and whose log is emptied, is still the same', async () => {
    for (let i = 0; i < 3; i++) expect((await create()).changes).toHaveLength(1);
    await now.stop();
    now = await store.start('one process');
    expect((await create()).errors).toEqual([]);
  });
});

it('is a matter of files alone: a database of a server answers for itself', async () => {
  expect((await create()).errors).toEqual([]);
  expect((await readiness()).status).toBe(200);
});
