import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logRetention } from '../../gateway/commands/log-retention.ts';
import { verifyLog } from '../../gateway/commands/verify-log.ts';
import { affiliationChangeLog } from '../../subgraphs/affiliation/core/change/changeset-writer.ts';
import { openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { verifyReadLog } from '../../subgraphs/affiliation/laeselog/verify-read-log.ts';
import { isErased } from '../../subgraphs/affiliation/people/person/personal-tables.ts';
import { rotateKeys } from '../../subgraphs/affiliation/people/person/rotate-keys.ts';
import { raw, type Sql, sql } from '../../subgraphs/common/database/sql.ts';
import type { Query } from '../../subgraphs/common/lists/read-page.ts';
import { changeHead, readHead, sealWhenDue } from '../../subgraphs/common/log/sealer.ts';
import { readSeals, type Seal } from '../../subgraphs/common/log/seals.ts';
import type { Verdict } from '../../subgraphs/common/log/verdict.ts';
import { verifyChanges } from '../../subgraphs/common/log/verify-changes.ts';
import { registerChangeLog } from '../../subgraphs/register/change/change-log.ts';
import { openRegisterDatabase, type RegisterDatabase } from '../../subgraphs/register/database.ts';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { provider } from '../support/new-database.ts';
import { storePeople, unitsOf } from '../support/people.ts';
import { type Evidence, sumChangeLog, sumReadLog } from '../support/prove-logs.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../support/test-affiliation.ts';
import { testCpr } from '../support/test-cpr.ts';

const [unit = ''] = unitsOf('101');

let server: TestServer;
let affiliation: TestAffiliation;
let register: RegisterDatabase;
let kommunal: Ask;
let ids: { alma: string; bo: string; slettet: string };

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  register = await openRegisterDatabase(server.databases.register, { mode: 'sandbox' });
  kommunal = await server.askAs('kommunal', '101');
  ids = await storePeople(affiliation, '101', ({ person, tie }) => {
    const [alma, bo, slettet] = [person({ cpr: testCpr() }), person({ cpr: testCpr() }), person({ cpr: testCpr() })];
    for (const personId of [alma, bo]) tie({ personId, aktoertype: 'barn', enhedsNummer: unit });
    tie({ personId: slettet, aktoertype: 'ansat', enhedsNummer: unit, gyldigTil: '2024-12-31', stilling: 'Leder' });
    return { alma, bo, slettet };
  });
  for (const id of Object.values(ids)) await readPerson(id);
});
afterAll(async () => {
  await affiliation.close();
  await register.close();
  await server.close();
});

const readPerson = (id: string) => get(kommunal, 'query ($id: ID!) { person(id: $id) { navn email } }', { id });

const proveRead = (query: Query, seals: Seal[] = [], cuts: Seal[] = []) => verifyReadLog(query, { seals, cuts }, {});
const proveAffiliation = (query: Query, seals: Seal[] = []) =>
  verifyChanges(query, affiliationChangeLog(affiliation.vault), seals, {}, { isErased });
const proveRegister = (query: Query, seals: Seal[] = []) =>
  verifyChanges(query, registerChangeLog, seals, {}, { isErased: async () => false });

interface Tx {
  $queryRaw<Rows>(statement: Sql): Promise<Rows>;
  $executeRaw(statement: Sql): Promise<number>;
  $executeRawUnsafe(statement: string): Promise<number>;
}

