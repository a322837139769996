import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvFile } from '../../../subgraphs/register/import/csv-file.ts';
import { loadFile } from '../../../subgraphs/register/import/load-file.ts';
import { formatReport } from '../../../subgraphs/register/import/load-report.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { type Cells, everything, loadText, toCsv } from './register.ts';
import { alternativAdresse, anvisningsenhed, daginstitution, family } from './rows.ts';

let register: TestRegister;
beforeEach(async () => {
  register = await openTestRegister();
});
afterEach(() => register.close());

const loadRows = (rows: Cells[]) => loadText(register, toCsv(rows));
const log = async () => (await everything(register.database)).changes;

test('a second load of the same file changes nothing and says so', async () => {
  expect(formatReport(await loadRows(family()))).toMatch(
    /created 5, changed 0, unchanged 0, refused 0 \(changes 1 to 5\)$/,
  );
  const loaded = await everything(register.database);
  expect(formatReport(await loadRows(family()))).toMatch(
    /nothing changed: created 0, changed 0, unchanged 5, refused 0$/,
  );
  expect(await everything(register.database)).toEqual(loaded);
});

test('the first load is one changeset, its changes numbered without gap, parents first', async () => {
  await loadRows(family());
  const { changesets, changes, counters } = await everything(register.database);
  expect(changesets).toMatchObject([
    { firstChange: 1, lastChange: 5, actor: 'test', requestId: 'test', source: 'test' },
  ]);
  expect(changes.map(({ id, changeset, action, nummer }) => [id, changeset, action, nummer])).toEqual([
    [1, 1, 'create', 'G10431'],
    [2, 1, 'create', 'G10434'],
    [3, 1, 'create', 'G10432'],
    [4, 1, 'create', 'G10435'],
    [5, 1, 'create', 'G10433'],
  ]);
  expect(changes[4]).toMatchObject({ niveau: 'alternativAdresse', kommuneBefore: null, kommuneAfter: '740' });
  expect(counters).toEqual([
    { navn: 'change', vaerdi: 5 },
    { navn: 'nummer', vaerdi: 10435 },
  ]);
});

test('only what changed gets a new version; the old one ends where the new begins', async () => {
  await loadRows(family());
  const rows = family();
  Object.assign(rows[1] ?? {}, { telefonNummer: '11223344' });
  expect(await loadRows(rows)).toMatchObject({
    created: { total: 0 },
    changed: { total: 1, anvisningsenhed: 1 },
    changes: { first: 6, last: 6 },
  });
  const { anvisningsenheder, changesets } = await everything(register.database);
  expect(anvisningsenheder).toMatchObject([
    { nummer: 'G10432', fromChange: 3, toChange: 6, version: 1, telefonNummer: '87654321' },
    { nummer: 'G10432', fromChange: 6, toChange: null, version: 2, telefonNummer: '11223344' },
    { nummer: 'G10435', fromChange: 4, toChange: null, version: 1 },
  ]);
  expect(changesets[1]?.at).toEqual(anvisningsenheder[1]?.opdateret);
});

test('closing, reopening and moving are distinguished, with the municipality before and after', async () => {
  await loadRows(family());
  const units = (status: string, parent: string) => [
    daginstitution('G10431'),
    anvisningsenhed(parent, 'G10432', { aktivitetsstatus: status }),
  ];
  await loadRows(units('Nedlagt', 'G10431'));
  await loadRows(units('Aktiv', 'G10431'));
  await loadRows(units('Aktiv', 'G10434'));
  await loadRows([alternativAdresse('G10435', 'G10433')]);
  await loadRows([daginstitution('G10434', { admKommuneKode: '101' })]);
  expect((await log()).slice(5)).toMatchObject([
    { action: 'close', nummer: 'G10432', kommuneBefore: '740', kommuneAfter: '740' },
    { action: 'reopen', nummer: 'G10432', kommuneBefore: '740', kommuneAfter: '740' },
    { action: 'move', nummer: 'G10432', kommuneBefore: '740', kommuneAfter: '751' },
    { action: 'move', nummer: 'G10433', kommuneBefore: '751', kommuneAfter: '751' },
    { action: 'move', nummer: 'G10434', kommuneBefore: '751', kommuneAfter: '101' },
  ]);
});

