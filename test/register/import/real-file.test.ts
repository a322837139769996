import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvFile } from '../../../subgraphs/register/import/csv-file.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { everything, load } from './register.ts';

const file = path.resolve(import.meta.dirname, '../../../../shared/data/samlet-open.csv');
const present = existsSync(file);
if (!present) console.warn(`Skipped: the register's own export is not at ${file}`);

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

test.skipIf(!present)("loads the register's own combined export whole, and a second time changes nothing", async () => {
  const first = await load(register, csvFile(file));
  expect(first).toMatchObject({ kind: 'samlet', stored: true, refusals: [], changes: { first: 1, last: 3937 } });
  expect(first.created).toEqual({ total: 3937, daginstitution: 1471, anvisningsenhed: 2466, alternativAdresse: 0 });
  expect(first.remarkCounts).toMatchObject({ NUMMER_ON_TWO_LEVELS: 7, OWNER_DIFFERS: 4, LOVGRUNDLAG_MISSING: 1471 });
  const stored = await everything(register.database);
  expect(new Set(stored.daginstitutioner.map((row) => row.admKommuneKode)).size).toBe(49);
  expect(stored.counters).toContainEqual({ navn: 'nummer', vaerdi: 28884 });

  const second = await load(register, csvFile(file));
  expect(second).toMatchObject({ stored: true, created: { total: 0 }, unchanged: { total: 3937 }, changes: null });
  expect(await everything(register.database)).toEqual(stored);
});
