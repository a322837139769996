import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../prisma/seed/sample.ts';
import { csvFile } from '../subgraphs/register/import/csv-file.ts';
import { loadFile } from '../subgraphs/register/import/load-file.ts';
import { storeSample } from '../subgraphs/register/import/store-sample.ts';
import { serve, type TestServer } from './eksport/server.ts';
import { openTestRegister, type TestRegister } from './support/test-register.ts';

const origin = { actor: 'test', requestId: 'round-trip', source: 'test' };
const kinds = ['samlet', 'daginstitution', 'anvisningsenhed', 'alternativadresse'];

let register: TestRegister;
let server: TestServer;
beforeAll(async () => {
  register = await openTestRegister();
  await storeSample(register.database, register.kodebog, [...sample('small')]);
  server = await serve(register);
});
afterAll(async () => {
  await server.stop();
  await register.close();
});

async function exported(kind: string): Promise<string> {
  const file = path.join(register.folder, `${kind}.csv`);
  writeFileSync(file, await server.text(`${kind}.csv`));
  return file;
}

describe('an export', () => {
  it.each(kinds)('loaded into the register it came from changes nothing: %s', async (kind) => {
    const report = await loadFile(register.database, register.kodebog, csvFile(await exported(kind)), origin);
    expect(report.refusals).toEqual([]);
    expect(report).toMatchObject({ stored: true, created: { total: 0 }, changed: { total: 0 }, changes: null });
    expect(report.unchanged.total).toBeGreaterThan(20);
  });

  it.each([
    ['the combined file', ['samlet']],
    ['the three single files', kinds.slice(1)],
  ])('makes the same register again from nothing: %s', async (_name, files) => {
    const copy = await openTestRegister();
    for (const kind of files) {
      const report = await loadFile(copy.database, copy.kodebog, csvFile(await exported(kind)), origin);
      expect(report.refusals).toEqual([]);
    }
    const other = await serve(copy);
    const withoutTimes = (csv: string) => csv.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
    for (const kind of kinds)
      expect(withoutTimes(await other.text(`${kind}.csv`))).toBe(withoutTimes(await server.text(`${kind}.csv`)));
    await other.stop();
    await copy.close();
  });
});
