import { GraphQLError } from 'graphql';
import { cut } from '../../common/errors/fill.ts';
import { mapInTurns, Turns } from '../../common/turns/turns.ts';
import { hashOf, keyProblems, replayed, storeAnswer } from '../../common/writes/idempotency.ts';
import { Stop } from '../../common/writes/in-turn.ts';
import type { Problem } from '../answer/fejl.ts';
import { type Column, fieldOf, type LevelField } from '../dagtilbud/fields.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import { applyCommands } from '../draft/apply-commands.ts';
import { diff } from '../draft/diff.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import { loadDraft, loadTwins, type Source } from '../draft/load-draft.ts';
import { problem, refusalProblem } from '../errors/refusals.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { askBefore, type DraftAnswers, fillCvrNummer, kontrollerOf, storeKontroller } from '../kontrol/answers.ts';
import { type Breach, breachesOf } from '../regel/regler.ts';
import { type ChangesetWriter, inChangeset, writeDraft } from './changeset-writer.ts';
import { refused, refuseRepeating, rightTo, type WriteAnswer, type WriteRequest } from './write-request.ts';

/** This many commands take a few milliseconds, which other writers may wait for. */
const fewCommands = 10;

/** A request after everything before storing; no draft when there is nothing to go on with. */
export interface Prepared {
  draft: Draft | null;
  answer: WriteAnswer;
  /** The caller may only propose it. */
  proposes: boolean;
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
  if (database.mode === 'readonly' && !request.dryRun) return refused([problem('REGISTER_READONLY', [])]);
  const malformed = keyProblems(request);
  if (malformed.length > 0) return refused(malformed);
  const outside = { query, provider };
  const answers = await askBefore(database, await withCommands(database.read, outside, request));
  if (request.dryRun) return (await look(database.read, outside, kodebog, request, answers)).answer;
  const work = async (tx: RegisterTransaction, writer: ChangesetWriter): Promise<WriteAnswer> => {
    await kodebog.keepUp(tx, writer.kodeEdition);
    const inputHash = request.idempotencyKey === null ? '' : hashOf(request.useCase?.input ?? request.commands);
    const earlier = await replayed<WriteAnswer>(tx, request, inputHash);
    const source: Source = { query: (statement) => tx.$queryRaw(statement), provider };
    if (earlier)
      throw new Stop('refused' in earlier ? refused([earlier.refused]) : await repeat(source, request, earlier.answer));
    const { draft, answer: prepared, proposes } = await look(tx, source, kodebog, request, answers);
    if (draft === null || prepared.errors.length > 0) throw new Stop(prepared);
    const answer: WriteAnswer = proposes
      ? { ...prepared, proposal: (await request.proposing?.store(tx, draft, request.commands, prepared)) ?? null }
      : { ...prepared, ...(await carryOut(tx, provider, writer, draft)) };
    await request.useCase?.keep(tx, answer);
    await storeAnswer(tx, provider, request, inputHash, answer);
    return answer;
  };
  const isShort = request.useCase === undefined && request.commands.length <= fewCommands;
  const written = inChangeset(database, request, work, isShort ? 'short' : 'write');
  return written.catch((error: unknown) => {
    if (error instanceof GraphQLError) return refused([refusalProblem(error, [])]);
    throw error;
  });
}

/** The request with the commands its use case would make now: what the registers outside are asked about. */
async function withCommands(tx: RegisterTransaction, source: Source, request: WriteRequest): Promise<WriteRequest> {
  const made = await request.useCase?.commands(tx, source);
  return made && 'commands' in made ? { ...request, commands: made.commands } : request;
}

/** The answer given before, if the caller may have it still. */
async function repeat(source: Source, request: WriteRequest, answer: WriteAnswer): Promise<WriteAnswer> {
  const forbidden = await refuseRepeating(source, request, answer);
  return forbidden.length > 0 ? refused(forbidden) : { ...answer, replayed: true };
}

/** Stores what a draft changes. */
export async function carryOut(
  tx: RegisterTransaction,
  provider: Source['provider'],
  writer: ChangesetWriter,
  draft: Draft,
) {
  const numbers = await writeDraft(writer, draft);
  await storeKontroller(tx, provider, kontrollerOf(draft, numbers));
  const span = await writer.close();
  return { changes: await diff(draft, ({ id }) => numbers[id] ?? id), numbers, span };
}

