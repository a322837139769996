import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as nextRound } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { Beside } from '../../subgraphs/common/database/beside.ts';
import { Loaders } from '../../subgraphs/common/database/loaders.ts';
import { PreparedStatements } from '../../subgraphs/common/database/prepared-statements.ts';
import { insertRows, type Sql } from '../../subgraphs/common/database/sql.ts';
import { openSqlite } from '../../subgraphs/common/database/sqlite-connection.ts';
import { inPieces } from '../../subgraphs/common/turns/turns.ts';
import { RequestWork } from '../../subgraphs/common/work/request-work.ts';
import { Stretches } from '../support/stretches.ts';

let stretches: Stretches;
beforeEach(() => {
  stretches = new Stretches();
});

const many = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('who asked for one of many keys', () => {
  it('hears in turns with others, and each key was asked for once', async () => {
    const loaders = new Loaders(new RequestWork());
    const batches: (readonly string[])[] = [];
    const ask = async (key: string) => {
      const found = await loaders.load(['twice'], key, async (keys) => {
        batches.push(keys);
        return keys.map((one) => Number(one) * 2);
      });
      stretches.busy(1);
      return found;
    };
    const found = await stretches.watch(() => Promise.all(many(600).map((i) => ask(String(i % 300)))));
    expect(found).toEqual(many(600).map((i) => (i % 300) * 2));
    expect(batches).toEqual([many(300).map(String)]);
    expect(Math.max(...stretches.counts)).toBeLessThan(150); // fifty at a time, and what the clock lets go on
  });

  it('hears of a failure, of its own key alone or of all, and may ask again', async () => {
    const loaders = new Loaders(new RequestWork());
    let isAway = true;
    const ask = (key: string) =>
      loaders.load(['failing'], key, async (keys) => {
        if (isAway) throw new Error('away');
        return keys.map((one) => (one === 'b' ? new Error('not this one') : one));
      });
    expect((await Promise.allSettled(['a', 'b'].map(ask))).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    isAway = false;
    const [a, b] = await Promise.allSettled(['a', 'b'].map(ask));
    expect(a).toMatchObject({ value: 'a' });
    expect(b).toMatchObject({ reason: { message: 'not this one' } });
    await expect(ask('b')).rejects.toThrow('not this one');
  });
});

describe('rows', () => {
  it('are read within a transaction in turns with others', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-turns-'));
    const connection = openSqlite(`file:${path.join(folder, 'rows.db')}`);
    const statements = new PreparedStatements(connection);
    const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n';
    let rounds = 0;
    const read = statements.queryInTurns<{ i: number }>(numbers, [200_000]).then((rows) => rows.length);
    const beside = statements.queryInTurns<{ i: number }>(numbers, [3]);
    expect(await beside).toEqual([{ i: 1 }, { i: 2 }, { i: 3 }]);
    let length: number | undefined;
    for (; length === undefined; rounds++) length = await Promise.race([read, nextRound(undefined)]);
    expect(length).toBe(200_000);
    expect(rounds).toBeGreaterThan(20); // so often the loop goes round between two stretches
    connection.close();
    rmSync(folder, { recursive: true });
  });

  it('with a text of megabytes are written as they are, and not as JSON, which each cell is looked for in', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-turns-'));
    const connection = openSqlite(`file:${path.join(folder, 'rows.db')}`);
    connection.exec('CREATE TABLE "t" ("a" TEXT, "i" INTEGER, "b" BOOLEAN, "x" REAL, "d" DATETIME)');
    const statements = new PreparedStatements(connection);
    const given: unknown[] = [];
    const $executeRaw = async ({ sql, values }: Sql) => {
      given.push(...values);
      return statements.run(sql, values).rowsAffected;
    };
    const columns = { a: 'TEXT', i: 'INTEGER', b: 'BOOLEAN', x: 'DOUBLE PRECISION', d: 'TIMESTAMP(3)' } as const;
    const row = { a: 'æ'.repeat(200_000), i: 7, b: true, x: 55.66012, d: '2026-11-29T12:00:00.000+00:00' };
    const nothing = { a: row.a, i: null, b: false, x: null, d: null };
    await insertRows({ $executeRaw }, 'sqlite', 't', [row, { ...row, a: 'kort' }, nothing], columns);
    expect(given.filter((value) => value === row.a)).toHaveLength(2);
    const kinds =
      'SELECT *, typeof("i") AS "ti", typeof("b") AS "tb", typeof("d") AS "td" FROM "t" ORDER BY "i", length("a")';
    const [none, short, large] = statements.query<typeof row>(kinds, []);
    expect({ ...large, a: '' }).toEqual({ ...short, a: '' });
    expect([large?.a, none?.a]).toEqual([row.a, row.a]);
    expect(none).toMatchObject({ i: null, b: false, x: null, d: null });
    connection.close();
    rmSync(folder, { recursive: true });
  });

  it('are written piece by piece, in turns with others', async () => {
    const written: number[] = [];
    await stretches.watch(() =>
      inPieces(many(5_500), async (piece) => {
        stretches.busy(20);
        written.push(...piece);
      }),
    );
    expect(written).toEqual(many(5_500));
    expect(stretches.counts.filter((count) => count > 0)).toEqual(many(10).map(() => 1));
  });
});

describe('what goes beside a question', () => {
  it('is there for those who work on it, until they let go or end, and for nobody else', async () => {
    const beside = new Beside<string>();
    const first = beside.run('first', async (letGo) => {
      await nextRound();
      const seen = beside.value;
      letGo();
      return seen;
    });
    const second = beside.run('second', async () => {
      await nextRound();
      await nextRound();
      return beside.value;
    });
    expect(beside.value).toBeUndefined();
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(await beside.run('third', async () => beside.value)).toBe('third');
  });
});
