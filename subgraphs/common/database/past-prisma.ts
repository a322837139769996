import { Beside } from './beside.ts';
import type { OnStatement } from './open.ts';
import { type Sql, sql } from './sql.ts';
import { asked, type Turn } from './sqlite-client.ts';

type Work = (tx: object) => Promise<unknown>;
type Begin = (work: Work, ...rest: unknown[]) => Promise<unknown>;
type Raw = (statement: Sql | TemplateStringsArray, ...values: unknown[]) => Promise<unknown>;

/** What Prisma itself calls a transaction that it has taken back because it lasted too long. */
const overdue = 'P2028';

const short = new Beside<true>();

/** The transaction that `work` begins is short: on SQLite it may be committed together with other short ones. */
export const shortly = <T>(work: () => Promise<T>): Promise<T> => short.run(true, () => work());

/**
 * Lets the raw statements of a client's transactions go to SQLite past Prisma, which takes ten times as long for each as
 * SQLite does. Everything else of a transaction stays Prisma's, and is part of the same one.
 */
export function shortenTransactions(client: object, onStatement: OnStatement | undefined): void {
  const begin = (client as { $transaction: Begin }).$transaction.bind(client);
  const shortened: Begin = (work, ...rest) => {
    const asking = { isShort: short.value ?? false, turn: null as Turn | null };
    const begun = asked.run(asking, (letGo) =>
      begin(
        (tx) => {
          letGo();
          return work(pastPrisma(tx, asking.turn, onStatement));
        },
        ...rest,
      ),
    );
    return begun.catch(async (error: unknown) => {
      await asking.turn?.others;
      throw error;
    });
  };
  Object.assign(client, { $transaction: shortened });
}

function pastPrisma(tx: object, turn: Turn | null, onStatement: OnStatement | undefined): object {
  const statementsOf = () => {
    if (!turn?.statements) throw Object.assign(new Error('the transaction is over'), { code: overdue });
    return turn.statements;
  };
  const timed =
    (run: (text: string, values: unknown[]) => unknown): Raw =>
    async (statement, ...values) => {
      const { sql: text, values: cells } = 'raw' in statement ? sql(statement, ...values) : statement;
      const start = performance.now();
      const answer = await run(text, cells);
      onStatement?.(text, performance.now() - start);
      return answer;
    };
  const value = (run: (text: string, values: unknown[]) => unknown) => ({ value: timed(run) });
  return Object.create(tx, {
    $queryRaw: value((text, values) => statementsOf().queryInTurns(text, values)),
    $executeRaw: value((text, values) => statementsOf().run(text, values).rowsAffected),
  }) as object;
}