/** Reads what the request is about and prepares it. */
export async function look(
  tx: RegisterTransaction,
  source: Source,
  kodebog: Kodebog,
  request: WriteRequest,
  answers: DraftAnswers | undefined,
): Promise<Prepared> {
  const made = (await request.useCase?.commands(tx, source)) ?? request;
  if ('answer' in made) return { draft: null, answer: made.answer, proposes: false };
  if ('errors' in made) return { draft: null, answer: refused(made.errors), proposes: false };
  const draft = await loadDraft(source, made.commands);
  if ('goesOnIn' in made && made.goesOnIn) draft.goesOnIn = made.goesOnIn;
  return prepare(source, draft, kodebog, { ...request, commands: made.commands }, answers);
}

/** Everything before storing: applies the commands, asks who may, and runs the rules. All problems come together. */
async function prepare(
  source: Source,
  draft: Draft,
  kodebog: Kodebog,
  request: WriteRequest,
  answers: DraftAnswers | undefined,
): Promise<Prepared> {
  const { commands, trusted } = request;
  const turns = new Turns(); // a large batch takes some hundredths of a second in each of these steps
  await turns.pause(undefined);
  const impossible = await applyCommands(draft, commands);
  draft.ekstern = answers;
  fillCvrNummer(draft, commands);
  await turns.pause(undefined);
  const right = rightTo(request, draft);
  await turns.pause(undefined);
  await loadTwins(source, draft);
  const { errors, warnings } = trusted ? trusted.check(draft, kodebog) : await checkDraft(draft, kodebog);
  const changes = await diff(draft, ({ id }) => (id.startsWith('#') ? null : id));
  const all = [...impossible, ...right.forbidden, ...errors];
  const proposes = right.proposes && all.length === 0 && changes.length > 0; // there is nothing to decide without changes
  if (proposes) warnings.push(problem('PROPOSAL_PENDING', []));
  return { draft, proposes, answer: { ...refused(all), warnings, changes } };
}

/** What the rules say of a draft: why it is refused, and what to know although it is not. */
export interface Verdict {
  errors: Problem[];
  warnings: Problem[];
}

/**
 * Runs every rule on the state that the commands lead to. A breach that was there before the write does not refuse it:
 * old rows may stay unlawful, but a write must not make them worse, and it says what is still wrong.
 */
async function checkDraft(draft: Draft, kodebog: Kodebog): Promise<Verdict> {
  const past = draft.past();
  const verdict: Verdict = { errors: [], warnings: [] };
  await mapInTurns(concerned(draft), (object) => {
    const earlier = past.get(object.niveau, object.id);
    const known = new Set(earlier ? breachesOf(earlier, past, kodebog).map(identity) : []);
    for (const breach of breachesOf(object, draft, kodebog)) {
      const { severity, ...rest } = breach;
      const problem = { ...rest, path: inputPath(rest.path), value: rest.value === null ? null : cut(rest.value) };
      if (severity === 'refusal' && !known.has(identity(breach))) verdict.errors.push(problem);
      else verdict.warnings.push(problem);
    }
  });
  return verdict;
}

const identity = ({ code, path, value }: Breach): string => `${code} ${path.at(-1)} ${value}`;

/** The objects that commands touch, and those whose lawfulness hangs on them: parents, before and after, and children. */
function concerned(draft: Draft): Set<DraftObject> {
  const touched = draft.touched();
  const around = touched.flatMap((object) => [
    draft.parent(object),
    draft.parentBefore(object),
    ...draft.children(object),
  ]);
  return new Set([...touched, ...around.filter((object) => object !== undefined)]);
}

/** The way to a field of the input, from the way to its object and the column it is stored in. */
function inputPath(path: readonly string[]): string[] {
  const column = path.at(-1) ?? '';
  const field: LevelField | undefined = fieldOf[column as Column]; // rules also name what is no column
  return [...path.slice(0, -1), ...(field?.input ?? [column])];
}
