import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRoster, type Roster, row, xml } from '../../support/roster.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let roster: Roster;
let enheder: string[];
let enhed: string;
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
// A unit and a source of its own for each test.
beforeEach(() => {
  enhed = enheder[serial % enheder.length] ?? '';
  kilde = `Kilde ${++serial}`;
});

const load = (rows: readonly object[], options: object = {}) => roster.load(roster.ndjson(rows), { kilde, ...options });
const told = ({ refusals }: Awaited<ReturnType<typeof load>>) => refusals.map(({ line, code }) => `${line} ${code}`);

describe('what is planned', () => {
  const child = (lokalId: string, n: number, gyldigFra: string) =>
    row.barn(enhed, lokalId, n, { gyldigFra, kontakter: [row.kontakt(n + 1, { gyldigFra })] });

  it('stays when a full UNILoginImport does not have it: such a document is about its day alone', async () => {
    const now = ['B1', 'B2', 'B3'].map((id, i) => child(id, 100 + 10 * i, '2026-01-01'));
    const moving = ['B7', 'B8', 'B9'].map((id, i) => child(id, 150 + 10 * i, '2027-01-01'));
    expect(await load([row.stue(enhed), ...now, ...moving])).toMatchObject({ stored: true });
    const document = xml.document(enhed, kilde, xml.student('B1', 100, 101), xml.student('B2', 110, 111));
    const report = await roster.load(roster.file('xml', document), { kilde: null });
    expect(report).toMatchObject({ full: true, refusals: [], removals: [{ enhed, removed: 1, total: 3 }] });
    const planned = (await roster.ties(kilde)).filter((tie) => tie.includes('2027-01-01'));
    expect(planned).toEqual([
      ...['B7', 'B8', 'B9'].map((id) => `${id} 2027-01-01`),
      ...['kontakt', 'kontakt', 'kontakt'].map((kontakt) => `${kontakt} 2027-01-01`),
    ]);
    expect(await roster.ties(kilde, { aktoertype: 'barn' })).toContain('B3 2026-01-01 2026-11-22');
  });

  it('is called off when a full file with days does not have it any more', async () => {
    await load([row.stue(enhed), child('B1', 200, '2026-01-01'), child('B2', 210, '2027-01-01')]);
    const report = await load([row.stue(enhed), child('B1', 200, '2026-01-01')], { full: true });
    expect(report).toMatchObject({ refusals: [], removals: [{ enhed, removed: 1, total: 2 }] });
    expect(await roster.ties(kilde)).toContain('B2 2027-01-01  x');
  });

  it('of a child stays when its contacts are given without days, and is called off when they are given with days', async () => {
    const contacts = [row.kontakt(301), row.kontakt(302, { gyldigFra: '2027-01-01' })];
    const rows = (...kontakter: object[]) => [row.stue(enhed), row.barn(enhed, 'B1', 300, { kontakter })];
    await load(rows(...contacts));
    const document = xml.document(enhed, kilde, xml.student('B1', 300, 301));
    expect(await roster.load(roster.file('xml', document), { kilde: null })).toMatchObject({ changes: null });
    expect(await load(rows(row.kontakt(301)))).toMatchObject({ refusals: [], ended: { total: 1 } });
    expect(await roster.ties(kilde, { aktoertype: 'kontakt' })).toContain('kontakt 2027-01-01  x');
  });
});

describe('who was not in one full file and is in the next', () => {
  it('is there again, with group and contacts, though the row has no last day', async () => {
    const n = 400 + serial;
    const staff = [row.ansat(enhed, 'A1', n + 60), row.ansat(enhed, 'A2', n + 61)];
    const rows = [row.stue(enhed), row.barn(enhed, 'B1', n, { kontakter: [row.kontakt(n + 50)] }), ...staff];
    await load(rows);
    const stored = await roster.ties(kilde);
    expect(await load(staff, { full: true })).toMatchObject({ removals: [{ removed: 1 }], ended: { gruppe: 1 } });
    expect(await roster.ties(kilde)).not.toEqual(stored);
    expect(await load(rows, { full: true })).toMatchObject({ refusals: [] });
    expect(await roster.ties(kilde)).toEqual(stored);
    expect(await load(rows, { full: true })).toMatchObject({ changes: null });
  });
});