/** What is proven after somebody has changed the database by hand; nothing of it stays. */
async function tampered(
  { write }: { write: unknown },
  tamper: (tx: Tx) => Promise<unknown>,
  prove: (query: Query) => Promise<Verdict>,
): Promise<Verdict> {
  let verdict: Verdict | undefined;
  const undone = new Error('undone');
  await (write as { $transaction(work: (tx: Tx) => Promise<unknown>): Promise<unknown> })
    .$transaction(async (tx) => {
      await tamper(tx);
      verdict = await prove((statement) => tx.$queryRaw(statement));
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  if (!verdict) throw new Error('nothing was proven');
  return verdict;
}

/** A database as anybody may read it who has nothing of the product but docs/logs.md. */
const evidenceOf = ({ query }: { query: Query }): Evidence => ({
  isSqlite: provider === 'sqlite',
  query: (statement) => query(raw(statement)),
  keys: JSON.parse(readFileSync(server.config.affiliation.cprKeys.file, 'utf8')),
});
const recompute = () => sumReadLog(evidenceOf(affiliation.database));
const recomputeAffiliation = (query = affiliation.database.query) =>
  sumChangeLog(evidenceOf({ query }), { kind: 'objectKind', object: 'objectId', key: 'id' });
const recomputeRegister = (query = register.query) =>
  sumChangeLog(evidenceOf({ query }), { kind: 'niveau', object: 'nummer', key: 'nummer' });

describe('the logs', () => {
  it('are proven as they were written, also in another way', async () => {
    const [read, changes, units] = [
      await proveRead(affiliation.database.query),
      await proveAffiliation(affiliation.database.query),
      await proveRegister(register.query),
    ];
    for (const verdict of [read, changes, units]) expect(verdict).toMatchObject({ bad: null });
    expect(Math.min(read.lines, changes.lines, units.lines)).toBeGreaterThanOrEqual(3);
    expect(await recompute()).toMatchObject({
      lines: read.lines,
      hash: (await readHead(affiliation.database.query))?.hash,
    });
  });

  it('hold under many who read and write at once', async () => {
    const write = (i: number) =>
      get(
        kommunal,
        `mutation { updatePerson(input: { personId: "${ids.bo}", kilde: "Testsystem", email: "bo${i}@example.dk" }) { errors { code } } }`,
      );
    // Each level that shows persons has a transaction of its own: several of one request wait for each other, too.
    const tree = `{ anvisningsenhed(nummer: "${unit}") { tilknytninger { nodes { person { navn } kontakter { id }
      hovedgruppe { medlemmer { person { email } } } } } } }`;
    const reads = [() => readPerson(ids.alma), () => readPerson(ids.bo), () => get(kommunal, tree)];
    await Promise.all(Array.from({ length: 48 }, (_, i) => (i % 4 ? reads[i % 3]?.() : write(i))));
    const { lines, bad } = await proveRead(affiliation.database.query);
    expect(bad).toBeNull();
    expect((await recompute()).lines).toBe(lines);
    expect((await proveAffiliation(affiliation.database.query)).bad).toBeNull();
  });

  it('are linked at the first start where there was no chain', async () => {
    const { write, query } = affiliation.database;
    await write.$executeRawUnsafe(`UPDATE "Change" SET "hash" = NULL, "indhold" = NULL, "salt" = NULL`);
    await write.$executeRawUnsafe(`UPDATE "Changeset" SET "hash" = NULL`);
    await write.$executeRawUnsafe(`UPDATE "Laeselog" SET "hash" = NULL, "nr" = NULL`);
    await write.$executeRawUnsafe(`UPDATE "Logkaede" SET "nr" = 0, "hash" = '${'0'.repeat(64)}'`);
    await (await openAffiliationDatabase(server.databases.affiliation, affiliation.vault, { mode: 'sandbox' })).close();
    expect((await proveRead(query)).bad).toBeNull();
    expect((await proveAffiliation(query)).bad).toBeNull();
    await recompute();
  });

  it('also where a changeset was written past the chain', async () => {
    const { write, query } = affiliation.database;
    await write.$executeRawUnsafe(`UPDATE "Changeset" SET "hash" = NULL
      WHERE "firstChange" = (SELECT MAX("firstChange") FROM "Changeset")`);
    await write.$executeRawUnsafe(`UPDATE "Change" SET "hash" = NULL, "indhold" = NULL, "salt" = NULL
      WHERE "changeset" = (SELECT MAX("firstChange") FROM "Changeset")`);
    await affiliation.write(['101'], async (work) => {
      await work.load('person', 'id', [ids.alma]);
      for (const one of work.all('person')) work.change(one, { email: 'alma2@example.dk' }, ['test']);
    });
    expect((await proveAffiliation(query)).bad).toBeNull();
  });
});

describe('whoever changes the read log by hand', () => {
  const columns = ['actor', 'requestId', 'hvad', 'formaal', 'kommuneKode', 'lineKind'];

  it('is found, whichever line and column it is', async () => {
    const { lines } = await proveRead(affiliation.database.query);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: lines }), fc.constantFrom(...columns), async (nr, column) => {
        const { bad } = await tampered(
          affiliation.database,
          (tx) => tx.$executeRawUnsafe(`UPDATE "Laeselog" SET "${column}" = 'andet' WHERE "nr" = ${nr}`),
          proveRead,
        );
        expect(bad?.nr).toBe(nr);
      }),
      { numRuns: 25 },
    );
  });

  it('is found when lines are taken out, put in another order, or added', async () => {
    const { lines } = await proveRead(affiliation.database.query);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: lines - 1 }),
        fc.constantFrom('remove', 'renumber', 'swap', 'tail', 'loose'),
        async (nr, kind) => {
          const bad = (await tampered(affiliation.database, (tx) => tamperLine(tx, kind, nr), proveRead)).bad;
          expect(bad).not.toBeNull();
        },
      ),
      { numRuns: 25 },
    );
  });

  async function tamperLine(tx: Tx, kind: string, nr: number): Promise<void> {
    const run = (statement: string) => tx.$executeRawUnsafe(statement);
    if (kind === 'tail') await run(`DELETE FROM "Laeselog" WHERE "nr" > ${nr}`);
    else if (kind === 'loose') await run(`UPDATE "Laeselog" SET "nr" = NULL WHERE "nr" = ${nr}`);
    else if (kind !== 'swap') await run(`DELETE FROM "Laeselog" WHERE "nr" = ${nr}`);
    if (kind === 'renumber')
      await run(`UPDATE "Laeselog" SET "nr" = ${nr} WHERE "nr" = (SELECT MAX("nr") FROM "Laeselog")`);
    if (kind !== 'swap') return;
    await run(`UPDATE "Laeselog" SET "nr" = -1 WHERE "nr" = ${nr}`);
    await run(`UPDATE "Laeselog" SET "nr" = ${nr} WHERE "nr" = ${nr + 1}`);
    await run(`UPDATE "Laeselog" SET "nr" = ${nr + 1} WHERE "nr" = -1`);
  }

  it('is found by the seal when the end is gone, and the end of the chain with it', async () => {
    const { query } = affiliation.database;
    const seal: Seal = {
      log: 'read',
      at: new Date().toISOString(),
      ...((await readHead(query)) ?? { nr: 0, hash: '' }),
    };
    const cut = async (tx: Tx) => {
      await tx.$executeRawUnsafe(`DELETE FROM "Laeselog" WHERE "nr" > ${seal.nr - 2}`);
      await tx.$executeRawUnsafe(`UPDATE "Logkaede" SET "nr" = ${seal.nr - 2},
        "hash" = (SELECT "hash" FROM "Laeselog" WHERE "nr" = ${seal.nr - 2}) WHERE "navn" = 'read'`);
    };
    expect((await tampered(affiliation.database, cut, proveRead)).bad).toBeNull();
    const { bad } = await tampered(affiliation.database, cut, (q) => proveRead(q, [seal]));
    expect(bad).toMatchObject({ nr: seal.nr - 1, what: expect.stringContaining('sealed') });
    expect((await proveRead(query, [seal])).bad).toBeNull();
    expect((await proveRead(query, [{ ...seal, hash: 'f'.repeat(64) }])).bad?.nr).toBe(seal.nr);
  });
});

