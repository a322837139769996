import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisterDatabase, type RegisterDatabase } from '../../../subgraphs/register/database.ts';
import { type Ekstern, openEkstern } from '../../../subgraphs/register/ekstern/ekstern.ts';
import { offlineRegister } from '../../../subgraphs/register/ekstern/registers.ts';
import { ikkeKontrolleret } from '../../../subgraphs/register/ekstern/svar.ts';
import { Kodebog } from '../../../subgraphs/register/kodeliste/kodebog.ts';
import { runOfMonth } from '../../../subgraphs/register/recheck/start-run.ts';
import { get } from '../../support/get.ts';
import { newFolder } from '../../support/new-database.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
/** Two copies of the register's process, as far as the clock is concerned. */
let copies: { database: RegisterDatabase; kodebog: Kodebog }[];
const folder = newFolder();
const units: Record<'first' | 'second' | 'elsewhere', string> = { first: '', second: '', elsewhere: '' };
const pNumre = { first: '1000000001', second: '1000000002', elsewhere: '1000000003' };

/** CVR as a file; `ended` are over. */
function cvrWhere(...ended: (keyof typeof pNumre)[]): Ekstern {
  const file = path.join(folder.path, 'cvr.csv');
  const lines = Object.entries(pNumre).map(([key, pNummer]) =>
    [pNummer, '12345674', ended.includes(key as keyof typeof pNumre) ? '2020-01-31' : ''].join(';'),
  );
  writeFileSync(file, ['pNummer;cvrNummer;ophoert', ...lines].join('\n'));
  return openEkstern({ dar: { adapter: 'offline' }, cvr: { adapter: 'file', file }, timeoutMs: 1_000 });
}

const away: Ekstern = {
  ...offlineRegister,
  cvr: { check: async (numre) => numre.map(() => ({ ...ikkeKontrolleret('SERVER_ERROR'), cvrNummer: null })) },
  timeoutMs: 1_000,
};

const day = (text: string) => new Date(`${text}T02:23:00Z`);
const run = (ekstern: Ekstern, at: Date, copy = 0) => runOfMonth(copies[copy] as (typeof copies)[0], ekstern, at);

interface Run {
  id: string;
  maaned: string | null;
  finishedAt: string | null;
  modsagt: number;
}
const runs = async () =>
  (
    await get<{ kontrolRuns: { nodes: Run[] } }>(
      server.ask,
      '{ kontrolRuns { nodes { id maaned finishedAt bekraeftet modsagt } } }',
    )
  ).kontrolRuns.nodes;

interface Comparison {
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  counts: object[];
  run: { maaned: string };
  before: { maaned: string } | null;
  nodes: { status: string; code: string; kommune: string; nummer: string; dagtilbud: { navn: string } }[];
}
const compare = async (args = '') =>
  (
    await get<{ kontrolComparison: Comparison | null }>(
      server.ask,
      `{ kontrolComparison${args && `(${args})`} { totalCount pageInfo { endCursor hasNextPage } run { maaned } before { maaned }
         counts { kommune code before after new still gone } nodes { status code kommune nummer dagtilbud { nummer } } } }`,
    )
  ).kontrolComparison;

beforeAll(async () => {
  server = await startTestServer({ SAMPLE: 'none' });
  const ask = await server.askAs('stil');
  const create = async (key: keyof typeof units, kommune: string) => {
    const query = `mutation { applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", navn: "${key}", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" } }
      { createAnvisningsenhed: { daginstitutionsNummer: "#d", navn: "${key}", institutionstype: "6012", pNummer: "${pNumre[key]}", cvrNummer: "12345674",
        adresse: { vejNavn: "Solvej", husNummer: "4", postNummer: "8600", byNavn: "Silkeborg" } } }] }) { errors { code } dagtilbud { nummer } } }`;
    const { applyChanges } = await get<{ applyChanges: { errors: []; dagtilbud: { nummer: string }[] } }>(ask, query);
    expect(applyChanges.errors).toEqual([]);
    units[key] = applyChanges.dagtilbud[1]?.nummer ?? '';
  };
  await create('first', '740');
  await create('second', '740');
  await create('elsewhere', '101');
  const open = async () => {
    const database = await openRegisterDatabase(server.databases.register);
    return { database, kodebog: await Kodebog.read(database) };
  };
  copies = [await open(), await open()];
});
afterAll(async () => {
  for (const { database } of copies) await database.close();
  await server.close();
  folder.remove();
});

