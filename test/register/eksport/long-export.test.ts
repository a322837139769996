import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RegisterDatabase } from '../../../subgraphs/register/database.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { newRow } from './rows.ts';
import { serve, startServer, type TestServer } from './server.ts';
import { type StoredRows, storeRows } from './store-rows.ts';

/** More than one statement reads. */
const count = 1100;
/** The statements of an export of all before the first page of addresses, of which there are three. */
const addresses = 10;
const numre = (first: number, length = count) => Array.from({ length }, (_, i) => `G${first + i}`);

/** Units in another order than their parents; one of them with more addresses than one statement reads. */
const longRegister: StoredRows = {
  daginstitution: numre(10000).map((nummer) => newRow.daginstitution(nummer)),
  anvisningsenhed: numre(20000).map((nummer, i) => newRow.anvisningsenhed(nummer, `G${10000 + count - 1 - i}`)),
  alternativAdresse: numre(30000).map((nummer) => newRow.alternativAdresse(nummer, 'G20000')),
};

/** Lets `before` come in before each statement that reads rows of an export; it is told how many there were. */
const interrupted = (before: (statement: number, database: RegisterDatabase) => Promise<void> | void) => {
  let statements = 0;
  return (database: RegisterDatabase): RegisterDatabase => {
    const query: RegisterDatabase['query'] = async (statement) => {
      if (statement.sql.includes('ORDER BY "nummer"')) await before(statements++, database);
      return database.query(statement);
    };
    return { ...database, query };
  };
};

const failAt = (failing: number) =>
  interrupted((statement) => {
    if (statement === failing) throw new Error('the disk is gone');
  });

describe('An export of many pages', () => {
  let long: TestRegister;
  let server: TestServer;
  beforeAll(async () => {
    long = await openTestRegister();
    await storeRows(long.database, longRegister);
  });
  afterEach(() => server.stop());
  afterAll(() => long.close());

  it('has every row once, each below its parent', async () => {
    server = await serve(long);
    const rows = (await server.text('samlet.ndjson'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const own = rows.map(
      (row) => row.alternativAdresseNummer ?? row.anvisningsenhedsNummer ?? row.daginstitutionsNummer,
    );
    expect(own).toHaveLength(3 * count);
    expect(new Set(own).size).toBe(3 * count);
    const units = rows.filter((row) => row.niveau === 'anvisningsenhed');
    expect(units.map((row) => row.daginstitutionsNummer)).toEqual(numre(10000));
    expect(own.slice(-count)).toEqual(numre(30000));
    for (const kind of ['daginstitution', 'anvisningsenhed', 'alternativadresse'])
      expect((await server.text(`${kind}.ndjson`)).trim().split('\n')).toHaveLength(count);
  });

  it.each(['csv', 'ndjson', 'xml'])(
    'breaks off, rather than look complete, when reading fails on the way (%s)',
    async (extension) => {
      server = await serve(long, failAt(1));
      // It may break off before its head has arrived.
      const whole = server.get(`daginstitution.${extension}`).then((answer) => answer.text());
      await expect(whole).rejects.toThrow();
    },
  );

  it('answers 500 without the cause and without a file’s headers when nothing was sent yet', async () => {
    server = await serve(long, failAt(0));
    const answer = await server.get('daginstitution.ndjson');
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toContain('application/json');
    for (const header of ['etag', 'last-modified', 'content-disposition'])
      expect(answer.headers.get(header)).toBeNull();
    expect(await answer.json()).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', retryable: true });
  });

  it('does not show what is written while it runs', async () => {
    const write = async (statement: number, database: RegisterDatabase) => {
      if (statement !== 1) return;
      await database.write.daginstitution.updateMany({ where: { nummer: 'G11050' }, data: { toChange: 2 } });
      const daginstitution = [
        newRow.daginstitution('G11050', { navn: 'Nyt navn', fromChange: 2, version: 2 }),
        newRow.daginstitution('G40000', { navn: 'Nyt hus', fromChange: 3 }),
      ];
      await storeRows(database, { daginstitution }, { firstChange: 2, lastChange: 3 });
    };
    server = await startServer({ daginstitution: longRegister.daginstitution }, interrupted(write));
    const during = await server.get('daginstitution.csv');
    const text = await during.text();
    expect(during.headers.get('etag')).toMatch(/^"1-/);
    expect(text).toContain('Daginstitution G11050');
    expect(text).not.toContain('Nyt');
    const after = await server.text('daginstitution.csv');
    expect(after).toContain('G11050;Nyt navn');
    expect(after).toContain('G40000;Nyt hus');
    expect(after).not.toContain('Daginstitution G11050');
  });

  it('reads no further than its reader does, and stops when the reader leaves', async () => {
    const wide = { navn: 'x'.repeat(20_000), foldedNavn: '', sortNavn: '' };
    const daginstitution = numre(10000, 2100).map((nummer) => newRow.daginstitution(nummer, wide));
    let read = 0;
    server = await startServer(
      { daginstitution },
      interrupted(() => void read++),
    );
    const answer = await server.get('daginstitution.csv');
    await setTimeout(500);
    await answer.body?.cancel();
    await setTimeout(200);
    expect(read).toBeLessThan(4);
  });

  it('asks for nothing more once its reader has left, though the next rows are not whole yet', async () => {
    const leaving = new AbortController();
    let asked = 0;
    server = await serve(
      long,
      interrupted(async (statement) => {
        asked++;
        if (statement !== addresses) return;
        leaving.abort();
        await setTimeout(100); // the server hears of it
      }),
    );
    const answer = server.get('samlet.csv', { signal: leaving.signal });
    await expect(answer.then((file) => file.text())).rejects.toThrow('abort');
    await setTimeout(200);
    expect(asked).toBe(addresses + 1);
  });
});
