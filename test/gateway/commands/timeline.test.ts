import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refollowRegister } from '../../../gateway/commands/refollow.ts';
import { openAffiliationDatabase } from '../../../subgraphs/affiliation/core/store/database.ts';
import { CprVault } from '../../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { openRegisterDatabase } from '../../../subgraphs/register/database.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { provider } from '../../support/new-database.ts';
import { newStore, type Started, type Store, shapes } from '../../support/put-back.ts';

interface Place {
  last: number;
  head: number;
  tidslinje: string;
}

const headOf = async (ask: Ask, log = 'changes'): Promise<Place> =>
  (await get<Record<string, Place>>(ask, `{ ${log}(after: 0, first: 0) { last head tidslinje } }`))[log] as Place;

const refusedAfter = async (ask: Ask, after: number, tidslinje?: string) => {
  const query = 'query ($after: Int!, $tidslinje: ID) { changes(after: $after, tidslinje: $tidslinje) { last } }';
  const { errors } = await ask(query, { after, tidslinje });
  return errors?.[0]?.extensions;
};

interface Status {
  tidslinje: { id: string; reason: string; keptTo: number; startsAfter: number };
  lastChange: number;
}
const statusOf = async (ask: Ask) =>
  (await get<{ status: Status }>(ask, '{ status { lastChange tidslinje { id reason keptTo startsAfter } } }')).status;

interface FollowStatus {
  registerTidslinje: string | null;
  registerChange: number;
  registerOtherSince: string | null;
}
const followOf = async (ask: Ask) =>
  (
    await get<{ affiliationStatus: FollowStatus }>(
      ask,
      '{ affiliationStatus { registerTidslinje registerChange registerOtherSince } }',
    )
  ).affiliationStatus;

