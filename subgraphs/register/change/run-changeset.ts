import type { ErrorCode } from '../../common/errors/error-codes.ts';
import type { RegisterDatabase } from '../database.ts';
import { askBefore } from '../ekstern/ask-before.ts';
import type { DraftAnswers } from '../ekstern/draft-answers.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import { fillCvrNummer } from '../ekstern/fill-cvr-nummer.ts';
import { kontrollerOf } from '../ekstern/kontroller-of.ts';
import { storeKontroller } from '../ekstern/store-kontroller.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { applyCommands } from './apply-commands.ts';
import { type ChangeSpan, ChangesetWriter, type Origin } from './changeset-writer.ts';
import { checkDraft, type Verdict } from './check-draft.ts';
import type { Command } from './command.ts';
import { diff, type ObjectDiff } from './diff.ts';
import type { Draft } from './draft.ts';
import { hashOf, replayed, storeAnswer } from './idempotency.ts';
import { loadDraft, type Source } from './load-draft.ts';
import { loadTwins } from './load-twins.ts';
import { type Problem, problem } from './problem.ts';
import { writeDraft } from './write-draft.ts';

export interface WriteRequest extends Origin {
  commands: readonly Command[];
  /** Stop before anything is stored, and tell what would happen. */
  dryRun: boolean;
  /** The same key with the same commands is answered the same and carried out once. */
  idempotencyKey: string | null;
  /** Why the caller may not do this; nothing when it may. */
  authorise(draft: Draft): Problem[];
  /** The registers that say whether addresses and P-numbers are right. */
  ekstern: Ekstern;
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
 * transaction; a write takes its turn among the writers first, so that what it checks is what it changes. Other
 * registers are asked before: nobody waits for them while others wait for us.
 */
export async function runChangeset(
  database: RegisterDatabase,
  kodebog: Kodebog,
  request: WriteRequest,
): Promise<WriteAnswer> {
  const { provider, query } = database;
  if (database.mode === 'readonly' && !request.dryRun) return refused('REGISTER_READONLY');
  const answers = await askBefore(database, request);
  if (request.dryRun) {
    const source = { query, provider };
    return prepare(source, await loadDraft(source, request.commands), kodebog, request, answers);
  }
  return database.write
    .$transaction(async (tx) => {
      const writer = await ChangesetWriter.open(tx, provider, request);
      const inputHash = hashOf(request.commands);
      const earlier = await replayed(tx, request, inputHash);
      if (earlier) throw new Stop(earlier);
      const source: Source = { query: (statement) => tx.$queryRaw(statement), provider };
      const draft = await loadDraft(source, request.commands);
      const prepared = await prepare(source, draft, kodebog, request, answers);
      if (prepared.errors.length > 0) throw new Stop(prepared);
      const numbers = await writeDraft(writer, draft);
      await storeKontroller(tx, provider, kontrollerOf(draft, numbers));
      const span = await writer.close();
      const changes = diff(draft, ({ id }) => numbers[id] ?? id);
      const answer: WriteAnswer = { ...prepared, changes, numbers, span };
      await storeAnswer(tx, request, inputHash, answer);
      return answer;
    }, patience)
    .catch((error: unknown) => {
      if (error instanceof Stop) return error.answer;
      throw error;
    });
}

const refused = (code: ErrorCode): WriteAnswer => ({
  errors: [problem(code, [])],
  warnings: [],
  changes: [],
  numbers: {},
  span: null,
  replayed: false,
});

/** Everything before storing: applies the commands, asks who may, and runs the rules. All problems come together. */
async function prepare(
  source: Source,
  draft: Draft,
  kodebog: Kodebog,
  { commands, authorise }: WriteRequest,
  answers: DraftAnswers,
): Promise<WriteAnswer> {
  const impossible = applyCommands(draft, commands);
  draft.ekstern = answers;
  fillCvrNummer(draft, commands);
  const forbidden = authorise(draft);
  await loadTwins(source, draft);
  const { errors, warnings } = checkDraft(draft, kodebog);
  const changes = diff(draft, ({ id }) => (id.startsWith('#') ? null : id));
  const all = [...impossible, ...forbidden, ...errors];
  return { errors: all, warnings, changes, numbers: {}, span: null, replayed: false };
}
