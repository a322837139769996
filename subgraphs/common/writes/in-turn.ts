import { Turns } from '../turns/turns.ts';
import { transact } from './transact.ts';

/** Who writes, under which request, and through which door. */
export interface Origin {
  actor: string;
  requestId: string;
  source: string;
}

/** First and last number of the changes of one transaction. */
export type ChangeSpan = { first: number; last: number };

/** A client of Prisma's, as far as a turn among the writers needs it. */
interface Client<Tx> {
  $transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
}

/** Thrown in a transaction of which nothing is to stay; what it holds is the answer in place of the work's own. */
export class Stop<Answer> extends Error {
  constructor(readonly answer: Answer) {
    super('stopped');
  }
}

/** The answer of a transaction that was stopped; what else was thrown is thrown on. */
function answerOf<Answer>(error: unknown): Answer {
  if (error instanceof Stop) return (error as Stop<Answer>).answer;
  throw error;
}

/**
 * Runs `work` in a transaction that has its turn among the writers, with the writer of its changeset, which `work` is to
 * close. The witness learns what was committed before the caller does. A `Stop<Result>` takes everything back.
 */
export async function inTurn<Tx, Writer extends { committed(): void }, Result>(
  client: Client<Tx>,
  open: (tx: Tx) => Promise<Writer>,
  work: (tx: Tx, writer: Writer) => Promise<Result>,
  isShort = false,
): Promise<Result> {
  const inIt = async (tx: Tx) => {
    const writer = await open(tx);
    const result = await work(tx, writer);
    if (!isShort) await new Turns().pause(undefined); // to commit much takes long, too
    return { writer, result };
  };
  const committed = transact(client, inIt, isShort).then(({ writer, result }) => {
    writer.committed();
    return result;
  });
  return committed.catch(answerOf<Result>);
}

/** Runs `work` in a transaction of which nothing stays. */
export function undone<Tx>(client: Client<Tx>, work: (tx: Tx) => Promise<void>): Promise<void> {
  const transaction = client.$transaction(async (tx): Promise<void> => {
    await work(tx);
    throw new Stop(undefined);
  });
  return transaction.catch(answerOf<void>);
}
