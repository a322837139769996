import { expect } from 'vitest';
import { openRegisterDatabase, type RegisterDatabase } from '../../subgraphs/register/database.ts';
import type { Acknowledged } from './write.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const byFirst = { orderBy: { fromChange: 'asc' } } as const;

/** Looks into the database itself: is everything there that was acknowledged, and nothing by halves? */
export async function checkRegister(url: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const database = await openRegisterDatabase(url);
  try {
    await checkLog(database);
    await checkAcknowledged(database, acknowledged);
    await checkVersions(database);
  } finally {
    await database.close();
  }
}

/** Change numbers from 1 on without gaps, each in the one changeset that says it holds it; no number given twice. */
async function checkLog({ read }: RegisterDatabase): Promise<void> {
  const changes = await read.change.findMany({ orderBy: { id: 'asc' } });
  expect(changes.map(({ id }) => id)).toEqual(range(1, changes.length));
  const counters = new Map((await read.counter.findMany()).map(({ navn, vaerdi }) => [navn, vaerdi]));
  expect(counters.get('change')).toBe(changes.length);
  const sets = await read.changeset.findMany({ orderBy: { firstChange: 'asc' } });
  const held = sets.flatMap(({ firstChange, lastChange }) =>
    range(firstChange, lastChange).map((id) => ({ id, changeset: firstChange })),
  );
  expect(held).toEqual(changes.map(({ id, changeset }) => ({ id, changeset })));
  const created = changes.filter(({ action }) => action === 'create').map(({ nummer }) => nummer);
  expect(new Set(created).size).toBe(created.length);
  expect(counters.get('nummer')).toBe(Math.max(...created.map((nummer) => Number(nummer.slice(1)))));
}

/** Each acknowledged write whole, in its place, with its key; each name that a write gave, once. */
async function checkAcknowledged({ read }: RegisterDatabase, acknowledged: readonly Acknowledged[]): Promise<void> {
  const changes = await read.change.findMany({ orderBy: { id: 'asc' } });
  const keys = new Set((await read.idempotencyKey.findMany()).map(({ key }) => key));
  for (const { key, size, first, last, numbers } of acknowledged) {
    const stored = changes.slice(first - 1, last);
    expect(stored).toHaveLength(size);
    expect(stored.every(({ changeset }) => changeset === first)).toBe(true);
    expect(stored.map(({ nummer }) => nummer)).toEqual(numbers);
    expect(keys).toContain(key);
  }
  const names = (await allVersions(read)).flatMap(({ navn, version }) => (version === 1 ? [navn] : []));
  expect(names.toSorted()).toEqual(acknowledged.flatMap((write) => write.names).toSorted());
}

/** The versions of an object follow each other without gap or overlap, and each is a change of the log. */
async function checkVersions({ read }: RegisterDatabase): Promise<void> {
  const nummerOf = new Map((await read.change.findMany()).map(({ id, nummer }) => [id, nummer]));
  for (const [nummer, versions] of byNummer(await allVersions(read))) {
    expect(versions.map(({ version }) => version)).toEqual(range(1, versions.length));
    expect(versions.map(({ toChange }) => toChange)).toEqual([...versions.slice(1).map((row) => row.fromChange), null]);
    expect(versions.every(({ fromChange }) => nummerOf.get(fromChange) === nummer)).toBe(true);
  }
}

function byNummer<Row extends { nummer: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(rows.map(({ nummer }) => [nummer, []]));
  for (const row of rows) groups.get(row.nummer)?.push(row);
  return groups;
}

async function allVersions(read: RegisterDatabase['read']) {
  return [
    ...(await read.daginstitution.findMany(byFirst)),
    ...(await read.anvisningsenhed.findMany(byFirst)),
    ...(await read.alternativAdresse.findMany(byFirst)),
  ];
}
