import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { transact } from '../../subgraphs/common/writes/transact.ts';
import {
  openRegisterDatabase,
  type RegisterDatabase,
  type RegisterTransaction,
} from '../../subgraphs/register/database.ts';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { newDatabase, provider } from '../support/new-database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('writers that come at once', () => {
  let server: TestServer;
  let ask: Ask;
  beforeAll(async () => {
    server = await startTestServer();
    ask = await server.askAs('stil');
  });
  afterAll(() => server.close());

  interface Payload {
    errors: { code: string }[];
    changes: { nummer: string }[];
    changeset: { first: number; last: number } | null;
    replayed: boolean;
  }
  const create = async (navn: string, { kommune = '101', idempotencyKey = null as string | null } = {}) => {
    const mutation = `mutation One($navn: String!, $kommune: String!, $idempotencyKey: String) {
      payload: createDaginstitution(
        input: { navn: $navn, ejerform: "1", lovgrundlag: "1", kommune: $kommune }, idempotencyKey: $idempotencyKey
      ) { errors { code } changes { nummer } changeset { first last } replayed } }`;
    const { data } = await ask<{ payload: Payload }>(mutation, { navn, kommune, idempotencyKey });
    if (!data) throw new Error('no answer');
    return data.payload;
  };

  it('each have a changeset, a refusal and an idempotency key of their own', async () => {
    const before = (await create('Den første')).changeset?.last ?? 0;
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        if (i % 5 === 1) return create(`Afvist ${i}`, { kommune: '999' });
        if (i % 5 === 2) return create('Den samme', { idempotencyKey: 'den-samme' });
        return create(`Samtidig ${i}`);
      }),
    );
    const refused = all.filter((_, i) => i % 5 === 1);
    expect(refused.map(({ errors, changeset }) => [errors[0]?.code, changeset])).toEqual(
      refused.map(() => ['KODE_UNKNOWN', null]),
    );
    const same = all.filter((_, i) => i % 5 === 2);
    expect(same.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(same.map(({ changes }) => changes[0]?.nummer)).size).toBe(1);
    const stored = all.filter((one) => one.errors.length === 0 && !one.replayed);
    const numbers = stored.map(({ changeset }) => changeset?.first ?? 0).sort((a, b) => a - b);
    expect(numbers).toEqual(stored.map((_, i) => before + 1 + i));
    expect(new Set(stored.map(({ changes }) => changes[0]?.nummer)).size).toBe(stored.length);
    const { changes } = await get<{ changes: { head: number } }>(ask, '{ changes(after: 0, first: 0) { head } }');
    expect(changes.head).toBe(before + stored.length);
  });
});

describe.runIf(provider === 'sqlite')('a commit that short writers share', () => {
  let database: RegisterDatabase;
  let remove: () => unknown;
  beforeAll(async () => {
    const made = await newDatabase();
    remove = made.remove;
    database = await openRegisterDatabase(made.url);
    vi.useFakeTimers({ toFake: ['performance'] }); // a slow machine would end the sharing
  });
  afterAll(async () => {
    vi.useRealTimers();
    await database.close();
    await remove();
  });

  const note = (tx: RegisterTransaction, navn: string) =>
    tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES (${navn}, 1)`;
  const noted = async (like: string) => {
    const rows = await database.read.counter.findMany({
      where: { navn: { startsWith: like } },
      orderBy: { navn: 'asc' },
    });
    return rows.map(({ navn }) => navn);
  };
  /** Writes one after the other with all having come at once; tells who was where when. */
  const together = async (names: string[], work: (tx: RegisterTransaction, navn: string) => Promise<unknown>) => {
    const events: string[] = [];
    const outcomes = await Promise.allSettled(
      names.map(async (navn) => {
        const write = transact(
          database.write,
          async (tx: RegisterTransaction) => {
            await note(tx, navn);
            await work(tx, navn);
            events.push(`${navn} wrote`);
          },
          true,
        );
        await write.finally(() => events.push(`${navn} was answered`));
      }),
    );
    const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : null));
    return { events, outcomes: outcomes.map(({ status }) => status), reasons };
  };

  it('answers nobody before it is made', async () => {
    const seen: string[][] = [];
    const { events } = await together(['a1', 'a2', 'a3'], async () => void seen.push(await noted('a')));
    expect(seen).toEqual([[], [], []]);
    expect(events.slice(0, 3)).toEqual(['a1 wrote', 'a2 wrote', 'a3 wrote']);
    expect(await noted('a')).toEqual(['a1', 'a2', 'a3']);
  });

  it('leaves what one takes back its own matter, the first and the last, too', async () => {
    for (const failing of ['b1', 'b2', 'b3']) {
      const { outcomes } = await together(['b1', 'b2', 'b3'], async (_, navn) => {
        if (navn === failing) throw new Error('taken back');
      });
      const others = ['b1', 'b2', 'b3'].filter((navn) => navn !== failing);
      expect(outcomes.filter((status) => status === 'rejected')).toHaveLength(1);
      expect(await noted('b')).toEqual(others);
      await transact(
        database.write,
        (tx: RegisterTransaction) => tx.$executeRaw`DELETE FROM "Counter" WHERE "navn" LIKE 'b%'`,
      );
    }
  });

  const answersAsBefore = async (tx: RegisterTransaction, earlier: string): Promise<never> => {
    expect(await tx.counter.count({ where: { navn: earlier } })).toBe(1);
    throw new Error('it stands there already');
  };

  it('is waited for by who writes nothing for what it has seen there', async () => {
    const { events, reasons } = await together(['e1', 'e2', 'e3'], async (tx, navn) => {
      if (navn === 'e2') await answersAsBefore(tx, 'e1');
    });
    expect(events.slice(0, 2)).toEqual(['e1 wrote', 'e3 wrote']);
    expect(events.slice(2).sort()).toEqual(['e1 was answered', 'e2 was answered', 'e3 was answered']);
    expect(reasons).toEqual([null, 'Error: it stands there already', null]);
  });

  it('tells who wrote nothing, too, when what it has seen there is taken back', async () => {
    const { reasons } = await together(['f1', 'f2', 'f3'], async (tx, navn) => {
      if (navn === 'f2') await answersAsBefore(tx, 'f1');
      if (navn === 'f3') await tx.$executeRaw`INSERT OR ROLLBACK INTO "Counter" ("navn", "vaerdi") VALUES ('f1', 1)`;
    });
    expect(reasons[0]).toContain('the transaction was taken back');
    expect(reasons[1]).toBe(reasons[0]);
    expect(await noted('f')).toEqual([]);
  });

  it('tells all of them when the database itself takes everything back', async () => {
    const { outcomes } = await together(['c1', 'c2'], async (tx, navn) => {
      if (navn === 'c2') await tx.$executeRaw`INSERT OR ROLLBACK INTO "Counter" ("navn", "vaerdi") VALUES ('c1', 1)`;
    });
    expect(outcomes).toEqual(['rejected', 'rejected']);
    expect(await noted('c')).not.toContain('c1');
    await transact(database.write, (tx: RegisterTransaction) => note(tx, 'c3'));
    expect(await noted('c3')).toEqual(['c3']);
  });

  it('is not shared with a long writer, who would keep the others waiting', async () => {
    const events: string[] = [];
    const first = transact(database.write, async (tx: RegisterTransaction) => void (await note(tx, 'd1')), true);
    const long = transact(database.write, async (tx: RegisterTransaction) => {
      await note(tx, 'd2');
      await first;
      events.push('the first was answered meanwhile');
    });
    await long;
    expect(events).toEqual(['the first was answered meanwhile']);
  });
});
