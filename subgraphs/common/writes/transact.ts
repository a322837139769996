import { GraphQLError } from 'graphql';
import { shortly } from '../database/past-prisma.ts';
import { databaseRefusal } from '../errors/database-refusal.ts';
import { type Problem, refusal, refusalProblem } from '../errors/refusal.ts';

/** A client of Prisma's, as far as a transaction needs it. */
interface Client<Transaction> {
  $transaction<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer>;
}

/**
 * Runs a write in one transaction. A database lost while it commits leaves the outcome open, which is then said. A short
 * one may wait a moment for others to share its commit.
 */
export async function transact<Transaction, Answer>(
  client: Client<Transaction>,
  work: (tx: Transaction) => Promise<Answer>,
  isShort = false,
): Promise<Answer> {
  let isDone = false;
  const wholly = async (tx: Transaction): Promise<Answer> => {
    const answer = await work(tx);
    isDone = true;
    return answer;
  };
  const begin = () => client.$transaction(wholly);
  return (isShort ? shortly(begin) : begin()).catch((error: unknown) => {
    throw isDone && databaseRefusal(error)?.extensions.code === 'DATABASE_UNAVAILABLE'
      ? refusal('OUTCOME_UNKNOWN')
      : error;
  });
}

/** What stands among the `errors` of a write. A database that is away is thrown on: it can answer nothing else either. */
export function databaseProblem(error: unknown): Problem {
  const refused = error instanceof GraphQLError ? error : databaseRefusal(error);
  if (refused?.extensions.code !== 'DATABASE_BUSY' && refused?.extensions.code !== 'OUTCOME_UNKNOWN') throw error;
  return refusalProblem(refused, []);
}