describe('two periods of one tie', () => {
  const periods = (...days: [string, string | null][]) =>
    days.map(([gyldigFra, gyldigTil]) => row.barn(enhed, 'B1', 400 + serial, { gyldigFra, gyldigTil }));

  it('are one when their source joins them, and the same file again changes nothing', async () => {
    await load([row.stue(enhed), ...periods(['2026-01-01', '2026-06-30'], ['2026-07-01', null])]);
    const joined = [row.stue(enhed), ...periods(['2026-01-01', null])];
    const report = await load(joined);
    expect(report).toMatchObject({ refusals: [], remarkCounts: { PERIODS_JOINED: 1 } });
    expect(await roster.ties(kilde)).toEqual(['B1 2026-01-01', 'B1 2026-07-01  x']);
    expect(await load(joined, { full: true })).toMatchObject({ changes: null, removals: [] });
  });

  it('both stay when a full file has the first without a last day: it does not say that the later one is over', async () => {
    const n = 400 + serial;
    const kontakter = [row.kontakt(n + 50)];
    const later = { gyldigFra: '2026-07-01', kontakter };
    const rows = [row.stue(enhed), row.barn(enhed, 'B1', n, { gyldigTil: '2026-06-30', kontakter })];
    await load([...rows, row.barn(enhed, 'B1', n, later), row.ansat(enhed, 'A1', n + 60)]);
    const staff = row.ansat(enhed, 'A1', n + 60);
    const first = [row.stue(enhed), row.barn(enhed, 'B1', n, { kontakter }), staff];
    expect(await load(first, { full: true })).toMatchObject({ refusals: [], removals: [] });
    expect(await roster.ties(kilde, { aktoertype: 'barn' })).toEqual(['B1 2026-01-01 2026-06-30', 'B1 2026-07-01']);
    expect(await roster.ties(kilde, { aktoertype: 'kontakt' })).toContain('kontakt 2026-07-01');
    // In a flat file an empty cell tells nothing, and 9999-12-31 no end.
    const csv = (til: string) =>
      roster.file('csv', `type;enhed;lokalId;roller;cpr;fornavn;efternavn;gyldigFra;gyldigTil\n${line(til)}\n`);
    const { cpr } = row.person(n + 60);
    const line = (til: string) => `ansat;${enhed};A1;Pædagog;${cpr};Fornavn${n + 60};Efternavn;2026-01-01;${til}`;
    await roster.load(csv('2026-12-31'), { kilde });
    await roster.load(csv(''), { kilde });
    expect(await roster.ties(kilde, { aktoertype: 'ansat' })).toEqual(['A1 2026-01-01 2026-12-31']);
    await roster.load(csv('9999-12-31'), { kilde });
    expect(await roster.ties(kilde, { aktoertype: 'ansat' })).toEqual(['A1 2026-01-01']);
  });

  it('are refused when a row holds only a part of the other, which is named as it is stored', async () => {
    await load([row.stue(enhed), ...periods(['2026-01-01', '2026-06-30'], ['2026-07-01', null])]);
    const report = await load([row.stue(enhed), ...periods(['2026-01-01', '2026-09-30'])]);
    const later = await roster.affiliation.database.read.tilknytning.findFirst({
      where: { kilde, gyldigFra: '2026-07-01' },
    });
    expect(report.refusals).toMatchObject([{ line: 2, code: 'TILKNYTNING_OVERLAP' }]);
    expect(report.refusals[0]?.en).toContain(later?.id);
  });
});

describe('one person twice at a unit', () => {
  it('is an employee with two jobs when the source has two local ids for them', async () => {
    const rows = [row.ansat(enhed, 'A1', 500), row.ansat(enhed, 'A2', 500, { roller: ['Leder'] })];
    expect(await load(rows)).toMatchObject({ refusals: [], created: { total: 3, person: 1, tilknytning: 2 } });
    expect(await load(rows, { full: true })).toMatchObject({ changes: null, removals: [] });
    expect(await roster.ties(kilde)).toEqual(['A1 2026-01-01', 'A2 2026-01-01']);
  });

  it('is refused under one local id, and as a child: the later row names the earlier one, not what nobody can find', async () => {
    const rows = [
      row.stue(enhed),
      row.ansat(enhed, 'A1', 510),
      row.ansat(enhed, 'A1', 510, { gyldigFra: '2026-03-01' }),
      row.barn(enhed, 'B1', 511),
      row.barn(enhed, 'B2', 511),
    ];
    for (const rowsAtOnce of [1, 2, 2000]) {
      const report = await load(rows, { rowsAtOnce });
      expect(told(report)).toEqual(['3 ROW_TWICE', '5 TILKNYTNING_OVERLAP']);
      const texts = report.refusals.flatMap(({ en, da }) => [en, da]);
      expect(texts[0]).toContain('line 2');
      expect(texts[2]).toContain('line 4');
      expect(texts[3]).toContain('linje 4');
    }
  });
});