interface Payload {
  errors: { code: string }[];
  changes: { nummer: string }[];
  changeset: { first: number; last: number } | null;
  dagtilbud: { version: number } | null;
}
async function mutate(ask: Ask, field: string): Promise<Payload> {
  const query = `mutation { ${field} { errors { code } changes { nummer } changeset { first last } dagtilbud: anvisningsenhed { version } } }`;
  const plain = query.replace('dagtilbud: anvisningsenhed { version }', '');
  return Object.values(
    await get<Record<string, Payload>>(ask, /nvisningsenhed\(/.test(field) ? query : plain),
  )[0] as Payload;
}
const create = async (ask: Ask, navn: string) => {
  const input = `navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101"`;
  const { errors, changes, changeset } = await mutate(ask, `createDaginstitution(input: { ${input} })`);
  expect(errors).toEqual([]);
  return { nummer: changes[0]?.nummer ?? '', change: changeset?.last ?? 0 };
};
const update = (ask: Ask, nummer: string, navn: string, expectedVersion?: number) => {
  const version = expectedVersion === undefined ? '' : `, expectedVersion: ${expectedVersion}`;
  return mutate(ask, `updateAnvisningsenhed(input: { nummer: "${nummer}", navn: "${navn}"${version} })`);
};

const etagOf = async (url: string) => {
  const { headers } = await fetch(`${url}/eksport/samlet.csv`, { method: 'HEAD' });
  return { etag: headers.get('etag'), tidslinje: headers.get('x-register-tidslinje') };
};

const readinessOf = async ({ follower }: Started) => {
  const answer = await fetch(`${follower}/health/ready`);
  const { checks } = (await answer.json()) as { checks: { name: string; ok: boolean; reason?: string }[] };
  return { status: answer.status, follower: checks.find(({ name }) => name.endsWith('follower')) };
};

const followed = (ask: Ask, { head, tidslinje }: Place) =>
  vi.waitFor(
    async () =>
      expect(await followOf(ask)).toEqual({
        registerTidslinje: tidslinje,
        registerChange: head,
        registerOtherSince: null,
      }),
    { timeout: 10_000, interval: 50 },
  );

interface Unit {
  nummer: string;
  version: number;
  daginstitution: { nummer: string };
  alternativeAdresser: { nummer: string }[];
}
/** Open units that can be closed, and keep all rules. */
async function openUnits(ask: Ask): Promise<Unit[]> {
  const where = '{ aktivitetsstatus: { eq: "Aktiv" }, kommune: { eq: "101" } }';
  const query = `{ anvisningsenheder(where: ${where}, first: 50) { nodes { nummer version daginstitution { nummer } alternativeAdresser { nummer } } } }`;
  const { nodes } = (await get<{ anvisningsenheder: { nodes: Unit[] } }>(ask, query)).anvisningsenheder;
  const seen = new Set<string>();
  const isFirst = ({ daginstitution: { nummer } }: Unit) => !seen.has(nummer) && seen.add(nummer);
  return nodes.filter(({ alternativeAdresser }) => alternativeAdresser.length === 0).filter(isFirst);
}

/** Gives an institution to another municipality, with the units under it. */
const giveAway = (ask: Ask, nummer: string) =>
  mutate(ask, `updateDaginstitution(input: { nummer: "${nummer}", kommune: "147" })`);

/** From and to which municipality a unit went last, as the hand-over of its people goes by. */
async function kommunerOf({ config }: Started, nummer: string) {
  const database = await openAffiliationDatabase(config.affiliation.databaseUrl, new CprVault([]));
  const kode = 'ENHED_KOMMUNE_CHANGED';
  const [last] = await database.read.enhedHaendelse.findMany({ where: { nummer, kode }, orderBy: { at: 'desc' } });
  const enhed = await database.read.enhed.findUnique({ where: { nummer } });
  await database.close();
  expect(last?.til).toBe(enhed?.kommuneKode);
  return [last?.fra, last?.til];
}

/** Whether the affiliation data take a unit for open. */
async function isKnownOpen({ config }: Started, nummer: string): Promise<boolean | undefined> {
  const database = await openAffiliationDatabase(config.affiliation.databaseUrl, new CprVault([]));
  const enhed = await database.read.enhed.findUnique({ where: { nummer } });
  await database.close();
  return enhed?.aktiv;
}

describe.each(shapes)('a register that was put back as it was, in %s', (shape) => {
  let store: Store;
  let now: Started;
  let kept: Place & { etag: string | null };
  let lost: { place: Place; etag: string | null; numbers: string[]; version: number };
  let units: Unit[];

  beforeAll(async () => {
    store = await newStore();
    now = await store.start(shape);
    const { ask } = now;
    kept = { ...(await headOf(ask)), etag: (await etagOf(now.url)).etag };
    await followed(ask, kept);
    units = await openUnits(ask);
    await now.stop();
    await store.keep('register');

    now = await store.start(shape);
    const [first = { nummer: '' }, second = { nummer: '' }, third] = units;
    const { errors } = await mutate(now.ask, `closeAnvisningsenhed(input: { nummer: "${first.nummer}" })`);
    expect(errors).toEqual([]);
    const moved = await giveAway(now.ask, third?.daginstitution.nummer ?? '');
    expect(moved.errors).toEqual([]);
    const numbers = [(await create(now.ask, 'Den første')).nummer, (await create(now.ask, 'Den anden')).nummer];
    const { dagtilbud } = await update(now.ask, second.nummer, 'Omdøbt');
    const place = await headOf(now.ask);
    await followed(now.ask, place);
    lost = { place, numbers, version: dagtilbud?.version ?? 0, etag: (await etagOf(now.url)).etag };
    expect(lost.version).toBe((units[1]?.version ?? 0) + 1);
    await now.stop();
    await store.putBack('register');

    now = await store.start(shape);
  }, 120_000);
  afterAll(async () => {
    await now?.stop();
    await store?.remove();
  });

  it('is of another timeline, which says from where on', async () => {
    expect(await statusOf(now.ask)).toEqual({
      lastChange: kept.head,
      tidslinje: { id: expect.any(String), reason: 'LOST', keptTo: kept.head, startsAfter: expect.any(Number) },
    });
    const { tidslinje } = await statusOf(now.ask);
    expect(tidslinje.id).not.toBe(kept.tidslinje);
    expect(tidslinje.startsAfter).toBeGreaterThan(lost.place.head);
    const after = await etagOf(now.url);
    expect(after.tidslinje).toBe(tidslinje.id);
    expect([kept.etag, lost.etag]).not.toContain(after.etag);
  });

  it('is not gone on in from a number that was lost, whether or not its timeline is given', async () => {
    const { tidslinje } = await statusOf(now.ask);
    const refused = {
      code: 'TIDSLINJE_OTHER',
      tidslinje: tidslinje.id,
      keptTo: kept.head,
      head: tidslinje.startsAfter,
    };
    for (let after = kept.head + 1; after <= lost.place.head; after++) {
      expect(await refusedAfter(now.ask, after, lost.place.tidslinje)).toMatchObject(refused);
      expect(await refusedAfter(now.ask, after)).toMatchObject(refused);
    }
    expect(await refusedAfter(now.ask, kept.head, kept.tidslinje)).toBeUndefined();
    expect(await refusedAfter(now.ask, kept.head)).toBeUndefined();
    expect(await refusedAfter(now.ask, 0, 'anything')).toMatchObject({ code: 'TIDSLINJE_OTHER', keptTo: 0 });
  });

  it('is not followed unseen, and what was known of its units stays', async () => {
    await expect
      .poll(() => followOf(now.ask), { timeout: 10_000 })
      .toEqual({
        registerTidslinje: lost.place.tidslinje,
        registerChange: lost.place.head,
        registerOtherSince: expect.any(String),
      });
    expect(await readinessOf(now)).toMatchObject({
      status: 503,
      follower: { ok: false, reason: expect.stringMatching('refollow') },
    });
  });

  it('gives no number a second time', async () => {
    const { nummer, change } = await create(now.ask, 'Den næste');
    expect(change).toBeGreaterThan(lost.place.head);
    for (const given of lost.numbers) expect(Number(nummer.slice(1))).toBeGreaterThan(Number(given.slice(1)));
    const [, second = { nummer: '', version: 0 }] = units;
    expect((await update(now.ask, second.nummer, 'Anderledes', lost.version)).errors).toMatchObject([
      { code: 'VERSION_MISMATCH' },
    ]);
    const { dagtilbud } = await update(now.ask, second.nummer, 'Anderledes', second.version);
    expect(dagtilbud?.version).toBeGreaterThan(lost.version);
    const again = await update(now.ask, second.nummer, 'Igen', dagtilbud?.version);
    expect(again.dagtilbud?.version).toBe((dagtilbud?.version ?? 0) + 1);
  });

  it('is followed again when an operator says so, with its units as they are', async () => {
    await refollowRegister(now.config, { remote: shape === 'three processes' });
    await followed(now.ask, await headOf(now.ask));
    await expect.poll(() => readinessOf(now), { timeout: 10_000 }).toMatchObject({ status: 200 });
    expect(await isKnownOpen(now, units[0]?.nummer ?? '')).toBe(true);
    expect(await isKnownOpen(now, lost.numbers[0] ?? '')).toBe(false);
    expect(await kommunerOf(now, units[2]?.nummer ?? '')).toEqual(['147', '101']);
    await create(now.ask, 'Efter genoptagelsen');
    await followed(now.ask, await headOf(now.ask));
  });

  it('is logged once, with the reason', async () => {
    if (shape === 'three processes') return;
    await now.stop();
    await store.putBack('register');
    const lines: string[] = [];
    now = await store.start(shape, { LOG_LEVEL: 'warn' }, { write: (line) => lines.push(line) });
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(lines.filter((line) => line.includes('refollow'))).toHaveLength(1);
  });
});

describe('a database that loses what it had committed while a server runs', () => {
  let store: Store;
  let now: Started;
  beforeAll(async () => {
    store = await newStore();
    now = await store.start('one process');
  });
  afterAll(async () => {
    await now?.stop();
    await store?.remove();
  });

  it.runIf(provider === 'postgresql')('goes on beyond what the process remembers, and says so', async () => {
    await now.stop();
    await store.keep('register');
    now = await store.start('one process');
    const before = await headOf(now.ask);
    const lost = [await create(now.ask, 'Tabt et'), await create(now.ask, 'Tabt to')];
    await followed(now.ask, await headOf(now.ask));
    rmSync(now.config.register.witness.file);
    await store.putBack('register'); // a standby that had not heard of the last transactions takes over
    await expect
      .poll(() => followOf(now.ask), { timeout: 10_000 })
      .toMatchObject({ registerOtherSince: expect.any(String) });
    const next = await create(now.ask, 'Efter skiftet');
    for (const { nummer, change } of lost) {
      expect(next.change).toBeGreaterThan(change);
      expect(next.nummer > nummer).toBe(true);
    }
    expect((await statusOf(now.ask)).tidslinje).toMatchObject({ reason: 'LOST', keptTo: before.head });
    expect(await refusedAfter(now.ask, lost[0]?.change ?? 0, before.tidslinje)).toMatchObject({
      code: 'TIDSLINJE_OTHER',
    });
  });

  it.runIf(provider === 'postgresql')('is doubted when another server took over, whatever it lost', async () => {
    const before = await headOf(now.ask);
    const { write, close } = await openRegisterDatabase(now.config.register.databaseUrl);
    await write.tidslinje.updateMany({ where: { id: before.tidslinje }, data: { server: '000000FF' } });
    await close();
    // What opened it meanwhile has met the other server, and begun the timeline already.
    const next = await create(now.ask, 'På den nye server');
    expect(next.change).toBeGreaterThan(before.head + 1000);
    expect((await statusOf(now.ask)).tidslinje).toMatchObject({ reason: 'LOST', keptTo: before.head });
    const again = await create(now.ask, 'Og videre');
    expect(again.change).toBe(next.change + 1);
  });

  it('gives no number without a witness that can be written', async () => {
    await now.stop();
    now = await store.start('one process', { WITNESS_DIR: `${store.env.DATA_DIR}/vidner` });
    rmSync(now.config.register.witness.file);
    mkdirSync(now.config.register.witness.file); // a folder where the file should be
    const input = 'navn: "Uden vidne", ejerform: "1", lovgrundlag: "1", kommune: "101"';
    expect((await mutate(now.ask, `createDaginstitution(input: { ${input} })`)).errors).toMatchObject([
      { code: 'WITNESS_UNWRITABLE' },
    ]);
    await now.stop();
    now = await store.start('one process');
    await create(now.ask, 'Med vidne');
  });
});

describe('databases that are put back', () => {
  let store: Store;
  let now: Started;
  beforeAll(async () => {
    store = await newStore();
  });
  afterAll(async () => {
    await now?.stop();
    await store?.remove();
  });

  it('both at once go on together, beyond all numbers of the affiliation data, too', async () => {
    now = await store.start('one process');
    const kept = await headOf(now.ask);
    await followed(now.ask, kept);
    await now.stop();
    await store.keep('register');
    await store.keep('affiliation');
    now = await store.start('one process');
    await create(now.ask, 'Tabt');
    await followed(now.ask, await headOf(now.ask));
    await now.stop();
    await store.putBack('register');
    await store.putBack('affiliation');
    now = await store.start('one process');
    expect((await statusOf(now.ask)).tidslinje.reason).toBe('LOST');
    await followed(now.ask, await headOf(now.ask));
    await create(now.ask, 'Ny');
    await followed(now.ask, await headOf(now.ask));
  });

  it('stay what they are when nothing was lost: a start, or a process that was killed, begins no timeline', async () => {
    const before = await statusOf(now.ask);
    await now.stop();
    now = await store.start('one process');
    expect(await statusOf(now.ask)).toEqual(before);
    const { change } = await create(now.ask, 'Uden spring');
    expect(change).toBe((await headOf(now.ask)).head);
    expect(change).toBe(before.lastChange + 1);
  });

  it('without a witness, the register goes on beyond what the affiliation data have seen of it', async () => {
    await now.stop();
    await store.keep('register');
    now = await store.start('one process');
    const { nummer, change } = await create(now.ask, 'Set af begge');
    await followed(now.ask, await headOf(now.ask));
    await now.stop();
    await store.putBack('register');
    for (const { witness } of [now.config.register, now.config.affiliation]) rmSync(witness.file);
    now = await store.start('one process');
    expect((await statusOf(now.ask)).tidslinje).toMatchObject({ reason: 'LOST' });
    const next = await create(now.ask, 'Derefter');
    expect(next.change).toBeGreaterThan(change);
    expect(next.nummer > nummer).toBe(true);
    expect(existsSync(now.config.register.witness.file)).toBe(true);
  });
});
