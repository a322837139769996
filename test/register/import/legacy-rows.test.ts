import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatReport } from '../../../subgraphs/register/import/load-report.ts';
import { regler } from '../../../subgraphs/register/regel/regler.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { type Cells, current, everything, loadText, toCsv } from './register.ts';
import { alternativAdresse, anvisningsenhed, daginstitution } from './rows.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

let next = 10431;
const issue = () => `G${next++}`;

/** Loads a daginstitution with one unit and returns what is remarked. */
async function remarksOn(unit: Cells, owner: Cells = {}, more: (unit: string, owner: string) => Cells[] = () => []) {
  const [top, nummer] = [issue(), issue()];
  const rows = [daginstitution(top, owner), anvisningsenhed(top, nummer, unit), ...more(nummer, top)];
  const report = await loadText(register, toCsv(rows));
  expect(report.stored).toBe(true);
  return report.remarks.map(({ code, line, column }) => [code, line, column]);
}

const flaws: [code: string, unit: Cells, column: string][] = [
  ['NAVN_TOO_LONG', { dagtilbudsNavn: 'x'.repeat(133) }, 'dagtilbudsNavn'],
  ['CONTROL_CHARACTERS', { vejNavn: 'Å\tvej' }, 'vejNavn'],
  ['PNUMMER_MISSING', { pNummer: '' }, 'pNummer'],
  ['PNUMMER_MALFORMED', { pNummer: '12345678' }, 'pNummer'],
  ['CVRNUMMER_MISSING', { cvrNummer: '' }, 'cvrNummer'],
  ['CVRNUMMER_MALFORMED', { cvrNummer: '1234567' }, 'cvrNummer'],
  ['POSTNUMMER_MALFORMED', { postNummer: '860' }, 'postNummer'],
  ['KOORDINATER_OUTSIDE_DENMARK', { geoBredde: '0' }, 'geoBredde'],
  ['KOORDINATER_OUTSIDE_DENMARK', { geoLaengde: '56,1' }, 'geoLaengde'],
  ['EMAIL_TOO_LONG', { email: `${'x'.repeat(130)}@b.dk` }, 'email'],
  ['EMAIL_MALFORMED', { email: 'sol@' }, 'email'],
  ['TELEFONNUMMER_MALFORMED', { telefonNummer: '0' }, 'telefonNummer'],
];

test.each(flaws)('%s is kept and remarked on: %o', async (code, unit, column) => {
  expect(await remarksOn(unit)).toEqual([[code, 3, column]]);
});

test('a telephone field that is too long holds no number either', async () => {
  const codes = (await remarksOn({ telefonNummer: '87654321 / 12345678 / 1' })).map(([code]) => code);
  expect(codes).toEqual(['TELEFONNUMMER_TOO_LONG', 'TELEFONNUMMER_MALFORMED']);
});

test('values at the edge of a rule are not remarked on', async () => {
  const edges = {
    dagtilbudsNavn: 'å'.repeat(132),
    telefonNummer: '+45 87 65 43 21',
    email: `${'x'.repeat(127)}@b.dk`,
    geoBredde: '54,56',
    geoLaengde: '15,2',
  };
  expect(await remarksOn(edges)).toEqual([]);
  expect(await remarksOn({ pNummer: '', cvrNummer: '', aktivitetsstatus: 'Nedlagt' })).toEqual([]);
});

test('a daginstitution without ejerform or lovgrundlag is kept and remarked on', async () => {
  expect(await remarksOn({ ejerformKode: '', lovgrundlagKode: '' }, { ejerformKode: '', lovgrundlagKode: '' })).toEqual(
    [
      ['EJERFORM_MISSING', 2, 'ejerformKode'],
      ['LOVGRUNDLAG_MISSING', 2, 'lovgrundlagKode'],
    ],
  );
});

test('where a unit says otherwise than its daginstitution, the daginstitution counts', async () => {
  expect(await remarksOn({ ejerformKode: '3', admKommuneKode: '101' })).toEqual([
    ['OWNER_DIFFERS', 3, 'ejerformKode'],
    ['OWNER_DIFFERS', 3, 'admKommuneKode'],
  ]);
  expect((await current(register.database)).daginstitutioner.at(-1)).toMatchObject({
    ejerformKode: '1',
    admKommuneKode: '740',
  });
});