describe('whoever changes a change log or a version by hand', () => {
  const ofPerson = (column: string, value: string) => (tx: Tx) =>
    tx.$executeRawUnsafe(
      `UPDATE "Person" SET "${column}" = ${value} WHERE "id" = '${ids.alma}' AND "toChange" IS NULL`,
    );
  const last = '(SELECT MAX("id") FROM "Change")';

  it.each([
    ['a name', ofPerson('fornavn', `'Anden'`)],
    ['protection', ofPerson('beskyttet', 'NOT "beskyttet"')],
    ['a version number', ofPerson('version', '9')],
    ['the end of a version', ofPerson('toChange', last)],
    ['a tie', (tx: Tx) => tx.$executeRawUnsafe(`UPDATE "Tilknytning" SET "gyldigFra" = '2020-01-01'`)],
    ['a version away', (tx: Tx) => tx.$executeRawUnsafe(`DELETE FROM "Person" WHERE "id" = '${ids.alma}'`)],
    ['an action', (tx: Tx) => tx.$executeRawUnsafe(`UPDATE "Change" SET "action" = 'andet' WHERE "id" = ${last}`)],
    ['a change away', (tx: Tx) => tx.$executeRawUnsafe(`DELETE FROM "Change" WHERE "id" = ${last} - 1`)],
    ['an actor', (tx: Tx) => tx.$executeRawUnsafe(`UPDATE "Changeset" SET "actor" = 'andet'`)],
    [
      'the last changeset away',
      (tx: Tx) =>
        tx.$executeRawUnsafe(
          `DELETE FROM "Changeset" WHERE "firstChange" = (SELECT MAX("firstChange") FROM "Changeset")`,
        ),
    ],
    [
      'a person to nothing, as if erased',
      async (tx: Tx) => {
        await ofPerson('fornavn', `''`)(tx);
        await tx.$executeRawUnsafe(`UPDATE "Change" SET "salt" = NULL WHERE "objectId" = '${ids.alma}'`);
      },
    ],
  ])('is found: %s', async (_what, tamper) => {
    expect((await tampered(affiliation.database, tamper, proveAffiliation)).bad).not.toBeNull();
  });

  it('is found by the seals though a stretch is given out for the sample, which has no lines', async () => {
    const { query, write } = register;
    const input = 'navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "101"';
    for (let i = 0; i < 2; i++)
      await get(kommunal, `mutation { createDaginstitution(input: { ${input} }) { errors { code } } }`);
    const sets = await query<{ lastChange: number; hash: string }>(
      sql`SELECT "lastChange", "hash" FROM "Changeset" WHERE "hash" IS NOT NULL ORDER BY "firstChange"`,
    );
    const seals = sets.map(({ lastChange, hash }): Seal => {
      return { log: 'register', nr: Number(lastChange), hash, at: new Date().toISOString() };
    });
    expect(seals.length).toBeGreaterThanOrEqual(2);
    expect(await proveRegister(query, seals)).toMatchObject({ bad: null, seals: seals.length });
    const end = seals.at(-1) as Seal;
    const pass = async (tx: Tx) => {
      await tx.$executeRawUnsafe(`DELETE FROM "Change" WHERE "id" <= ${end.nr}`);
      await tx.$executeRawUnsafe(`DELETE FROM "Changeset" WHERE "firstChange" BETWEEN 2 AND ${end.nr}`);
      await tx.$executeRawUnsafe(
        `UPDATE "Changeset" SET "lastChange" = ${end.nr}, "hash" = '${end.hash}', "source" = 'sample' WHERE "firstChange" = 1`,
      );
    };
    expect((await tampered({ write }, pass, (q) => proveRegister(q, seals))).bad).not.toBeNull();
  });

  it('is found in the register, whichever unit and column it is', async () => {
    const columns = ['navn', 'aktivitetsstatus', 'ejerformKode', 'lovgrundlagKode', 'admKommuneKode'];
    const rows = await register.query<{ nummer: string; fromChange: number }>(
      sql`SELECT "nummer", "fromChange" FROM "Daginstitution" ORDER BY "nummer"`,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rows), fc.constantFrom(...columns), async (row, column) => {
        const tamper = (tx: Tx) =>
          tx.$executeRawUnsafe(`UPDATE "Daginstitution" SET "${column}" = 'x' WHERE "nummer" = '${row.nummer}'`);
        expect((await tampered(register, tamper, proveRegister)).bad?.nr).toBe(Number(row.fromChange));
      }),
      { numRuns: 8 },
    );
  });

  it('is found by the seal when the end is gone without a trace', async () => {
    const head = await changeHead(affiliation.database.query);
    const seal: Seal = { log: 'affiliation', at: new Date().toISOString(), ...(head ?? { nr: 0, hash: '' }) };
    const cut = async (tx: Tx) => {
      await tx.$executeRawUnsafe(`DELETE FROM "Person" WHERE "fromChange" = ${seal.nr}`);
      await tx.$executeRawUnsafe(`UPDATE "Person" SET "toChange" = NULL WHERE "toChange" = ${seal.nr}`);
      await tx.$executeRawUnsafe(`DELETE FROM "Change" WHERE "id" = ${seal.nr}`);
      await tx.$executeRawUnsafe(`DELETE FROM "Changeset" WHERE "lastChange" = ${seal.nr}`);
    };
    expect((await tampered(affiliation.database, cut, proveAffiliation)).bad).toBeNull();
    expect((await tampered(affiliation.database, cut, (q) => proveAffiliation(q, [seal]))).bad).not.toBeNull();
  });
});