describe('an end that stands for none', () => {
  it.each(['9999-12-31', '2999-12-31', '2099-12-31'])('is none in a file: %s', async (gyldigTil) => {
    const n = 600 + serial;
    const open = [row.stue(enhed), row.barn(enhed, 'B1', n, { kontakter: [row.kontakt(n + 50)] })];
    const far = [
      row.stue(enhed, { gyldigTil }),
      row.barn(enhed, 'B1', n, { gyldigTil, kontakter: [row.kontakt(n + 50, { gyldigTil })] }),
    ];
    await load(far);
    expect(await roster.ties(kilde)).toEqual(['B1 2026-01-01', 'kontakt 2026-01-01']);
    expect(await load(open)).toMatchObject({ refusals: [], changes: null });
    const last = [row.stue(enhed), row.ansat(enhed, 'A1', n + 60, { gyldigTil: '2099-12-30' })];
    expect(await load(last)).toMatchObject({ refusals: [] });
    expect(await roster.ties(kilde, { aktoertype: 'ansat' })).toEqual(['A1 2026-01-01 2099-12-30']);
  });

  it('is none in a UNILoginImport group and in CSV', async () => {
    const document = xml
      .document(enhed, kilde, xml.student('B1', 650))
      .replace('</GroupLevel>', '</GroupLevel><ToDate>9999-12-31</ToDate>');
    await roster.load(roster.file('xml', document), { kilde: null });
    const csv = `type;enhed;kode;gruppetype;gyldigTil\ngruppe;${enhed};hold;Hold;9999-12-31\n`;
    await roster.load(roster.file('csv', csv), { kilde });
    const grupper = await roster.affiliation.database.read.gruppe.findMany({ where: { kilde, toChange: null } });
    expect(grupper.map(({ gyldigTil }) => gyldigTil)).toEqual([null, null]);
  });

  it('is none in a mutation that has a last day', async () => {
    const ask = await server.askAs('kommunal', '740', '101');
    const gyldigTil = '9999-12-31';
    const ends = async (mutation: string, input: string, object: string, gyldigTil: string | null = null) => {
      const { data, errors } = await ask<Record<string, Record<string, { id: string; gyldigTil: string | null }>>>(
        `mutation { ${mutation}(input: { ${input} }) { errors { code path } ${object} { id gyldigTil } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data?.[mutation]).toMatchObject({ errors: [], [object]: { gyldigTil } });
      return data?.[mutation]?.[object]?.id ?? '';
    };
    const days = `gyldigFra: "2026-01-01", gyldigTil: "${gyldigTil}"`;
    const { cpr, fornavn, efternavn } = row.person(700);
    const who = `person: { cpr: "${cpr}", fornavn: "${fornavn}", efternavn: "${efternavn}", beskyttet: false }`;
    const at = `enhed: "${enhed}", kilde: "${kilde}"`;
    await ends('createGruppe', `${at}, kode: "g", gruppetype: "Hold", ${days}`, 'gruppe');
    const id = await ends('attachAnsat', `${at}, lokalId: "A1", roller: ["Leder"], ${who}, ${days}`, 'tilknytning');
    const tie = `id: "${id}", kilde: "${kilde}"`;
    for (const far of [`gyldigTil: "${gyldigTil}"`, `sidsteDag: "${gyldigTil}"`]) {
      await ends('endTilknytning', `${tie}, sidsteDag: "2027-06-30"`, 'tilknytning', '2027-06-30');
      await ends(far.startsWith('g') ? 'updateTilknytning' : 'endTilknytning', `${tie}, ${far}`, 'tilknytning');
    }
    await ends(
      'setRollemapping',
      `kommuneKode: "740", stilling: "Kok", roller: ["TAP"], kildemaerke: "prøve", ${days}`,
      'rollemapping',
    );
  });
});