describe('the recheck of a month', () => {
  it('is not begun where there is nobody to ask, and there is nothing to compare before the first', async () => {
    expect(await run({ ...offlineRegister, timeoutMs: 0 }, day('2026-09-01'))).toBeNull();
    expect(await runs()).toEqual([]);
    expect(await compare()).toBeNull();
  });

  it('runs once, also when several copies want it at the same moment', async () => {
    const cvr = cvrWhere('first', 'elsewhere');
    const reports = await Promise.all([0, 1, 0, 1].map((copy) => run(cvr, day('2026-09-01'), copy)));
    expect(reports.filter((report) => report !== null)).toHaveLength(1);
    expect(await run(cvr, day('2026-09-30'), 1)).toBeNull();
    expect(await runs()).toMatchObject([
      { maaned: '2026-09', finishedAt: expect.any(String), bekraeftet: 1, modsagt: 2 },
    ]);
  });

  it('is begun again later when nobody answered, and when it was broken off', async () => {
    const unanswered = await run(away, day('2026-10-01'));
    expect(unanswered?.nothingChecked).toBe(true);
    expect((await runs())[0]).toMatchObject({ maaned: '2026-10', finishedAt: null });
    const broken = { ...away, cvr: { check: () => Promise.reject(new Error('broken off')) } };
    await expect(run(broken, day('2026-10-02'))).rejects.toThrow('broken off');
    const cvr = cvrWhere('first', 'second');
    // The lease of who broke off holds for a while.
    expect(await run(cvr, new Date(day('2026-10-02').getTime() + 60_000), 1)).toBeNull();
    expect(await run(cvr, day('2026-10-03'), 1)).not.toBeNull();
    expect(await runs()).toMatchObject([
      { maaned: '2026-10', finishedAt: expect.any(String), modsagt: 2 },
      { maaned: '2026-09' },
    ]);
  });

  it('is compared with the month before: what is new, still there and gone, by municipality and rule', async () => {
    const all = await compare();
    expect(all).toMatchObject({ totalCount: 3, run: { maaned: '2026-10' }, before: { maaned: '2026-09' } });
    const code = 'CVR_PNUMMER_ENDED';
    expect(all?.counts).toEqual([
      { kommune: '101', code, before: 1, after: 0, new: 0, still: 0, gone: 1 },
      { kommune: '740', code, before: 1, after: 2, new: 1, still: 1, gone: 0 },
    ]);
    expect(all?.nodes.map(({ status, nummer }) => [status, nummer])).toEqual([
      ['GONE', units.elsewhere],
      ['STILL', units.first],
      ['NEW', units.second],
    ]);
    expect((await compare('status: NEW'))?.nodes).toMatchObject([
      { nummer: units.second, dagtilbud: { nummer: units.second } },
    ]);
    expect((await compare('kommune: "0101"'))?.nodes).toMatchObject([{ status: 'GONE', nummer: units.elsewhere }]);
    const page = await compare('first: 2');
    expect(page?.pageInfo.hasNextPage).toBe(true);
    const rest = await compare(`first: 2, after: "${page?.pageInfo.endCursor}"`);
    expect(rest?.nodes.map(({ nummer }) => nummer)).toEqual([units.second]);
  });

  it('is all new without a run before it, and refuses ids that are none', async () => {
    const [, september] = await runs();
    const first = await compare(`run: "${september?.id}"`);
    expect(first).toMatchObject({ before: null, run: { maaned: '2026-09' } });
    expect(first?.nodes.map(({ status }) => status)).toEqual(['NEW', 'NEW']);
    for (const args of ['run: "x"', 'earlierRun: "x"']) {
      const { errors } = await server.ask(`{ kontrolComparison(${args}) { totalCount } }`);
      expect(errors?.[0]?.extensions?.code).toBe('VALUE_MALFORMED');
    }
  });
});