describe('what is changed lawfully', () => {
  it('breaks no proof: new keys, protection, and erasure, of which nothing can be guessed', async () => {
    const { database } = affiliation;
    await rotateKeys(database, server.config.affiliation.cprKeys.file);
    expect((await proveAffiliation(database.query)).bad).toBeNull();
    await affiliation.write(['101'], async (work) => {
      await work.load('person', 'id', [ids.bo]);
      for (const one of work.all('person')) work.change(one, { beskyttet: true }, ['test']);
    });
    expect((await proveAffiliation(database.query)).bad).toBeNull();
    const erase = `mutation ($id: ID!) { erasePerson(input: { id: $id, begrundelse: "sag 1" }) { errors { code } } }`;
    const officer = await server.askAs('databeskyttelse', '101');
    expect(await get(officer, erase, { id: ids.slettet })).toEqual({ erasePerson: { errors: [] } });
    expect((await proveAffiliation(database.query)).bad).toBeNull();
    const salts = await database.query<{ salt: string | null }>(sql`
      SELECT "salt" FROM "Change" WHERE "objectId" = ${ids.slettet}
      OR "objectId" IN (SELECT "id" FROM "Tilknytning" WHERE "personId" = ${ids.slettet})`);
    expect([...new Set(salts.map(({ salt }) => salt))]).toEqual([null]);
    const { bad } = await tampered(
      database,
      (tx) => tx.$executeRawUnsafe(`UPDATE "Person" SET "fornavn" = 'Ny' WHERE "id" = '${ids.slettet}'`),
      proveAffiliation,
    );
    expect(bad).not.toBeNull();
  });
});

