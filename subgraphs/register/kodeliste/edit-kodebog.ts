import { actorOf } from '../../common/auth/actor-of.ts';
import { may } from '../../common/auth/may.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import { type Problem, problem } from '../change/problem.ts';
import type { RegisterContext } from '../context.ts';
import type { RegisterTransaction } from '../database.ts';
import { codeTableVersion } from '../status/code-table-version.ts';
import { editionCounter } from './read-koder.ts';

export interface EditArguments {
  dryRun: boolean;
  /** The version of the code tables the caller has seen; null when it does not care. */
  expectedVersion: string | null;
}

/** An edit of the code tables, found lawful: what it is about, and how it is stored. */
export interface KodeEdit {
  emne: string;
  before: unknown;
  after: unknown;
  store(tx: RegisterTransaction): Promise<unknown>;
}

/** Why the caller may not edit the code tables now, and nothing when it may. */
export function refusedEdit({ caller, database }: RegisterContext, { dryRun }: EditArguments): Problem[] {
  const refused = may(caller, 'kodeliste.update', { kommuner: [] });
  if (refused) return [refusalProblem(refused, [])];
  return database.mode === 'readonly' && !dryRun ? [problem('REGISTER_READONLY', [])] : [];
}

/**
 * Prepares an edit on the tables as they are when its turn comes, and stores it with its place in their history. Edits
 * wait for each other; a write that runs meanwhile goes by the tables it began with.
 */
export async function editKodebog<Answer extends { errors: Problem[] }>(
  { database, kodebog, caller, requestId }: RegisterContext,
  { dryRun, expectedVersion }: EditArguments,
  prepare: (tx: RegisterTransaction) => Promise<{ answer: Answer; edit: KodeEdit | null }>,
): Promise<Answer & { codeTableVersion: string }> {
  const answer = await database.write.$transaction(async (tx) => {
    const edition = await takeTurn(tx);
    await kodebog.keepUp(tx, edition);
    const { answer, edit } = await prepare(tx);
    const current = codeTableVersion(kodebog);
    if (expectedVersion !== null && expectedVersion !== current)
      answer.errors.push(problem('VERSION_MISMATCH', ['expectedVersion'], { value: expectedVersion, current }));
    if (dryRun || edit === null || answer.errors.length > 0) return answer;
    const { emne, before, after } = edit;
    const row = { edition: edition + 1, at: new Date(), actor: actorOf(caller), requestId, emne };
    await edit.store(tx);
    await tx.counter.update({ where: { navn: editionCounter }, data: { vaerdi: row.edition } });
    const json = { before: before === null ? null : JSON.stringify(before), after: JSON.stringify(after) };
    await tx.kodeEdition.create({ data: { ...row, ...json } });
    return answer;
  });
  await kodebog.keepUp(database.read);
  return { ...answer, codeTableVersion: codeTableVersion(kodebog) };
}

/** Locks the edition's row until the transaction ends, and tells it. */
async function takeTurn(tx: RegisterTransaction): Promise<number> {
  await tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES (${editionCounter}, 0) ON CONFLICT ("navn") DO NOTHING`;
  await tx.$executeRaw`UPDATE "Counter" SET "vaerdi" = "vaerdi" WHERE "navn" = ${editionCounter}`;
  return (await tx.counter.findUniqueOrThrow({ where: { navn: editionCounter } })).vaerdi;
}