test('what the file does not name stays', async () => {
  await loadRows(family());
  expect(await loadRows([daginstitution('G10600')])).toMatchObject({ created: { total: 1 }, changed: { total: 0 } });
  expect((await everything(register.database)).daginstitutioner).toHaveLength(3);
});

test('a unit that is gone from a file is reported, by number and level, and stays as it is', async () => {
  await loadRows(family());
  const report = await loadRows(family().slice(0, 1));
  const gone = (nummer: string, niveau: string) => ({ nummer, niveau, kommune: '740' });
  const expected = [gone('G10432', 'anvisningsenhed'), gone('G10433', 'alternativAdresse')];
  expect(report).toMatchObject({ changes: null, remarks: [], missing: expected, missingCount: 2 });
  expect(formatReport(report)).toMatch(
    /not in the file, and as they were: 2 active units .*\n {4}G10432, anvisningsenhed of 740: Solstrålen G10432\n/,
  );
  const { anvisningsenheder } = await everything(register.database);
  expect(anvisningsenheder).toMatchObject([{ nummer: 'G10432', aktivitetsstatus: 'Aktiv' }, { nummer: 'G10435' }]);
  expect((await loadRows(family())).missing).toEqual([]);
});

test('a unit is not missed in a file of another level or municipality, nor when it is closed', async () => {
  await loadRows(family());
  const closed = [daginstitution('G10431'), anvisningsenhed('G10431', 'G10432', { aktivitetsstatus: 'Nedlagt' })];
  expect((await loadRows(closed)).missing).toMatchObject([{ nummer: 'G10433' }]);
  const missing = async (rows: Cells[], ...columns: string[]) =>
    (await loadText(register, toCsv(rows, columns))).missing.map(({ nummer }) => nummer);
  const level = ['daginstitutionsNummer', 'dagtilbudsNavn', 'ejerformKode', 'admKommuneKode'];
  expect(await missing([daginstitution('G10431')], ...level)).toEqual([]);
  expect(await missing([daginstitution('G10700', { admKommuneKode: '101' })], ...level)).toEqual([]);
  expect(await missing([daginstitution('G10701', { admKommuneKode: '740' })], ...level)).toEqual(['G10431']);
  // The municipality of a unit's row that does not tell it is that of its daginstitution.
  const unitLevel = ['anvisningsenhedsNummer', 'dagtilbudsNavn', 'daginstitutionsNummer'];
  await loadRows([anvisningsenhed('G10431', 'G10800'), anvisningsenhed('G10431', 'G10801')]);
  expect(await missing([anvisningsenhed('G10431', 'G10800')], ...unitLevel)).toEqual(['G10801']);
});

test('a changeset is never older than the one before it, though the clock was set back a little', async () => {
  await loadRows([daginstitution('G10431')]);
  const late = new Date(Date.now() + 120_000);
  await register.database.write.changeset.update({ where: { firstChange: 1 }, data: { at: late } });
  await loadRows([daginstitution('G10432')]);
  expect((await everything(register.database)).changesets.map(({ at }) => at)).toEqual([late, late]);
});

test('a header without rows is loaded, and remarked on', async () => {
  const columns = Object.keys(daginstitution('G10431'));
  expect(await loadText(register, toCsv([], columns))).toMatchObject({
    stored: true,
    changes: null,
    remarkCounts: { FILE_WITHOUT_ROWS: 1 },
  });
});

test('progress only grows, and ends at its total', async () => {
  const file = path.join(register.folder, 'progress.csv');
  writeFileSync(file, toCsv(family()));
  const seen: number[] = [];
  await loadFile(register.database, register.kodebog, csvFile(file), {
    actor: 'test',
    requestId: 'test',
    source: 'test',
    onProgress: (done, of) => seen.push(done / of),
  });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});
