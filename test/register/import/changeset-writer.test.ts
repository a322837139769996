import { afterEach, beforeEach, expect, test } from 'vitest';
import { toFraction } from '../../../subgraphs/common/database/sql.ts';
import { ChangesetWriter, type ObjectChange } from '../../../subgraphs/register/change/changeset-writer.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { everything } from './register.ts';

let register: TestRegister;
beforeEach(async () => {
  register = await openTestRegister();
});
afterEach(() => register.close());

const created = (nummer: string): ObjectChange => ({
  niveau: 'daginstitution',
  nummer,
  action: 'create',
  before: null,
  after: { navn: nummer, aktivitetsstatus: 'Aktiv', ejerformKode: null, lovgrundlagKode: null, admKommuneKode: '101' },
  fields: [],
  kommuneBefore: null,
  kommuneAfter: '101',
  daginstitutionBefore: null,
  daginstitutionAfter: nummer,
});

function inChangeset<T>(work: (writer: ChangesetWriter) => Promise<T>): Promise<T> {
  const { write } = register.database;
  return write.$transaction(
    async (tx) => {
      const writer = await ChangesetWriter.open(tx, register.database, {
        actor: 'test',
        requestId: 'test',
        source: 'test',
      });
      const result = await work(writer);
      await writer.close();
      return result;
    },
    { maxWait: 30_000, timeout: 30_000 },
  );
}

test('the first number issued is G10431, and a number is never issued twice', async () => {
  const issueOne = () =>
    inChangeset(async (writer) => {
      const nummer = writer.issueNummer();
      await writer.write([created(nummer)]);
      return nummer;
    });
  expect(await issueOne()).toBe('G10431');
  expect(await issueOne()).toBe('G10432');
  await inChangeset((writer) => writer.write([created('G28884'), created('D99999'), created('G20000')]));
  expect(await issueOne()).toBe('G28885');
});

test('a changeset that writes nothing leaves no trace and uses no number', async () => {
  await inChangeset(async (writer) => writer.write([]));
  await inChangeset((writer) => writer.write([created('G10500')]));
  expect((await everything(register.database)).changesets).toMatchObject([{ firstChange: 1, lastChange: 1 }]);
});

test('a changeset that fails leaves no trace and uses no number', async () => {
  const failing = inChangeset(async (writer) => {
    await writer.write([created('G10500')]);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  await inChangeset((writer) => writer.write([created('G10500')]));
  const { changes, daginstitutioner } = await everything(register.database);
  expect(changes).toMatchObject([{ id: 1 }]);
  expect(daginstitutioner).toHaveLength(1);
});

test('writers at the same time wait for each other: changesets follow without gap or overlap', async () => {
  const numbers = Array.from({ length: 20 }, (_, i) => i);
  await Promise.all(
    numbers.map((i) => inChangeset((writer) => writer.write([created(`G${20000 + i}`), created(`G${30000 + i}`)]))),
  );
  const { changesets, changes } = await everything(register.database);
  expect(changesets.map(({ firstChange, lastChange }) => [firstChange, lastChange])).toEqual(
    numbers.map((i) => [2 * i + 1, 2 * i + 2]),
  );
  expect(changes.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  const times = changesets.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a version that ended meanwhile is not ended again', async () => {
  await inChangeset((writer) => writer.write([created('G10500')]));
  const [before] = (await everything(register.database)).daginstitutioner;
  const update = { ...created('G10500'), action: 'update', before } as ObjectChange;
  await expect(inChangeset((writer) => writer.write([update, { ...update, nummer: 'G10600' }]))).rejects.toThrow(
    /2 versions to end, but 1 held/,
  );
});

test('a number is stored exactly', () => {
  for (const value of [55.68539, 12.47308, 0.1, -0.3, 57.7, 1, 0, 8.000001, 1 / 3, Math.PI]) {
    const [numerator, denominator] = toFraction(value) ?? [0, 0];
    expect(Number.isInteger(numerator) && Number.isInteger(denominator)).toBe(true);
    expect(numerator / denominator).toBe(value);
  }
});
