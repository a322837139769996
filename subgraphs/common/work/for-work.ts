import { whileAwaited } from '../database/cancelling-pool.ts';
import type { OpenDatabase } from '../database/open.ts';
import type { Sql } from '../database/sql.ts';
import { turnOfStatement } from '../turns/turns.ts';
import type { RequestWork } from './request-work.ts';

type Ask = <Found>(read: () => PromiseLike<Found>) => Promise<Found>;

/**
 * The same database for the work of one request: nothing is read once that has ended, what is being read is cancelled, and
 * no more is read than it may hold, whether by a statement or by Prisma. On SQLite, where a statement keeps the loop, its
 * statements are run one after another, and others have their turn in between.
 */
export function forWork<D extends OpenDatabase<unknown>>(database: D, work: RequestWork | undefined): D {
  if (!work) return database;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn: Ask = (read) => {
    const asked = last.then(async () => {
      await turnOfStatement();
      work.check();
      return read();
    });
    last = asked.catch(() => undefined);
    return asked;
  };
  const cancelled: Ask = async (read) => (work.isWriting ? read() : whileAwaited(work.signal, read));
  const asked = database.provider === 'sqlite' ? inTurn : cancelled;
  const ask: Ask = async (read) => {
    work.check();
    const found = await asked(read).catch((error: unknown) => {
      work.check(); // why it was cancelled, rather than that it was
      throw error;
    });
    if (Array.isArray(found)) work.addRows(found.length);
    return found;
  };
  const query = <Row>(statement: Sql): Promise<Row[]> => ask(() => database.query<Row>(statement));
  return { ...database, query, read: askedBy(database.read as object, ask), work };
}

/** A client of Prisma's whose reads, and those of its models, are asked in that way. */
function askedBy<Part extends object>(client: Part, ask: Ask): Part {
  return new Proxy(client, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name);
      if (typeof part === 'object' && part !== null) return askedBy(part, ask);
      const isOther = typeof part !== 'function' || (String(name).startsWith('$') && name !== '$queryRaw');
      return isOther ? part : (...given: unknown[]) => ask(() => part.apply(target, given) as PromiseLike<unknown>);
    },
  });
}