describe('the logs, computed in another way from what their documentation says', () => {
  it('come to the same end, with every version, sealed, protected and erased ones too', async () => {
    const [read, changes, units] = [await recompute(), await recomputeAffiliation(), await recomputeRegister()];
    const { query } = affiliation.database;
    expect(read).toMatchObject({ lines: (await proveRead(query)).lines, hash: (await readHead(query))?.hash });
    const proven = await proveAffiliation(query);
    expect(changes).toMatchObject({ lines: proven.lines, hash: (await changeHead(query))?.hash });
    expect(units).toMatchObject({ lines: (await proveRegister(register.query)).lines });
    expect(units.hash).toBe((await changeHead(register.query))?.hash);
    expect(Math.min(changes.versions, units.versions)).toBeGreaterThan(1);
    const [sealed] = await query<{ antal: number }>(
      sql`SELECT COUNT(*) AS "antal" FROM "Person" WHERE "forseglet" IS NOT NULL`,
    );
    expect(Number(sealed?.antal)).toBeGreaterThan(0);
  });

  it.each([
    ['a name', `UPDATE "Person" SET "fornavn" = 'Anden' WHERE "fornavn" <> '' AND "id" = 'ALMA'`],
    ['an action', `UPDATE "Change" SET "action" = 'andet' WHERE "id" = (SELECT MAX("id") FROM "Change")`],
    ['an actor', `UPDATE "Changeset" SET "actor" = 'andet'`],
  ])('miss %s that is changed', async (_what, statement) => {
    const { database } = affiliation;
    const found = tampered(
      database,
      (tx) => tx.$executeRawUnsafe(statement.replace('ALMA', ids.alma)),
      async (query) => {
        await recomputeAffiliation(query);
        return { from: 0, to: 0, lines: 0, seals: 0, sealedTo: 0, bad: null };
      },
    );
    await expect(found).rejects.toThrow(/line \d+/);
  });
});

