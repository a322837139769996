import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvFile } from '../../../subgraphs/register/import/csv-file.ts';
import { formatReport } from '../../../subgraphs/register/import/load-report.ts';
import { sampleRows } from '../../../subgraphs/register/import/store-sample.ts';
import { testCpr } from '../../support/test-cpr.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { everything, load, loadText, toCsv } from './register.ts';
import { alternativAdresse, anvisningsenhed, daginstitution, family } from './rows.ts';

let register: TestRegister;
let before: Awaited<ReturnType<typeof everything>>;
beforeAll(async () => {
  register = await openTestRegister();
  await loadText(register, toCsv([daginstitution('G10431'), anvisningsenhed('G10431', 'G10432')]));
  before = await everything(register.database);
});
afterAll(() => register.close());

const good = family();
const withRow = (row: Record<string, string>) => toCsv([...good, row]);
const without = (...columns: string[]) =>
  toCsv(
    good,
    Object.keys(good[0] ?? {}).filter((c) => !columns.includes(c)),
  );
const header = Object.keys(good[0] ?? {}).join(';');

/** Each broken in one way: the finding's code, its line and its column. */
const broken: [what: string, text: string | Buffer, code: string, line: number, column: string | null][] = [
  ['is empty', '', 'FILE_EMPTY', 1, null],
  ['holds only a byte order mark', '\uFEFF', 'FILE_EMPTY', 1, null],
  ['is a web page', '<!DOCTYPE html>\n<html lang="da"><p style="a;"b"></html>', 'FILE_IS_HTML', 1, null],
  ['is Latin-1', Buffer.from(toCsv(good), 'latin1'), 'FILE_NOT_UTF8', 2, null],
  ['is not an export of the register', 'navn;adresse\nA;B\n', 'HEADER_UNKNOWN', 1, null],
  ['is separated by commas', `${header.replaceAll(';', ',')}\n`, 'FILE_NOT_SEMICOLONS', 1, null],
  ['is separated by tabs', `${header.replaceAll(';', '\t')}\n`, 'FILE_NOT_SEMICOLONS', 1, null],
  ['lacks the name', without('dagtilbudsNavn'), 'COLUMN_MISSING', 1, 'dagtilbudsNavn'],
  ['lacks the parent', without('daginstitutionsNummer'), 'COLUMN_MISSING', 1, 'daginstitutionsNummer'],
  ['lacks the municipality', without('admKommuneKode'), 'COLUMN_MISSING', 1, 'admKommuneKode'],
  ['has a column twice', toCsv(good, [...header.split(';'), 'PNUMMER']), 'COLUMN_TWICE', 1, 'PNUMMER'],
  ['ends within a line', `${toCsv(good)}anvisningsenhed;G10431;G1043`, 'CELLS_WRONG', 7, null],
  ['has an open quote', `${header}\n"daginstitution;G1\n${'x\n'.repeat(60_000)}`, 'FILE_NOT_CSV', 2, null],
  ['has a malformed number', withRow(daginstitution('G1043')), 'NUMMER_MALFORMED', 7, 'daginstitutionsNummer'],
  [
    'has a CPR number in a name',
    withRow({ ...daginstitution('G10999'), dagtilbudsNavn: `Dagpleje ${testCpr(7)}` }),
    'CPR_NOT_HERE',
    7,
    'dagtilbudsNavn',
  ],
  ['has an empty number', withRow(anvisningsenhed('G10431', '')), 'NUMMER_MALFORMED', 7, 'anvisningsenhedsNummer'],
  ['has a number twice', withRow(daginstitution('G10431')), 'NUMMER_TWICE', 7, null],
  [
    'has a unit without parent',
    withRow(anvisningsenhed('G99998', 'G10500')),
    'PARENT_NOT_FOUND',
    7,
    'daginstitutionsNummer',
  ],
  [
    'has an address without parent',
    withRow(alternativAdresse('G10431', 'G10500')),
    'PARENT_NOT_FOUND',
    7,
    'anvisningsenhedsNummer',
  ],
  [
    'has an unknown code',
    withRow(anvisningsenhed('G10431', 'G10500', { instType3: '6019' })),
    'KODE_UNKNOWN',
    7,
    'instType3',
  ],
  [
    'has an unknown status',
    withRow(daginstitution('G10500', { aktivitetsstatus: 'Måske' })),
    'KODE_UNKNOWN',
    7,
    'aktivitetsstatus',
  ],
  [
    'has an unknown municipality',
    withRow(daginstitution('G10500', { admKommuneKode: '999' })),
    'KOMMUNEKODE_UNKNOWN',
    7,
    'admKommuneKode',
  ],
  [
    'has no municipality',
    withRow(daginstitution('G10500', { admKommuneKode: '' })),
    'VALUE_EMPTY',
    7,
    'admKommuneKode',
  ],
  ['has an empty name', withRow(daginstitution('G10500', { dagtilbudsNavn: ' ' })), 'NAVN_EMPTY', 7, 'dagtilbudsNavn'],
  [
    'has a coordinate that is no number',
    withRow(anvisningsenhed('G10431', 'G10500', { geoBredde: '56°' })),
    'COORDINATE_MALFORMED',
    7,
    'geoBredde',
  ],
  [
    'has an unknown type',
    withRow(daginstitution('G10500', { dagtilbudsType: 'skole' })),
    'DAGTILBUDSTYPE_UNKNOWN',
    7,
    'dagtilbudsType',
  ],
  ['has a NUL', withRow(daginstitution('G10500', { dagtilbudsNavn: 'A\0B' })), 'VALUE_UNREADABLE', 7, 'dagtilbudsNavn'],
];

