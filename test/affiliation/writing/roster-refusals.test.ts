import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatLoadReport } from '../../../subgraphs/affiliation/import/format-load-report.ts';
import type { LoadReport } from '../../../subgraphs/affiliation/import/load-report.ts';
import { runProduct } from '../../support/process.ts';
import { openRoster, type Roster, row, xml } from '../../support/roster.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let roster: Roster;
let enheder: string[];
let enhed: string;
let other: string;
let kilde: string;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  roster = await openRoster(server);
  enheder = await roster.unitsOf('740');
});
afterAll(async () => {
  await roster.close();
  await server.close();
});
// Units and a source of its own for each test.
beforeEach(() => {
  [enhed = '', other = ''] = enheder.slice(2 * (serial % Math.floor(enheder.length / 2)));
  kilde = `Kilde ${++serial}`;
});

const load = (rows: readonly object[], options: object = {}) => roster.load(roster.ndjson(rows), { kilde, ...options });
const told = ({ refusals }: LoadReport) =>
  refusals.map(({ line, code, dependsOn }) => [line, code, ...(dependsOn === null ? [] : [dependsOn])].join(' '));
const n = (i: number) => 1000 + 100 * serial + i;
const badPhone = (i: number) => ({
  person: { ...row.person(n(i)), mobiltelefon: { nummer: 'ukendt', beskyttet: false } },
});

/** A unit with a group, a child that has a contact, and an employee. */
const family = () => [
  row.stue(enhed),
  row.barn(enhed, 'B1', n(1), { kontakter: [row.kontakt(n(2))] }),
  row.ansat(enhed, 'A1', n(3)),
];