describe('a seal', () => {
  const settings = () => ({ file: server.config.seals.file, url: null, every: 1_000 });

  it('is written once though several look, and again when there is news', async () => {
    const { database } = affiliation;
    const now = Date.now();
    const looks = [1, 2, 3].map(() => sealWhenDue(database, 'read', readHead, settings(), now));
    expect((await Promise.all(looks)).filter(Boolean)).toHaveLength(1);
    expect(await sealWhenDue(database, 'read', readHead, settings(), now + 500)).toBe(false);
    expect(await sealWhenDue(database, 'read', readHead, settings(), now + 2_000)).toBe(false);
    await readPerson(ids.alma);
    expect(await sealWhenDue(database, 'read', readHead, settings(), now + 4_000)).toBe(true);
    expect(readSeals(settings().file, 'read')).toHaveLength(2);
  });

  it('that cannot be written is an error, and is tried again', async () => {
    const { database } = affiliation;
    const folder = path.join(server.config.dataDir, 'taken');
    mkdirSync(folder);
    const now = Date.now() + 10_000;
    const blocked = { ...settings(), file: folder };
    await expect(sealWhenDue(database, 'affiliation', changeHead, blocked, now)).rejects.toThrow();
    expect(await sealWhenDue(database, 'affiliation', changeHead, settings(), now + 1_000)).toBe(false);
    expect(await sealWhenDue(database, 'affiliation', changeHead, settings(), now + 61_000)).toBe(true);
    rmSync(folder, { recursive: true });
    expect(readFileSync(settings().file, 'utf8')).toContain('"log":"affiliation"');
  });
});

