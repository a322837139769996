import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockLastChange } from '../../../subgraphs/affiliation/core/change/changeset-writer.ts';
import type { LoadOptions } from '../../../subgraphs/affiliation/import/load-file.ts';
import { sqlitePath } from '../../../subgraphs/common/database/sqlite-connection.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { provider } from '../../support/new-database.ts';
import { openRoster, type Roster, row } from '../../support/roster.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let roster: Roster;
let kommunal: Ask;
let enheder: [string, string, string];
let kilde: string;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  roster = await openRoster(server);
  kommunal = await server.askAs('kommunal', '740');
  const [a = '', b = '', c = ''] = await roster.unitsOf('740');
  enheder = [a, b, c];
});
afterAll(async () => {
  await roster.close();
  await server.close();
});
beforeEach(() => {
  kilde = `Kilde ${++serial}`;
});

type Options = Partial<LoadOptions>;
const load = (rows: readonly object[], options: Options = {}) =>
  roster.load(roster.ndjson(rows), { kilde, requestId: randomUUID(), rowsAtOnce: 10, rowsPerTurn: 5, ...options });

const changesets = ({ first, last }: { first: number; last: number }) =>
  roster.affiliation.database.read.changeset.findMany({
    where: { firstChange: { gte: first }, lastChange: { lte: last } },
    orderBy: { firstChange: 'asc' },
  });
const lastChange = async () =>
  (await roster.affiliation.database.read.counter.findUniqueOrThrow({ where: { navn: 'change' } })).vaerdi;
const unfinished = () => roster.affiliation.database.read.indlaesning.count();

/** The copies of the database that a rehearsal is carried out on. */
const scratches = (): string[] => {
  if (provider !== 'sqlite') return [];
  const { dir, base } = path.parse(sqlitePath(roster.affiliation.database.url));
  return readdirSync(dir)
    .filter((name) => name.startsWith(`${base}.scratch-`))
    .map((name) => path.join(dir, name));
};

const staff = (count: number, from: number, enhed = enheder[0]) =>
  Array.from({ length: count }, (_, i) => row.ansat(enhed, `A${from + i}`, from + i));

describe('a large file', () => {
  it('of 3,000 rows lets those write and read persons who come meanwhile', async () => {
    const input = { enhed: enheder[1], kode: 'imens', navn: 'Imens', gruppetype: 'Hold', kilde: 'Nord' };
    const mutation = `mutation ($input: CreateGruppeInput!) {
      createGruppe(input: $input) { errors { code } changeset { first last } } }`;
    type Written = { createGruppe: { errors: object[]; changeset: { first: number; last: number } } };
    const writes: Promise<Written>[] = [];
    let turn = 0;
    const come = async () => {
      if (++turn === 1) writes.push(get<Written>(kommunal, mutation, { input }));
      // Reading persons is noted before it is answered: while the lock is held nobody does.
      if (turn === 2) await get(kommunal, '{ personer(where: { kommune: { eq: "740" } }, first: 1) { nodes { id } } }');
    };
    const rows = enheder.flatMap((enhed, i) => staff(1000, 1000 * i, enhed));
    const report = await load(rows, { rowsAtOnce: 100, rowsPerTurn: 50, onTurn: come });
    const [written] = (await Promise.all(writes)).map(({ createGruppe }) => createGruppe);
    expect(report).toMatchObject({ stored: true, overtaken: false, created: { tilknytning: 3000 }, refusals: [] });
    const { first, last } = report.changes ?? { first: 0, last: 0 };
    expect(written?.errors).toEqual([]);
    expect(written?.changeset.first).toBeGreaterThan(first);
    expect(written?.changeset.last).toBeLessThan(last);
    const turns = (await changesets({ first, last })).filter(({ source }) => source === 'test');
    expect(turns.length).toBe(30);
    expect(new Set(turns.map(({ requestId }) => requestId)).size).toBe(1);
    expect(await unfinished()).toBe(0);
  });

  it('that is to be loaded at once, or is small, has one changeset', async () => {
    const large = await load(staff(30, 4000), { atOnce: true });
    const small = await load(staff(10, 4030));
    for (const { changes } of [large, small])
      expect(await changesets(changes ?? { first: 0, last: 0 })).toHaveLength(1);
    expect(await load(staff(40, 4000))).toMatchObject({ changes: null, unchanged: { tilknytning: 40 } });
    expect(await unfinished()).toBe(0);
  });

  it('of which a row is refused is not stored, and everything that must be mended is reported', async () => {
    const before = await lastChange();
    const bad = (line: number) => row.ansat('G99999', `A${line}`, 4100 + line);
    const rows = [bad(1), ...staff(38, 4102), bad(40)];
    const report = await load(rows);
    expect(report).toMatchObject({ refused: true, stored: false, changes: null, refusedRows: 2 });
    expect(report.refusals.map(({ line, code }) => `${line} ${code}`)).toEqual(['1 ENHED_UNKNOWN', '40 ENHED_UNKNOWN']);
    expect([await lastChange(), await unfinished(), scratches()]).toEqual([before, 0, []]);
    expect(await load(rows, { skipRefused: true })).toMatchObject({ stored: true, overtaken: false, refusedRows: 2 });
    expect(await roster.ties(kilde)).toHaveLength(38);
  });

  it('is rehearsed without waiting for who writes, and leaves no copy', async () => {
    const before = await lastChange();
    const modes = new Set<number>();
    const look = () => {
      for (const name of scratches()) modes.add(statSync(name).mode & 0o777);
    };
    const report = await roster.affiliation.database.write.$transaction(async (tx) => {
      await lockLastChange(tx);
      return load(staff(30, 4200), { dryRun: true, onProgress: look });
    });
    expect(report).toMatchObject({ dryRun: true, stored: false, created: { tilknytning: 30 }, changes: null });
    expect([...modes]).toEqual(provider === 'sqlite' ? [0o600] : []);
    expect([await lastChange(), scratches()]).toEqual([before, []]);
  });

  it('leaves out and reports what conflicts with another change since the rehearsal; the file again stores it', async () => {
    const enhed = enheder[2];
    await load([row.stue(enhed, { kode: `stue ${kilde}` })]);
    const rename = (kode: string) =>
      roster.affiliation.write(['740'], async (work) => {
        await work.load('gruppe', 'enhedsNummer', [enhed]);
        const gruppe = work.all('gruppe').find(({ after }) => after.kilde === kilde);
        if (gruppe) work.change(gruppe, { kode }, []);
      });
    let turns = 0;
    const renameOnce = async () => {
      if (turns++ === 0) await rename(`anden ${kilde}`);
    };
    const rows = [...staff(20, 4300), row.barn(enhed, 'B1', 4350, { hovedgruppe: `stue ${kilde}` })];
    const report = await load(rows, { onTurn: renameOnce });
    expect(report).toMatchObject({ refused: false, stored: true, overtaken: true, refusedRows: 1 });
    expect(report.refusals.map(({ line }) => line)).toEqual([21]);
    expect(await roster.ties(kilde)).toHaveLength(20);
    await rename(`stue ${kilde}`);
    expect(await load(rows)).toMatchObject({
      stored: true,
      overtaken: false,
      refusals: [],
      created: { tilknytning: 1 },
    });
  });
});