test('an active child of a closed parent, and a number on two levels, are kept and remarked on', async () => {
  const more = (unit: string, top: string) => [alternativAdresse(unit, top)];
  expect(await remarksOn({ aktivitetsstatus: 'Nedlagt' }, { aktivitetsstatus: 'Nedlagt' }, more)).toEqual([
    ['HAS_ACTIVE_CHILDREN', 3, 'aktivitetsstatus'],
    ['PARENT_CLOSED', 4, 'anvisningsenhedsNummer'],
    ['NUMMER_ON_TWO_LEVELS', 4, 'alternativAdresseNummer'],
  ]);
  expect(await remarksOn({}, { aktivitetsstatus: 'Nedlagt' })).toEqual([
    ['HAS_ACTIVE_CHILDREN', 2, 'aktivitetsstatus'],
    ['PARENT_CLOSED', 3, 'daginstitutionsNummer'],
  ]);
});

test('rules about several rows are remarked on where the row around is only in the register', async () => {
  const [top, unit] = [issue(), issue()];
  await loadText(register, toCsv([daginstitution(top), anvisningsenhed(top, unit)]));
  const remarks = async (row: Cells) =>
    (await loadText(register, toCsv([row]))).remarks.map(({ code, column }) => [code, column]);
  expect(await remarks(daginstitution(top, { aktivitetsstatus: 'Nedlagt' }))).toEqual([
    ['HAS_ACTIVE_CHILDREN', 'aktivitetsstatus'],
  ]);
  expect(await remarks(anvisningsenhed(top, unit, { aktivitetsstatus: 'Nedlagt' }))).toEqual([]);
  expect(await remarks(daginstitution(unit))).toEqual([]);
  expect(await remarks(alternativAdresse(unit, top))).toEqual([
    ['PARENT_CLOSED', 'anvisningsenhedsNummer'],
    ['NUMMER_ON_TWO_LEVELS', 'alternativAdresseNummer'],
  ]);
  const other = issue();
  await loadText(register, toCsv([daginstitution(other, { admKommuneKode: '751' })]));
  expect(await remarks(anvisningsenhed(other, unit, { instType3: '6021', admKommuneKode: '751' }))).toEqual([
    ['MOVED_ACROSS_KOMMUNER', 'daginstitutionsNummer'],
    ['COMBINATION_UNLAWFUL', 'instType3'],
    ['NUMMER_ON_TWO_LEVELS', 'anvisningsenhedsNummer'],
  ]);
});

test('a dry run reports what a load would do, and stores nothing', async () => {
  const [top, unit] = [issue(), issue()];
  const rows = toCsv([daginstitution(top), anvisningsenhed(top, unit, { telefonNummer: '0' })]);
  const before = await everything(register.database);
  const report = await loadText(register, rows, true);
  expect(report).toMatchObject({ stored: false, dryRun: true, created: { total: 2 }, changes: null, refusalCount: 0 });
  expect(report.remarkCounts).toEqual({ TELEFONNUMMER_MALFORMED: 1 });
  expect(formatReport(report)).toContain('dry run');
  expect(await everything(register.database)).toEqual(before);
});

test('a broken rule is reported also when a later load changes nothing', async () => {
  const rows = toCsv([daginstitution('G20000'), anvisningsenhed('G20000', 'G20001', { telefonNummer: '0' })]);
  const first = await loadText(register, rows);
  const second = await loadText(register, rows);
  expect(second).toMatchObject({ changes: null, remarks: first.remarks, remarkCounts: { TELEFONNUMMER_MALFORMED: 1 } });
});

test('every rule has a code of its own, both texts, and an example that keeps it', () => {
  expect(new Set(regler.map(({ code }) => code)).size).toBe(regler.length);
  for (const { da, en, field, example, check } of regler) {
    expect([da, en].every((text) => text.endsWith('.'))).toBe(true);
    const row = {
      navn: 'A',
      aktivitetsstatus: 'Aktiv',
      geoLaengde: null,
      [field]: field.startsWith('geo') ? Number(example) : example,
    };
    expect([check(row as never)].flat().filter((kept) => kept !== true)).toEqual([]);
  }
});