describe('a broken file leaves nothing and says why', () => {
  test.each(broken)('when it %s', async (_, text, code, line, column) => {
    const report = await loadText(register, text);
    expect(report).toMatchObject({ stored: false, created: { total: 0 }, changes: null, refusalCount: 1 });
    expect(report.refusals).toMatchObject([{ code, line, column }]);
    expect(await everything(register.database)).toEqual(before);
  });
});

test('all refused rows are reported together, each once, with all its reasons', async () => {
  const rows = [
    anvisningsenhed('G99998', 'G10500', { instType3: '1', dagtilbudsNavn: '' }),
    ...good,
    alternativAdresse('G99999', 'G10501'),
  ];
  const report = await loadText(register, toCsv(rows));
  expect(report.refusals.map(({ line, code }) => [line, code])).toEqual([
    [2, 'NAVN_EMPTY'],
    [2, 'KODE_UNKNOWN'],
    [2, 'PARENT_NOT_FOUND'],
    [8, 'PARENT_NOT_FOUND'],
  ]);
  expect(report.refused).toEqual({ total: 2, daginstitution: 0, anvisningsenhed: 1, alternativAdresse: 1 });
  expect(await everything(register.database)).toEqual(before);
});

test('a child of a refused row is not refused for it', async () => {
  const rows = [daginstitution('G10500', { ejerformKode: '9' }), anvisningsenhed('G10500', 'G10501')];
  expect((await loadText(register, toCsv(rows))).refusals).toMatchObject([
    { code: 'KODE_UNKNOWN', line: 2, value: '9' },
  ]);
});

test('a duplicate names both lines, also when a quoted value spans lines', async () => {
  const text = toCsv([
    daginstitution('G10500', { dagtilbudsNavn: '"To\nlinjer"' }),
    daginstitution('G10600'),
    daginstitution('G10600'),
  ]);
  expect((await loadText(register, text)).refusals).toMatchObject([
    { code: 'NUMMER_TWICE', line: 5, en: 'The number stands also on line 4.', da: 'Nummeret står også på linje 4.' },
  ]);
});

test('a very bad file gives a report of bounded size', async () => {
  const rows = Array.from({ length: 2500 }, () => daginstitution('x', { dagtilbudsNavn: 'y'.repeat(500) }));
  const report = await load(
    register,
    sampleRows(() => rows),
  );
  expect(report).toMatchObject({ refusalCount: 2500, refused: { total: 2500 } });
  expect(report.refusals).toHaveLength(1000);
  const text = formatReport(report).split('\n');
  expect(text[0]).toBe(
    'sample: not loaded, the register is as it was: created 0, changed 0, unchanged 0, refused 2500 of 2500 rows',
  );
  expect(text).toHaveLength(22);
  expect(text[21]).toBe('  and 2480 more: use --report FILE.json');
});

test('an offending value is cut to 60 characters', async () => {
  const report = await loadText(register, withRow(daginstitution('G10500', { admKommuneKode: '9'.repeat(500) })));
  expect(report.refusals[0]?.value).toBe(`${'9'.repeat(60)}…`);
});

test('a file that is not there is one line to the operator', () => {
  expect(() => csvFile(path.join(register.folder, 'none.csv'))).toThrow(/There is no file/);
  expect(() => csvFile(register.folder)).toThrow(/not a file/);
});

test('the file itself is left alone', async () => {
  const file = path.join(register.folder, 'kept.csv');
  writeFileSync(file, withRow(daginstitution('G1')));
  await load(register, csvFile(file));
  expect(readFileSync(file, 'utf8')).toBe(withRow(daginstitution('G1')));
});
