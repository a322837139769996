import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoadOptions } from '../../subgraphs/affiliation/import/load-file.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { runProduct } from '../support/process.ts';
import { openRoster, type Roster, row } from '../support/roster.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let roster: Roster;
let stil: Ask;
let enheder: string[];
let kilde: string;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  roster = await openRoster(server);
  stil = await server.askWith({ roles: ['stil', 'kommunal'], kommuner: ['740'] });
  enheder = await roster.unitsOf('740');
});
afterAll(async () => {
  await roster.close();
  await server.close();
});
beforeEach(() => {
  kilde = `Kilde ${++serial}`;
});

const load = (rows: readonly object[], options: Partial<LoadOptions> = {}) =>
  roster.load(roster.ndjson(rows), { kilde, requestId: randomUUID(), rowsAtOnce: 10, rowsPerTurn: 5, ...options });
const staff = (count: number, enhed = enheder[0] ?? '') =>
  Array.from({ length: count }, (_, i) => row.ansat(enhed, `A${i}`, 300 * serial + i));
const table = () => roster.affiliation.database.write.indlaeser;

/** As if another process had begun to load the source, and holds it until then. */
const hold = (leaseUntil: number) =>
  table().upsert({
    where: { kilde },
    create: { kilde, token: 'another', hvem: 'cli:alma, process 4711 on vaerk', leaseUntil },
    update: { token: 'another', leaseUntil },
  });

async function apply(
  source: string,
  lokalId: string,
  dryRun: boolean,
): Promise<{ code: string; retryable: boolean }[]> {
  const enhed = enheder[1];
  const person = { fornavn: 'Ny', efternavn: 'Ansat', beskyttet: false, cpr: row.person(9000 + serial).cpr };
  const rows = [{ ansat: { enhed, lokalId, roller: ['Pædagog'], gyldigFra: '2026-01-01', person } }];
  const mutation = `mutation ($kilde: String!, $rows: [TilknytningRowInput!]!, $dryRun: Boolean!) {
    applyTilknytninger(input: { kilde: $kilde, rows: $rows }, dryRun: $dryRun) { errors { code retryable } } }`;
  const answer = await get<{ applyTilknytninger: { errors: { code: string; retryable: boolean }[] } }>(stil, mutation, {
    kilde: source,
    rows,
    dryRun,
  });
  return answer.applyTilknytninger.errors;
}

describe('a source that is being loaded', () => {
  it('is not loaded by another command, which says by whom, nor written by a call; others are', async () => {
    const others: unknown[] = [];
    const meanwhile = async () => {
      if (others.length > 0) return;
      others.push(
        await load(staff(30), { full: true }).catch((error: unknown) => error),
        await apply(kilde, 'B1', false),
        await apply(kilde, 'B1', true),
        await apply('Nord', `B${serial}`, false),
      );
    };
    const report = await load(staff(30), { onTurn: meanwhile });
    expect(report).toMatchObject({ stored: true, overtaken: false, created: { tilknytning: 30 } });
    const [second, told, tried, other] = others;
    expect(second).toBeInstanceOf(StartupError);
    expect((second as Error).message).toMatch(
      new RegExp(`^${kilde} is being loaded already, by test, process ${process.pid} on [^\n]+ UTC\\.$`),
    );
    expect([told, tried, other]).toEqual([
      [{ code: 'KILDE_LOADING', retryable: true }],
      [{ code: 'KILDE_LOADING', retryable: true }],
      [],
    ]);
  });

  it('is loaded and written again as soon as the load is over, however it ended', async () => {
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(load(staff(30), { onTurn: stop })).rejects.toThrow('stopped');
    expect(await load(staff(30))).toMatchObject({ stored: true });
    expect(await load([row.ansat('G99999', 'A1', 1)])).toMatchObject({ refused: true });
    expect(await apply(kilde, 'B2', false)).toEqual([]);
    expect(await table().count({ where: { kilde } })).toBe(0);
  });

  it('is held by a load that was killed for so long only as it said', async () => {
    await hold(Date.now() + 60_000);
    await expect(load(staff(3))).rejects.toThrow(/cli:alma, process 4711 on vaerk/);
    expect(await load(staff(3), { dryRun: true })).toMatchObject({ stored: false, refusals: [] });
    await hold(Date.now() - 1);
    expect(await apply(kilde, 'B3', true)).toEqual([]);
    expect(await load(staff(3))).toMatchObject({ stored: true });
  });

  it('is not written any more by a load that another has taken it from', async () => {
    let turns = 0;
    const lose = async () => {
      if (++turns === 1) await hold(Date.now() + 60_000);
    };
    await expect(load(staff(30), { onTurn: lose })).rejects.toThrow(/was taken over by another load/);
    const stored = (await roster.ties(kilde)).length;
    expect([turns, stored > 0 && stored < 30]).toEqual([1, true]);
    await table().deleteMany({ where: { kilde } });
    expect(await load(staff(30))).toMatchObject({ stored: true, created: { tilknytning: 30 - stored } });
  });

  it('is refused to the command in one line', async () => {
    await hold(Date.now() + 60_000);
    const env = {
      REGISTER_MODE: 'sandbox',
      DATA_DIR: server.config.dataDir,
      REGISTER_DATABASE_URL: server.databases.register,
      AFFILIATION_DATABASE_URL: server.databases.affiliation,
    };
    const args = ['load-affiliation', roster.ndjson(staff(3)), '--source', kilde];
    const { code, stderr } = await runProduct(args, env).finished;
    expect(stderr).toMatch(new RegExp(`^${kilde} is being loaded already, by cli:alma[^\n]*\n$`));
    expect(code).toBe(1);
  });
});
