import { setImmediate } from 'node:timers/promises';

const perTurn = 100;

/**
 * Hands on pages in small parts and lets the server answer others between them: SQLite and the formats do their work
 * without ever waiting, so that an export would otherwise hold up every other request until its end.
 */
export async function* inTurns<T>(pages: AsyncIterable<T[]>): AsyncGenerator<T[]> {
  for await (const page of pages)
    for (let start = 0; start < page.length; start += perTurn) {
      yield page.slice(start, start + perTurn);
      await setImmediate();
    }
}