describe('a file with a refused row', () => {
  it('is loaded without it when the caller says so, and without what depends on it; each is reported with its line', async () => {
    const rows = [
      row.stue(enhed), // 1
      row.stue(enhed, { kode: 'ny', gruppetype: 'Klasse' }), // 2: no such type
      row.barn(enhed, 'B1', n(1)), // 3
      row.barn(enhed, 'B2', n(2), { hovedgruppe: 'ny' }), // 4: in the group of line 2
      row.looseKontakt(enhed, 'B2', n(3)), // 5: of the child of line 4
      row.looseKontakt(enhed, 'B1', n(4)), // 6
      row.ansat(enhed, 'A1', n(5), badPhone(5)), // 7
      row.ansat(enhed, 'A2', n(6)), // 8
    ];
    const expected = ['2 FIELD_MALFORMED', '4 ROW_DEPENDS 2', '5 ROW_DEPENDS 4', '7 FIELD_MALFORMED'];
    const whole = await load(rows);
    expect([told(whole), whole.stored, whole.created.total]).toEqual([expected, false, 0]);
    const report = await load(rows, { skipRefused: true });
    expect([told(report), report.stored, report.refusedRows]).toEqual([expected, true, 4]);
    expect(await roster.ties(kilde)).toEqual(['A2 2026-01-01', 'B1 2026-01-01', 'kontakt 2026-01-01']);
    expect(formatLoadReport(report)).toMatch(/of 8 rows, 4 of them refused and left out \(changes/);
    expect(report.refusals[2]?.da).toContain('linje 4');
  });

  it('gives the same in parts of any size', async () => {
    const rows = [
      row.stue(enhed, { gruppetype: 'Klasse' }),
      row.barn(enhed, 'B1', n(1)),
      row.looseKontakt(enhed, 'B1', n(2)),
      row.ansat(enhed, 'A1', n(3)),
    ];
    for (const rowsAtOnce of [1, 2, 3, 4])
      expect(told(await load(rows, { skipRefused: true, dryRun: true, rowsAtOnce }))).toEqual([
        '1 FIELD_MALFORMED',
        '2 ROW_DEPENDS 1',
        '3 ROW_DEPENDS 2',
      ]);
  });

  it('keeps a contact from the child that is stored under the local id when the row of that id is refused', async () => {
    await load(family());
    const changed = row.barn(enhed, 'B1', n(9));
    const report = await load([changed, row.looseKontakt(enhed, 'B1', n(8))], { skipRefused: true });
    expect(told(report)).toEqual(['1 PERSON_CPR_CHANGED', '2 ROW_DEPENDS 1']);
    expect(report.changes).toBeNull();
  });

  it('takes a child into a group that is there although the row of the group is refused', async () => {
    await load(family());
    const rows = [row.stue(enhed, { gruppetype: 'Klasse' }), row.barn(enhed, 'B2', n(5))];
    const report = await load(rows, { skipRefused: true });
    expect([told(report), report.created]).toEqual([['1 FIELD_MALFORMED'], { total: 2, person: 1, tilknytning: 1 }]);
  });

  it('is not refused for what speaks against a row that is refused itself', async () => {
    const rows = [
      row.stue(enhed),
      row.barn(enhed, 'B1', n(1), { hovedgruppe: 'ukendt' }),
      row.barn(enhed, 'B2', n(1)),
      row.barn(enhed, 'B3', n(1)),
    ];
    const report = await load(rows, { skipRefused: true });
    expect(told(report)).toEqual(['2 GRUPPE_UNKNOWN', '4 TILKNYTNING_OVERLAP']);
    expect(report.refusals[1]?.en).toContain('line 3');
    expect(await roster.ties(kilde)).toEqual(['B2 2026-01-01']);
  });

  it('has the first ten contacts of a child with more than it may have; each of the rest is reported with its line', async () => {
    const contacts = Array.from({ length: 14 }, (_, i) => row.looseKontakt(enhed, 'B1', n(10 + i)));
    const rows = [
      row.stue(enhed), // 1
      row.barn(enhed, 'B1', n(1)), // 2
      ...contacts, // 3 to 16
      row.barn(enhed, 'B2', n(2)), // 17
      row.looseKontakt(enhed, 'B2', n(3)), // 18
      row.ansat(enhed, 'A1', n(4)), // 19
    ];
    const lines = [13, 14, 15, 16].map((line) => `${line} CONTACT_LIMIT`);
    for (const rowsAtOnce of [5, 13, 1000]) {
      const whole = await load(rows, { rowsAtOnce });
      expect([told(whole), whole.stored, whole.created.total]).toEqual([lines, false, 0]);
      const tried = await load(rows, { skipRefused: true, dryRun: true, rowsAtOnce });
      expect([told(tried), tried.refusedRows]).toEqual([lines, 4]);
    }
    const report = await load(rows, { skipRefused: true });
    expect([told(report), report.stored, report.refusedRows]).toEqual([lines, true, 4]);
    const stored = await roster.ties(kilde);
    expect(stored.filter((tie) => tie.startsWith('kontakt'))).toHaveLength(11);
    expect(stored.filter((tie) => !tie.startsWith('kontakt'))).toEqual([
      'A1 2026-01-01',
      'B1 2026-01-01',
      'B2 2026-01-01',
    ]);
    expect((await load(rows, { skipRefused: true })).changes).toBeNull();
  });

  it('lets the contacts of every other child come back where those of one are too many, and names its row', async () => {
    const child = (lokalId: string, i: number, more: object) => row.barn(enhed, lokalId, n(i), more);
    const contacts = (from: number, count: number) => Array.from({ length: count }, (_, i) => row.kontakt(n(from + i)));
    const gyldigTil = '2026-12-31';
    await load([
      row.stue(enhed),
      child('B1', 1, { kontakter: contacts(10, 10) }),
      child('B2', 2, { kontakter: contacts(30, 2) }),
    ]);
    await load([child('B1', 1, { gyldigTil }), child('B2', 2, { gyldigTil })]);
    const gyldigFra = '2027-02-01';
    const rows = [
      child('B2', 2, { gyldigTil: null }), // 1
      child('B1', 1, { gyldigTil: null }), // 2: its ten would come back beside the next four
      ...[40, 41, 42, 43].map((i) => row.looseKontakt(enhed, 'B1', n(i), { gyldigFra })), // 3 to 6
      row.ansat(enhed, 'A1', n(4)), // 7
    ];
    const whole = await load(rows);
    expect([told(whole), whole.stored]).toEqual([['2 CONTACT_LIMIT'], false]);
    const report = await load(rows, { skipRefused: true });
    expect([told(report), report.stored]).toEqual([['2 CONTACT_LIMIT'], true]);
    expect(await roster.ties(kilde)).toEqual([
      ...['A1 2026-01-01', 'B1 2026-01-01', 'B2 2026-01-01', 'kontakt 2026-01-01', 'kontakt 2026-01-01'],
      ...Array.from({ length: 10 }, () => `kontakt 2026-01-01 ${gyldigTil}`),
      ...Array.from({ length: 4 }, () => `kontakt ${gyldigFra}`),
    ]);
  });

  it('has contacts of another time, though they come after those that are too many', async () => {
    const later = { gyldigFra: '2027-02-01', gyldigTil: '2027-03-01' };
    const gyldigTil = '2026-12-31';
    const rows = [
      row.stue(enhed), // 1
      row.barn(enhed, 'B1', n(1)), // 2
      ...Array.from({ length: 12 }, (_, i) =>
        row.looseKontakt(enhed, 'B1', n(10 + i), { gyldigFra: '2026-01-01', gyldigTil }),
      ), // 3 to 14
      row.looseKontakt(enhed, 'B1', n(30), later), // 15
      row.looseKontakt(enhed, 'B1', n(31), later), // 16
    ];
    const report = await load(rows, { skipRefused: true });
    expect(told(report)).toEqual(['13 CONTACT_LIMIT', '14 CONTACT_LIMIT']);
    expect((await roster.ties(kilde)).filter((tie) => tie.startsWith('kontakt 2027'))).toHaveLength(2);
  });

  it('still has the rows that hold only together: a group that ends with those in it', async () => {
    await load(family());
    const gyldigTil = '2026-12-31';
    const rows = [
      row.stue(enhed, { gyldigTil }),
      row.barn(enhed, 'B1', n(1), { gyldigTil, kontakter: [row.kontakt(n(2))] }),
      row.ansat(enhed, 'A2', n(7), badPhone(7)),
    ];
    const report = await load(rows, { skipRefused: true });
    expect([told(report), report.ended]).toEqual([['3 FIELD_MALFORMED'], { total: 3, gruppe: 1, tilknytning: 2 }]);
  });

  it('names a row, not a tie that is never stored, where somebody is to be in a group after its end', async () => {
    await load([row.stue(enhed)]);
    const rows = [row.stue(enhed, { gyldigTil: '2026-12-31' }), row.barn(enhed, 'B1', n(1))];
    const report = await load(rows);
    expect(told(report)).toEqual(['1 GRUPPE_HAS_MEMBERS']);
    expect(report.refusals[0]?.en).toContain('line 2');
  });

  it('that cannot be read to its end is not loaded at all', async () => {
    const cut = xml.document(enhed, kilde, xml.student('B1', n(1))).replace('</Institution>', '');
    const report = await roster.load(roster.file('xml', cut), { kilde: null, skipRefused: true });
    expect(report).toMatchObject({ refused: true, stored: false, refusals: [{ code: 'XML_MALFORMED' }] });
    const nobodys = await roster.load(roster.ndjson(family()), { kilde: null, skipRefused: true });
    expect(nobodys).toMatchObject({ refused: true, refusals: [{ code: 'KILDE_MISSING' }] });
  });
});

describe('a full file with a refused row', () => {
  const full = { full: true, skipRefused: true };
  const stue = () => row.stue(enhed);
  const staff = () => [4, 5, 6].map((i) => row.ansat(enhed, `A${i}`, n(i)));

  it('ends nobody whom the row is of, nor the contacts of such a child, and ends who is absent', async () => {
    await load([...family(), ...staff(), row.ansat(enhed, 'A9', n(9))]);
    const report = await load([stue(), row.barn(enhed, 'B1', n(1), badPhone(1)), ...staff()], full);
    expect(told(report)).toEqual(['2 FIELD_MALFORMED']);
    expect(report.removals).toEqual([{ enhed, removed: 2, total: 6, isNamed: true, ended: true }]);
    const gone = '2026-01-01 2026-11-22';
    expect(await roster.ties(kilde)).toEqual([
      ...[`A1 ${gone}`, 'A4 2026-01-01', 'A5 2026-01-01', 'A6 2026-01-01', `A9 ${gone}`],
      ...['B1 2026-01-01', 'kontakt 2026-01-01'],
    ]);
  });

  it('ends nobody whom the row is of by the CPR number, though it has another local id', async () => {
    await load([...family(), ...staff()]);
    const report = await load([stue(), row.ansat(enhed, 'A1-ny', n(3), badPhone(3)), ...staff()], full);
    expect(report.removals).toMatchObject([{ removed: 1, total: 5, ended: true }]);
    expect(await roster.ties(kilde)).toContain('A1 2026-01-01');
    expect(await roster.ties(kilde)).toContain('B1 2026-01-01 2026-11-22');
  });

  it('ends nobody whose row has the number of a unit that is none, and the others who are not there', async () => {
    await load([...family(), ...staff()]);
    const report = await load([stue(), row.barn('G99999', 'B1', n(1)), ...staff()], full);
    expect(told(report)).toEqual(['2 ENHED_UNKNOWN']);
    expect(report.removals).toMatchObject([{ removed: 1, total: 5, ended: true }]);
    const ties = await roster.ties(kilde);
    expect(ties).toEqual(expect.arrayContaining(['A1 2026-01-01 2026-11-22', 'B1 2026-01-01', 'kontakt 2026-01-01']));
  });

  it('ends nobody at all when the row does not say whom it is of, and gives the reason', async () => {
    await load([...family(), ...staff()]);
    const rows = [stue(), ...staff()].map((one) => JSON.stringify(one));
    const file = roster.file('ndjson', `${rows.join('\n')}\n{"type": "barn"\n`);
    const report = await roster.load(file, { kilde, ...full });
    expect(report.removals).toMatchObject([{ removed: 2, ended: false }]);
    const held = report.remarks.find(({ code }) => code === 'ENDING_HELD');
    expect(held?.en).toContain('line 5');
    expect(await roster.ties(kilde)).not.toContain(expect.stringContaining('2026-11-22'));
    expect(report).toMatchObject({ stored: true, changes: null });
  });

  it('is loaded without ends beyond the ceiling, which stay for somebody to confirm', async () => {
    await load([...family(), ...staff()]);
    const report = await load([stue(), row.ansat(enhed, 'A7', n(7))], full);
    expect([told(report), report.stored, report.ended.total]).toEqual([[' MASS_REMOVAL'], true, 0]);
    expect(report.removals).toMatchObject([{ removed: 5, total: 5, ended: false }]);
    expect(await roster.ties(kilde)).toContain('A7 2026-01-01');
  });

  it('ends nobody at a unit of another municipality, where its row is refused', async () => {
    const [elsewhere = ''] = await roster.unitsOf('101');
    await load([...family(), row.ansat(elsewhere, 'D1', n(30)), row.ansat(elsewhere, 'D2', n(31))]);
    const rows = [...family(), row.ansat(elsewhere, 'D1', n(30))];
    const report = await load(rows, { ...full, kommune: '740' });
    expect([told(report), report.removals, report.changes]).toEqual([['4 ENHED_OF_OTHER_KOMMUNE'], [], null]);
  });

  it('as a UNILoginImport ends nobody whose element cannot be used', async () => {
    const persons = ['B1', 'B2', 'B3', 'B4'].map((id, i) => xml.student(id, n(i)));
    const document = (...some: string[]) => roster.file('xml', xml.document(enhed, kilde, ...some));
    await roster.load(document(...persons), { kilde: null, today: '2026-11-20' });
    const [one = '', two = '', three = ''] = persons;
    const broken = two.replace('protected="false"', '').replace('<Level>DT</Level>', '');
    const report = await roster.load(document(one, broken, three), { kilde: null, skipRefused: true });
    expect(told(report).map((line) => line.split(' ')[1])).toEqual(['ATTRIBUTE_MISSING', 'ELEMENT_MISSING']);
    expect(await roster.ties(kilde)).toEqual([
      ...['B1 2026-11-20', 'B2 2026-11-20', 'B3 2026-11-20', 'B4 2026-11-20 2026-11-22'],
    ]);
  });
});

describe('the contacts of a child in a full file', () => {
  const child = () => row.barn(enhed, 'B1', n(1));
  const contacts = () => roster.ties(kilde, { aktoertype: 'kontakt' });

  it('stay when the row says nothing of contacts, and end with a child that is not there', async () => {
    await load(family());
    const stored = await contacts();
    expect(stored).toHaveLength(1);
    expect(await load([row.stue(enhed), child(), row.ansat(enhed, 'A1', n(3))], { full: true })).toMatchObject({
      changes: null,
    });
    expect(await contacts()).toEqual(stored);
    await load([row.stue(enhed), row.ansat(enhed, 'A1', n(3))], { full: true });
    expect(await contacts()).not.toEqual(stored);
  });

  it('end when its row, or the rows of contacts at the unit, have them no more', async () => {
    await load(family());
    const stored = await contacts();
    await load([row.stue(enhed), child(), row.ansat(enhed, 'A1', n(3)), row.looseKontakt(enhed, 'B1', n(4))], {
      full: true,
    });
    expect(await contacts()).toHaveLength(2);
    expect(await contacts()).not.toEqual(expect.arrayContaining(stored));
    await load([row.stue(enhed), row.barn(enhed, 'B1', n(1), { kontakter: [] }), row.ansat(enhed, 'A1', n(3))], {
      full: true,
    });
    expect((await contacts()).every((tie) => tie !== stored[0])).toBe(true);
  });
});

describe('a unit that a full file has not', () => {
  const both = () => [...family(), row.stue(other), row.ansat(other, 'C1', n(20)), row.ansat(other, 'C2', n(21))];

  it('is reported, its people stay, and they end when that is confirmed', async () => {
    await load(both());
    const report = await load(family(), { full: true });
    expect(report).toMatchObject({ stored: true, changes: null, refusals: [] });
    expect(report.removals).toEqual([{ enhed: other, removed: 2, total: 2, isNamed: false, ended: false }]);
    expect(report.remarks.find(({ code }) => code === 'ENHED_NOT_IN_FILE')).toMatchObject({
      line: null,
      en: expect.stringContaining(other),
    });
    expect(formatLoadReport(report)).toContain(
      `${other}: 2 of 2 are there, and the file has not even the unit; they stay`,
    );
    expect(await roster.ties(kilde, { enhedsNummer: other })).toEqual(['C1 2026-01-01', 'C2 2026-01-01']);
    const done = await load(family(), { full: true, confirmRemovals: true });
    expect(done).toMatchObject({ refusals: [], ended: { tilknytning: 2, gruppe: 1 }, removals: [{ ended: true }] });
    expect(await load(family(), { full: true })).toMatchObject({ changes: null, removals: [] });
  });

  it('is neither one of another source, nor of another municipality, nor of a file that is not full or is of one unit', async () => {
    await load(both());
    const [elsewhere = ''] = await roster.unitsOf('101');
    await load([row.ansat(elsewhere, 'D1', n(30))]);
    await load([row.ansat(enheder.at(-1) ?? '', 'E1', n(31))], { kilde: `${kilde} b` });
    expect(await load(family())).toMatchObject({ removals: [] });
    const document = xml.document(enhed, kilde, xml.student('B1', n(1), n(2)));
    const one = await roster.load(roster.file('xml', document), { kilde: null, confirmRemovals: true });
    expect(one.removals).toMatchObject([{ enhed, removed: 1 }]);
    const confirmed = await load(family(), { full: true, confirmRemovals: true });
    expect(confirmed.removals.map((removal) => removal.enhed)).toEqual([other]);
    expect(await roster.ties(kilde, { enhedsNummer: elsewhere })).toEqual(['D1 2026-01-01']);
  });

  it('is one of the municipality that is named when the file has no row; without one the file is refused', async () => {
    await load(family());
    expect(await load([], { full: true })).toMatchObject({ refused: true, refusals: [{ code: 'FULL_FILE_EMPTY' }] });
    const empty = await load([], { full: true, kommune: '740' });
    expect(empty).toMatchObject({ stored: true, removals: [{ enhed, removed: 2, isNamed: false, ended: false }] });
  });

  it('is none that another file of the same call has', async () => {
    await load(both());
    const named = new Set<string>();
    const [here, there] = [family(), both().slice(3)];
    const first = await load(here, { full: true, confirmRemovals: true, together: { named, more: true } });
    const last = await load(there, { full: true, confirmRemovals: true, together: { named, more: false } });
    expect([first, last].map(({ removals, changes }) => [removals, changes])).toEqual([
      [[], null],
      [[], null],
    ]);
  });
});

describe('npm run load:affiliation -- --skip-refused', () => {
  it('loads the rest, names what it left out, and ends as having done so; without it nothing is loaded', async () => {
    const { config, databases } = server;
    const env = {
      ...{ DATA_DIR: config.dataDir, REGISTER_DATABASE_URL: databases.register },
      ...{ AFFILIATION_DATABASE_URL: databases.affiliation, REGISTER_MODE: 'sandbox' },
    };
    const file = roster.ndjson([...family(), row.ansat(enhed, 'A2', n(7), badPhone(7))]);
    const args = ['load-affiliation', file, '--source', kilde];
    const whole = await runProduct(args, env).finished;
    expect(whole).toMatchObject({ code: 1, stdout: expect.stringContaining('1 of 4 rows refused') });
    const { code, stdout } = await runProduct([...args, '--skip-refused'], env).finished;
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('1 of them refused and left out') });
    expect(stdout).toContain('line 4, person.mobiltelefon.nummer: FIELD_MALFORMED');
    expect(await roster.ties(kilde)).toHaveLength(3);
  });
});