describe('what a load stores', () => {
  /** The people of three units; the same of each source, but for their CPR numbers. */
  const before = (n: number) =>
    enheder.flatMap((enhed, u) => {
      const at = n + 100 * u;
      const kontakter = (i: number) => [row.kontakt(at + i + 10), row.kontakt(at + i + 20)];
      const barn = (i: number) => row.barn(enhed, `${u}B${i}`, at + i, { kontakter: kontakter(i) });
      return [row.stue(enhed), ...[1, 2, 3, 4].map(barn), row.ansat(enhed, `${u}A1`, at + 31)];
    });
  /** One child goes on, one ends by its row, one for having none, one comes back later, one is new; its contact has its row last. */
  const after = (n: number) => [
    ...enheder.flatMap((enhed, u) => {
      const at = n + 100 * u;
      return [
        row.stue(enhed),
        row.barn(enhed, `${u}B1`, at + 1, { gyldigTil: null }),
        row.barn(enhed, `${u}B2`, at + 2, { gyldigTil: '2026-06-30' }),
        row.barn(enhed, `${u}B4`, at + 4, { gyldigFra: '2026-01-01', gyldigTil: '2027-06-30' }),
        row.barn(enhed, `${u}B5`, at + 5),
        ...Array.from({ length: 4 }, (_, i) => row.ansat(enhed, `${u}A${i + 1}`, at + 31 + i)),
      ];
    }),
    row.looseKontakt(enheder[0], '0B5', n + 15),
    row.looseKontakt(enheder[0], '0B1', n + 11, { relation: 'Mor' }),
  ];

  /** Every column of what holds of a source, with names in the place of ids. */
  async function stored(n: number) {
    const { read } = roster.affiliation.database;
    const now = { toChange: null };
    const grupper = await read.gruppe.findMany({ where: { kilde, ...now } });
    const kode = new Map(grupper.map(({ id, kode }) => [id, kode]));
    const named = (text: string) => text.replace(/Fornavn(\d+)/g, (_, number) => `Fornavn+${Number(number) - n}`);
    const persons = (await read.person.findMany({ where: now })).filter(({ sourceWords }) =>
      sourceWords.includes(`"${kilde}"`),
    );
    const hvem = new Map(persons.map(({ id, fornavn }) => [id, named(fornavn)]));
    const ties = await read.tilknytning.findMany({ where: { kilde, ...now } });
    const lines = [
      ...grupper.map(({ id: _, fromChange: _from, ...rest }) => ['gruppe', rest]),
      ...persons.map(({ fornavn, efternavn, beskyttet, kommuneKode }) => [
        ...['person', named(fornavn), efternavn, beskyttet, kommuneKode],
      ]),
      ...ties.map(({ id: _, fromChange: _from, personId, barnId, hovedgruppeId, ...rest }) => [
        ...['tilknytning', hvem.get(personId), hvem.get(barnId ?? ''), kode.get(hovedgruppeId ?? ''), rest],
      ]),
    ];
    return lines.map((line) => JSON.stringify(line).replaceAll(kilde, 'kilde')).sort();
  }

  /** Loads both files, the second as told; returns what is stored then. */
  const loaded = (second: (rows: object[]) => Promise<void>) => loadedAs(after, second);

  async function loadedAs(file: (n: number) => object[], second: (rows: object[]) => Promise<void>) {
    kilde = `Kilde ${++serial}`;
    const n = 5000 + 400 * serial;
    await load(before(n), { atOnce: true });
    await second(file(n));
    return stored(n);
  }
  // Parts that are smaller than a unit: it is written in several turns, a child and its contact in different ones.
  const options: Options = { full: true, confirmRemovals: true, rowsAtOnce: 8, rowsPerTurn: 6 };

  it('when it was stopped between two turns is completed by the same file, as if it had never been stopped', async () => {
    let count = 0;
    const whole = await loaded(async (rows) => {
      const report = await load(rows, { ...options, onTurn: () => void count++ });
      expect(report).toMatchObject({ stored: true, refusals: [], ended: { tilknytning: expect.any(Number) } });
      expect(await load(rows, options)).toMatchObject({ changes: null });
    });
    expect(count).toBeGreaterThan(5);
    expect(whole.filter((line) => line.includes('"gyldigTil":"2026-06-30"'))).toHaveLength(3 + 2 * 2);
    const atOnce = await loaded(async (rows) => void (await load(rows, { ...options, atOnce: true })));
    expect(atOnce).toEqual(whole);
    for (let stopAt = 1; stopAt <= count; stopAt++) {
      const again = await loaded(async (rows) => {
        let turns = 0;
        const stop = () => {
          if (++turns === stopAt) throw new Error('stopped');
        };
        await expect(load(rows, { ...options, onTurn: stop })).rejects.toThrow('stopped');
        expect(await unfinished()).toBe(1);
        expect(await load(rows, options)).toMatchObject({ stored: true, refusals: [] });
        expect(await unfinished()).toBe(0);
        expect(await load(rows, options)).toMatchObject({ changes: null });
      });
      expect(again, `stopped after turn ${stopAt} of ${count}`).toEqual(whole);
    }
  });

  it.each([
    ['turns', {}],
    ['one transaction', { atOnce: true }],
  ])(
    'in %s is the same where rows of a unit stand apart: a contact before the row that moves its child, a child before its group',
    async (_, how) => {
      const apart = (n: number) => {
        const filler = (from: number) =>
          Array.from({ length: 12 }, (_, i) => row.ansat(enheder[1], `F${from + i}`, n + from + i));
        const [unit, other] = enheder;
        return [
          row.looseKontakt(unit, '0B1', n + 11, { relation: 'Mor' }),
          row.looseKontakt(unit, '0B6', n + 26),
          row.barn(unit, '0B6', n + 6, { hovedgruppe: 'anden' }),
          ...filler(50),
          row.barn(unit, '0B1', n + 1, { gyldigTil: '2026-06-30' }),
          row.barn(unit, '0B4', n + 4, { gyldigFra: '2026-01-01', gyldigTil: '2027-06-30' }),
          row.looseKontakt(unit, '0B4', n + 14, { relation: 'Far' }),
          ...filler(70),
          row.stue(unit, { kode: 'anden' }),
          row.barn(other, '1B1', n + 101, { gyldigTil: '2026-07-31' }),
        ];
      };
      const split = await loadedAs(apart, async (rows) => {
        expect(await load(rows, how)).toMatchObject({ stored: true, refusals: [] });
        expect(await load(rows, how)).toMatchObject({ changes: null });
      });
      const whole = await loadedAs(apart, async (rows) => {
        await load(rows, { rowsAtOnce: 1000 });
      });
      expect(split).toEqual(whole);
      expect(whole.filter((line) => line.includes('"gyldigTil":"2026-06-30"')).length).toBeGreaterThan(1);
    },
  );
});