describe('a seal that is sent', () => {
  it('arrives, is sent again while nobody takes it, and proves the log that it is of', async () => {
    const { database } = affiliation;
    const bodies: string[] = [];
    let isAway = true;
    const taker = createServer((request, response) => {
      void text(request).then((body) => {
        if (!isAway) bodies.push(`${request.method} ${request.headers['content-type']} ${body}`);
        response.writeHead(isAway ? 503 : 204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(taker, 'listening');
    const folder = path.join(server.config.dataDir, 'sent');
    const url = `http://127.0.0.1:${(taker.address() as AddressInfo).port}/seals`;
    const settings = { file: path.join(folder, 'seals.ndjson'), url, every: 1_000 };
    const seal = (now: number) => sealWhenDue(database, 'read', readHead, settings, now);
    const now = Date.now() + 200_000;
    await readPerson(ids.alma);
    await expect(seal(now)).rejects.toThrow('SEAL_URL answers 503');
    expect(await seal(now + 30_000)).toBe(false);
    isAway = false;
    await readPerson(ids.bo);
    expect(await seal(now + 61_000)).toBe(true);
    expect(await seal(now + 63_000)).toBe(false);
    expect(bodies).toEqual([
      expect.stringMatching(/^POST application\/json \{"log":"read","nr":\d+,"hash":"[\da-f]{64}"/),
    ]);
    const received = path.join(folder, 'received.ndjson');
    writeFileSync(received, bodies.map((body) => `${body.replace(/^.*?\{/, '{')}\n`).join(''));
    const [sent] = readSeals(received, 'read');
    expect(sent).toMatchObject((await readHead(database.query)) ?? {});
    expect(await proveRead(database.query, readSeals(received, 'read'))).toMatchObject({ bad: null, seals: 1 });
    const shorter = (tx: Tx) => tx.$executeRawUnsafe(`DELETE FROM "Laeselog" WHERE "nr" = ${sent?.nr}`);
    expect((await tampered(database, shorter, (q) => proveRead(q, readSeals(received, 'read')))).bad).not.toBeNull();
    taker.closeAllConnections();
    taker.close();
    rmSync(folder, { recursive: true });
    await database.write.$executeRawUnsafe(`UPDATE "Logkaede" SET "seglTid" = 0, "leaseUntil" = 0, "seglNr" = 0`);
  });
});

describe('the commands', () => {
  const run = async (command: () => Promise<void>): Promise<{ lines: string[]; code: unknown }> => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      await command();
      return { lines: log.mock.calls.map(([line]) => String(line)), code: process.exitCode };
    } finally {
      log.mockRestore();
      process.exitCode = undefined;
    }
  };

  it('verify-log says what is proven, or the first bad line with exit code 1', async () => {
    const { lines, code } = await run(() => verifyLog(server.config, {}));
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).toMatch(/affiliation: the lines \d+ to \d+ are as they were written; 1 seals hold/);
    expect(code).toBeUndefined();
    const { write } = affiliation.database;
    await write.$executeRawUnsafe(`UPDATE "Laeselog" SET "actor" = 'x' || "actor" WHERE "nr" = 3`);
    const found = await run(() => verifyLog(server.config, { log: 'read' }));
    expect(found).toEqual({ lines: [expect.stringMatching(/^read: line 3: /)], code: 1 });
    expect((await run(() => verifyLog(server.config, { log: 'read', from: '4' }))).code).toBeUndefined();
    await write.$executeRawUnsafe(`UPDATE "Laeselog" SET "actor" = substr("actor", 2) WHERE "nr" = 3`);
    expect((await run(() => verifyLog(server.config, { log: 'read' }))).code).toBeUndefined();
  });

  it('log-retention takes away whole sealed stretches, says so in the log, and what is left is proven', async () => {
    const { query, write } = affiliation.database;
    const past = ({ at }: Seal) => Date.parse(at) < Date.now();
    const seal = readSeals(server.config.seals.file, 'read').filter(past).at(-1);
    const tomorrow = { ...server.config, readLogDays: 1 };
    expect((await run(() => logRetention(tomorrow, {}))).lines[0]).toMatch(/nothing was taken away/);
    const { lines } = await run(() => logRetention(server.config, { before: new Date().toISOString() }));
    expect(lines[0]).toMatch(new RegExp(`up to line ${seal?.nr}\\.`));
    const seals = readSeals(server.config.seals.file, 'read');
    const cuts = readSeals(server.config.seals.file, 'read-cut');
    expect(await proveRead(query, seals, cuts)).toMatchObject({ bad: null, from: (seal?.nr ?? 0) + 1 });
    // Who can write to the database can write the line that tells of a cut, too, but not the seal of it.
    expect((await proveRead(query, seals)).bad).toMatchObject({ nr: 1 });
    expect((await proveRead(query)).bad).toMatchObject({ nr: 1 });
    const further = (tx: Tx) => tx.$executeRawUnsafe(`DELETE FROM "Laeselog" WHERE "nr" = ${(seal?.nr ?? 0) + 1}`);
    expect((await tampered(affiliation.database, further, (q) => proveRead(q, seals, cuts))).bad).not.toBeNull();
    expect(await write.laeselog.findMany({ where: { lineKind: 'klip' } })).toHaveLength(1);
  });
});
