import { GraphQLError } from 'graphql';
import type { Caller } from '../../common/auth/caller.ts';
import { refuseNobody } from '../../common/auth/may.ts';
import { refuseNowhere } from '../../common/auth/refuse-nowhere.ts';
import { type Problem, problem, tellOnce } from '../../common/errors/problem.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import { hashOf, keyProblems, replayed, storeAnswer } from '../../common/writes/idempotency.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import { checkWork } from '../regel/check-work.ts';
import { followBoern, movedBoern } from '../regel/follow-barn.ts';
import { authorise } from './authorise.ts';
import { authorisePlaces } from './authorise-places.ts';
import { type ChangesetWriter, inChangeset, type Origin } from './changeset-writer.ts';
import { diff } from './diff.ts';
import { mentions } from './mentions.ts';
import type { UseCase } from './use-case.ts';
import { type Source, Work } from './work.ts';
import { refused, type WriteAnswer } from './write-answer.ts';

export interface WriteRequest extends Origin {
  caller: Caller;
  today: string;
  dryRun: boolean;
  idempotencyKey: string | null;
  /**
   * Keyed hashes of the call, the one to store first; a plain one when left out. An input may hold a CPR number, and of
   * those there are so few that a plain hash tells it.
   */
  printsOf?(call: string): string[];
  /** Brings the units of the register up to date before anything is refused for an old picture of them. */
  catchUp(): Promise<void>;
}

/** Ends a transaction of which nothing may stay. */
class Stop extends Error {
  readonly answer: WriteAnswer;

  constructor(answer: WriteAnswer) {
    super('stopped');
    this.answer = answer;
  }
}

/**
 * The one way to write: load and change in memory, ask who may, run the rules on the result, store. A dry run reads
 * outside any transaction and stops there; a write takes its turn among the writers first, so that what it checks is
 * what it changes.
 */
export async function runWrite(
  database: AffiliationDatabase,
  useCase: UseCase,
  request: WriteRequest,
): Promise<WriteAnswer> {
  const { mode } = database;
  const nobody = refuseNobody(request.caller) ?? refuseNowhere(request.caller, useCase.action);
  if (nobody) return refused([refusalProblem(nobody, [])]);
  if (mode === 'readonly' && !request.dryRun) return refused([problem('REGISTER_READONLY', [])]);
  const malformed = keyProblems(request);
  if (malformed.length > 0) return refused(malformed);
  await request.catchUp();
  const origin = { ...request, source: useCase.source ?? request.source };
  const written = request.dryRun
    ? prepare(database, useCase, request).then(({ answer }) => answer)
    : inChangeset(database, origin, (tx, writer) => carryOut(database, { tx, writer }, useCase, request));
  return written.catch((error: unknown) => {
    if (error instanceof Stop) return error.answer;
    if (error instanceof GraphQLError) return refused([refusalProblem(error, [])]);
    throw error;
  });
}

async function carryOut(
  database: AffiliationDatabase,
  { tx, writer }: { tx: AffiliationTransaction; writer: ChangesetWriter },
  useCase: UseCase,
  request: WriteRequest,
): Promise<WriteAnswer> {
  const hashes = request.idempotencyKey === null ? [] : hashesOf(useCase, request);
  const earlier = await replayed<WriteAnswer>(tx, request, ...hashes);
  const source: Source = { ...database, query: (statement) => tx.$queryRaw(statement) };
  if (earlier)
    throw new Stop(
      'refused' in earlier ? refused([earlier.refused]) : await repeat(source, useCase, request, earlier.answer),
    );
  const { work, answer: prepared } = await prepare(source, useCase, request);
  if (prepared.errors.length > 0) throw new Stop(prepared);
  await writer.write(work);
  await useCase.keep?.(tx, work);
  const answer = { ...prepared, changes: diff(work, true), span: await writer.close() };
  await storeAnswer(tx, database.provider, request, hashes[0] ?? '', answer);
  return answer;
}

function hashesOf({ action, input }: UseCase, { printsOf }: WriteRequest): string[] {
  const call = [action, input];
  return printsOf?.(JSON.stringify(call)) ?? [hashOf(call)];
}

/** The answer given before, if the caller may have it still: to the same call, and to whatever it wrote. */
async function repeat(source: Source, useCase: UseCase, { caller, today }: WriteRequest, answer: WriteAnswer) {
  const work = new Work(source, today);
  const outside = await authorisePlaces(caller, useCase, work);
  if (outside.length > 0) return refused(outside);
  await useCase.run(work);
  for (const { slags: kind, id } of answer.changes) {
    if (id === null) continue;
    await work.load(kind, 'id', [id]);
    work.existing(kind, id, []);
  }
  const forbidden = await authorise(caller, useCase, work);
  return forbidden.length > 0 ? refused(forbidden) : { ...answer, replayed: true };
}

/** Problems that may be the reason and pass, and speak of no other unit than those that the caller named. */
const mayPass =
  (input: unknown) =>
  ({ en, retryable }: Problem): boolean =>
    retryable && (en.match(/\b[A-Z]\d{5}\b/g) ?? []).every((nummer) => mentions(input, nummer));

/**
 * Everything before storing. All problems come together; but who may not write is not told what is there, only what may
 * be the reason and pass: a unit that is not known yet.
 */
async function prepare(source: Source, useCase: UseCase, { caller, today }: WriteRequest) {
  const work = new Work(source, today);
  const outside = await authorisePlaces(caller, useCase, work);
  if (outside.length > 0) return { work, answer: refused(outside) };
  await useCase.run(work);
  await followBoern(work, movedBoern(work));
  const verdict = await checkWork(work);
  const forbidden = await authorise(caller, useCase, work);
  if (forbidden.length > 0)
    return { work, answer: refused([...forbidden, ...verdict.errors.filter(mayPass(useCase.input))]) };
  const errors = tellOnce([...work.errors, ...verdict.errors]);
  const warnings = tellOnce([...work.warnings, ...verdict.warnings]);
  const report = useCase.report?.(work) ?? null;
  return { work, answer: { ...refused(errors, warnings), changes: work.isDoubtful ? [] : diff(work, false), report } };
}
