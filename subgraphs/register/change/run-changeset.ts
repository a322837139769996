import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { applyCommands } from './apply-commands.ts';
import { type ChangeSpan, ChangesetWriter, type Origin } from './changeset-writer.ts';
import { checkDraft, type Verdict } from './check-draft.ts';
import type { Command } from './command.ts';
import { diff, type ObjectDiff } from './diff.ts';
import type { Draft } from './draft.ts';
import { hashOf, replayed, storeAnswer } from './idempotency.ts';
import { loadDraft, type Source } from './load-draft.ts';
import type { Problem } from './problem.ts';
import type { UseCase } from './use-case.ts';
import { writeDraft } from './write-draft.ts';

export interface WriteRequest extends Origin {
  commands: readonly Command[];
  /** Stop before anything is stored, and tell what would happen. */
  dryRun: boolean;
  /** The same key with the same commands is answered the same and carried out once. */
  idempotencyKey: string | null;
  /** Why the caller may not do this; nothing when it may. */
  authorise(draft: Draft): Problem[];
  /** Makes the commands from the register's state, instead of `commands`. */
  useCase?: UseCase | undefined;
}

export interface WriteAnswer extends Verdict {
  changes: ObjectDiff[];
  /** The numbers of the commands' objects, by the reference the command used or "##i" for the i-th creation. */
  numbers: Record<string, string>;
  /** The changes in the change log; null when nothing was stored. */
  span: ChangeSpan | null;
  replayed: boolean;
}

/** Waiting for other writers, and for one's own work, in milliseconds. */
const patience = { maxWait: 30_000, timeout: 60_000 };

/** Ends a transaction of which nothing may stay. */
class Stop extends Error {
  readonly answer: WriteAnswer;

  constructor(answer: WriteAnswer) {
    super('stopped');
    this.answer = answer;
  }
}

/**
 * The one way to write (design: authorise, load, apply, check, store). A dry run reads a snapshot and stops before the
 * transaction; a write takes its turn among the writers first, so that what it checks is what it changes.
 */
export async function runChangeset(
  database: RegisterDatabase,
  kodebog: Kodebog,
  request: WriteRequest,
): Promise<WriteAnswer> {
  const { provider, query } = database;
  if (request.dryRun) return look(database.read, { query, provider }, kodebog, request).then(({ answer }) => answer);
  return database.write
    .$transaction(async (tx) => {
      const writer = await ChangesetWriter.open(tx, provider, request);
      const inputHash = hashOf(request.useCase?.input ?? request.commands);
      const earlier = await replayed(tx, request, inputHash);
      if (earlier) throw new Stop(earlier);
      const source: Source = { query: (statement) => tx.$queryRaw(statement), provider };
      const { draft, answer: prepared } = await look(tx, source, kodebog, request);
      if (draft === null || prepared.errors.length > 0) throw new Stop(prepared);
      const numbers = await writeDraft(writer, draft);
      const span = await writer.close();
      const changes = diff(draft, ({ id }) => numbers[id] ?? id);
      const answer: WriteAnswer = { ...prepared, changes, numbers, span };
      await request.useCase?.keep(tx, answer);
      await storeAnswer(tx, request, inputHash, answer);
      return answer;
    }, patience)
    .catch((error: unknown) => {
      if (error instanceof Stop) return error.answer;
      throw error;
    });
}

/** Reads what the request is about and prepares it; no draft when there is nothing to go on with. */
async function look(tx: RegisterTransaction, source: Source, kodebog: Kodebog, request: WriteRequest) {
  const findings = (await request.useCase?.commands(tx, source)) ?? request;
  if ('answer' in findings) return { draft: null, answer: findings.answer };
  if ('errors' in findings) return { draft: null, answer: refused(findings.errors) };
  const draft = await loadDraft(source, findings.commands);
  return { draft, answer: prepare(draft, kodebog, { ...request, commands: findings.commands }) };
}

/** The answer of a write that stores nothing. */
const refused = (errors: Problem[]): WriteAnswer => ({
  errors,
  warnings: [],
  changes: [],
  numbers: {},
  span: null,
  replayed: false,
});

/** Everything before storing: applies the commands, asks who may, and runs the rules. All problems come together. */
function prepare(draft: Draft, kodebog: Kodebog, { commands, authorise }: WriteRequest): WriteAnswer {
  const impossible = applyCommands(draft, commands);
  const forbidden = authorise(draft);
  const { errors, warnings } = checkDraft(draft, kodebog);
  const changes = diff(draft, ({ id }) => (id.startsWith('#') ? null : id));
  const all = [...impossible, ...forbidden, ...errors];
  return { errors: all, warnings, changes, numbers: {}, span: null, replayed: false };
}
