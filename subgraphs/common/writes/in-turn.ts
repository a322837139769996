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

/**
 * Runs `work` in a transaction that has its turn among the writers, with the writer of its changeset, which `work` is to
 * close. The witness learns what was committed before the caller does.
 */
export async function inTurn<Tx, Writer extends { committed(): void }, Result>(
  client: Client<Tx>,
  open: (tx: Tx) => Promise<Writer>,
  work: (tx: Tx, writer: Writer) => Promise<Result>,
  isShort = false,
): Promise<Result> {
  const inIt = async (tx: Tx) => {
    const writer = await open(tx);
    return { writer, result: await work(tx, writer) };
  };
  const { writer, result } = await transact(client, inIt, isShort);
  writer.committed();
  return result;
}

/** Ends a transaction of which nothing is to stay. */
class Undo extends Error {}

/** Runs `work` in a transaction of which nothing stays. */
export async function undone<Tx>(client: Client<Tx>, work: (tx: Tx) => Promise<void>): Promise<void> {
  const transaction = client.$transaction(async (tx) => {
    await work(tx);
    throw new Undo();
  });
  await transaction.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
}