describe('applyTilknytninger(input: { skipRefused: true })', () => {
  const mutation = `mutation ($kilde: String!, $rows: [TilknytningRowInput!]!, $skip: Boolean, $dryRun: Boolean, $key: String) {
    applyTilknytninger(input: { kilde: $kilde, rows: $rows, skipRefused: $skip }, dryRun: $dryRun, idempotencyKey: $key) {
      created replayed errors { code path } refused { row dependsOn errors { code path } } changeset { first } } }`;
  interface Answer {
    created: number;
    replayed: boolean;
    errors: { code: string; path: string[] }[];
    refused: { row: number; dependsOn: number | null; errors: { code: string; path: string[] }[] }[];
    changeset: object | null;
  }
  const apply = async (rows: object[], more: object = {}, role: 'kommunal' | 'stil' = 'kommunal'): Promise<Answer> => {
    const ask = await server.askAs(role, '740');
    const variables = { kilde, rows: rows.map(asInput), skip: true, dryRun: false, ...more };
    const { data, errors } = await ask<{ applyTilknytninger: Answer }>(mutation, variables);
    expect(errors).toBeUndefined();
    return data?.applyTilknytninger as Answer;
  };
  const asInput = (one: object) => {
    const { type, ...fields } = one as { type: string };
    return { [type]: fields };
  };
  const rows = () => [
    row.stue(enhed),
    row.stue(enhed, { kode: 'ny', gruppetype: 'Klasse' }),
    row.barn(enhed, 'B2', n(2), { hovedgruppe: 'ny' }),
    row.looseKontakt(enhed, 'B2', n(3)),
    row.barn(enhed, 'B1', n(1)),
    row.barn(enhed, 'B3', n(1)),
    row.ansat('G99999', 'A1', n(4)),
  ];
  const expected = [
    [1, null, 'FIELD_MALFORMED', 'input.rows.1.gruppe.gruppetype'],
    [2, 1, 'ROW_DEPENDS', 'input.rows.2.barn.hovedgruppe'],
    [3, 2, 'ROW_DEPENDS', 'input.rows.3.kontakt.barnLokalId'],
    [5, null, 'TILKNYTNING_OVERLAP', 'input.rows.5.barn'],
    [6, null, 'ENHED_UNKNOWN', 'input.rows.6.ansat'],
  ];
  const shown = ({ refused }: Answer) =>
    refused.flatMap(({ row: at, dependsOn, errors }) => {
      const [{ code, path } = { code: '', path: [] }] = errors;
      return [[at, dependsOn, code, path.join('.')]];
    });

  it('stores the rest and reports each row that it left out, again when the call is repeated', async () => {
    const dry = await apply(rows(), { dryRun: true });
    expect([dry.errors, shown(dry), dry.created, dry.changeset]).toEqual([[], expected, 3, null]);
    const first = await apply(rows(), { key: `${kilde} 1` });
    expect([first.errors, shown(first), first.created]).toEqual([[], expected, 3]);
    expect(await roster.ties(kilde)).toEqual(['B1 2026-01-01']);
    const again = await apply(rows(), { key: `${kilde} 1` });
    expect([again.replayed, shown(again)]).toEqual([true, expected]);
    const other = await apply(rows(), { key: `${kilde} 1`, skip: false });
    expect(other.errors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('does not happen unasked, and shows nothing to those who may not write there', async () => {
    const whole = await apply(rows(), { skip: false });
    expect(whole).toMatchObject({ refused: [], changeset: null });
    expect(whole.errors.map(({ code }) => code)).toContain('ROW_DEPENDS');
    expect(await apply(rows().slice(0, 6), {}, 'stil')).toMatchObject({
      refused: [],
      errors: [{ code: 'NOT_ALLOWED' }],
    });
    expect(await roster.ties(kilde)).toEqual([]);
  });
});
