import { GraphQLError } from 'graphql';
import { actorOf, type Caller, refuseNobody, refuseNowhere } from '../../../common/auth/may.ts';
import { hashOf, keyProblems, replayed, storeAnswer } from '../../../common/writes/idempotency.ts';
import { type Origin, Stop } from '../../../common/writes/in-turn.ts';
import { databaseProblem } from '../../../common/writes/transact.ts';
import type { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { type ChangesetWriter, inChangeset } from '../../core/change/changeset-writer.ts';
import type { Source } from '../../core/change/held-objects.ts';
import type { ObjectKind } from '../../core/change/object-kinds.ts';
import { diff } from '../../core/change/stored-object.ts';
import { mayNotSee } from '../../core/change/unseen.ts';
import { refused, type UseCase, type WriteAnswer } from '../../core/change/use-case.ts';
import { Work } from '../../core/change/work.ts';
import type { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { cprNumre } from '../../core/input/fields.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import { type Problem, problem, refusalProblem, tellOnce } from '../../errors/refusals.ts';
import { type Asked, logAsked, noteAsked } from '../../laeselog/show.ts';
import { countCpr } from '../../people/opslag/count-cpr.ts';
import type { CprOpslag } from '../../people/opslag/cpr-opslag.ts';
import { checkWork } from '../regel/check-work.ts';
import { followBoern, movedBoern } from '../regel/follow-barn.ts';
import { authorise, authorisePlaces, mentions, reachedBy } from './authorise.ts';
import { hiddenFrom, hideUnseen, keepWithheld, linesOf, withhold } from './unseen.ts';

interface WriteRequest extends Origin {
  caller: Caller;
  today: string;
  dryRun: boolean;
  idempotencyKey: string | null;
  /**
   * Keyed hashes of the call, the one to store first; a plain one when left out. An input may hold a CPR number, and
   * there are so few of those that a plain hash gives it away.
   */
  printsOf?(call: string): string[];
  /** Counts CPR numbers; not needed where none is given. */
  opslag?: CprOpslag;
  /** Brings the units of the register up to date before anything is refused for an old picture of them. */
  catchUp(): Promise<void>;
}

/** What is answered, and the persons it is about, where that is not noted yet. */
interface Answered {
  answer: WriteAnswer;
  seen: readonly Asked[];
}

const stopped = (answer: WriteAnswer, seen: readonly Asked[] = []) => new Stop<Answered>({ answer, seen });

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
  const carry = () => carriedOut(database, useCase, request);
  return useCase.cpr ? countCpr(useCase, request, carry) : carry();
}

/** Notes what the answer shows, also where nothing is stored. */
async function carriedOut(
  database: AffiliationDatabase,
  useCase: UseCase,
  request: WriteRequest,
): Promise<WriteAnswer> {
  const origin = { ...request, source: useCase.source ?? request.source };
  const carry = (): Promise<Answered> =>
    request.dryRun
      ? prepare(database, useCase, request)
      : inChangeset(database, origin, (tx, writer) => carryOut(database, { tx, writer }, useCase, request));
  const { answer, seen } = await carry().catch((error: unknown): Answered => {
    if (error instanceof GraphQLError) return { answer: refused([refusalProblem(error, [])]), seen: [] };
    throw error;
  });
  if (seen.length > 0) await logAsked(database, request, seen);
  return answer;
}

async function carryOut(
  database: AffiliationDatabase,
  { tx, writer }: { tx: AffiliationTransaction; writer: ChangesetWriter },
  useCase: UseCase,
  request: WriteRequest,
): Promise<Answered> {
  const hashes = request.idempotencyKey === null ? [] : hashesOf(useCase, request);
  const earlier = await replayed<WriteAnswer>(tx, request, ...hashes);
  const source: Source = { ...database, query: (statement) => tx.$queryRaw(statement) };
  if (earlier)
    throw stopped(
      'refused' in earlier ? refused([earlier.refused]) : await repeat(source, useCase, request, earlier.answer),
    );
  const { work, answer: prepared, seen } = await prepare(source, useCase, request);
  if (prepared.errors.length > 0) throw stopped(prepared, seen);
  const changes = await diff(work, true);
  const stored = work.metHidden.size > 0 ? await asItIs(source, useCase, request, work) : work;
  await writer.write(stored);
  await keepWithheld(tx, database, stored);
  await useCase.keep?.(tx, stored);
  await noteAsked(tx, database.provider, request, seen);
  const span = await writer.close();
  const answer = { ...prepared, changes, span: tellsSpan(useCase, request, work) ? span : null };
  await storeAnswer(tx, database.provider, request, hashes[0] ?? '', answer);
  return { answer, seen: [] };
}

/**
 * Whether the answer may have the place in the log. For an input with CPR numbers, the number of stored changes would
 * tell a caller who may not see the protected whether one of the numbers is of a person whom it had to do with before.
 */
function tellsSpan({ cpr }: UseCase, { caller }: WriteRequest, work: Work): boolean {
  if (cprNumre(cpr?.numre ?? []).length === 0) return true;
  const kommuner = work.all('person').flatMap(({ path, after }) => (path === null ? [] : after.kommuneKode));
  return [...new Set(kommuner)].every((kommuneKode) => !mayNotSee(caller, { kommuneKode, beskyttet: true }));
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
  for (const { objectKind: kind, id } of answer.changes) {
    if (id === null) continue;
    await work.load(kind, 'id', [id]);
    work.existing(kind, id, []);
  }
  const forbidden = await authorise(caller, useCase, work);
  return forbidden.length > 0 ? refused(forbidden) : { ...answer, replayed: true };
}

/** Problems that may be a passing reason, and name no unit that the caller did not name. */
const mayPass =
  (input: unknown) =>
  ({ en, retryable }: Problem): boolean =>
    retryable && (en.match(/\b[A-Z]\d{5}\b/g) ?? []).every((nummer) => mentions(input, nummer));

/**
 * What is stored of an input that gives the number of a person whom the caller may not see: the input taken in once
 * more, with that person found. The answer is the one that it would have had of a number that nobody has, ids of ties
 * and all, and what the person stands against is shown to those who may see them.
 */
async function asItIs(source: Source, useCase: UseCase, { caller, today }: WriteRequest, answered: Work) {
  const idAt = idsIn(answered);
  const view = { hides: hiddenFrom(caller), reaches: reachedBy(caller, useCase.action) };
  const work = new Work(source, today, { ...view, idAt });
  await useCase.run(work);
  await followBoern(work, movedBoern(work));
  const { errors } = await checkWork(work);
  const forbidden = await authorise(caller, useCase, work);
  if (forbidden.length > 0) throw stopped(refused(forbidden));
  await hideUnseen(caller, work);
  withhold(work, answered, errors);
  return work;
}

/** The ids that a work gave to what it made, by kind and place in the input; each once. */
function idsIn(work: Work): (kind: ObjectKind, path: readonly string[]) => string | undefined {
  const ids = new Map<string, string[]>();
  for (const { kind, id, before, path } of work.touched())
    if (before === null) ids.set(JSON.stringify([kind, path]), [...(ids.get(JSON.stringify([kind, path])) ?? []), id]);
  return (kind, path) => ids.get(JSON.stringify([kind, path]))?.shift();
}

/** What is to be stored, and what is answered. */
interface Prepared extends Answered {
  work: Work;
}

/**
 * Everything before storing. All problems come together; but whoever may not write does not learn what is there, only
 * what may be a passing reason: a unit that is not known yet.
 */
async function prepare(source: Source, useCase: UseCase, request: WriteRequest): Promise<Prepared> {
  const { caller, today } = request;
  const view = { hides: hiddenFrom(caller), reaches: reachedBy(caller, useCase.action) };
  const work = new Work(source, today, { ...view, findsHidden: false });
  const outside = await authorisePlaces(caller, useCase, work);
  if (outside.length > 0) return { work, answer: refused(outside), seen: [] };
  await useCase.run(work);
  await followBoern(work, movedBoern(work));
  const verdict = await checkWork(work);
  const forbidden = await authorise(caller, useCase, work);
  if (forbidden.length > 0)
    return { work, answer: refused([...forbidden, ...verdict.errors.filter(mayPass(useCase.input))]), seen: [] };
  await hideUnseen(caller, work);
  const errors = tellOnce([...work.errors, ...verdict.errors]);
  const warnings = tellOnce([...work.warnings, ...verdict.warnings]);
  const report = useCase.report?.(work) ?? null;
  const changes = work.isDoubtful ? [] : await diff(work, false);
  return {
    work,
    answer: { ...refused(errors, warnings), changes, report },
    seen: await linesOf(work, useCase, request),
  };
}

/** What a write did, with the ids of the objects it wrote, in the order of its changes. */
export interface Written extends AffiliationOutcome {
  idsOf(kind: ObjectKind): string[];
  /** What the use case reports beside its changes. */
  report: object | null;
}

/** Runs a caller's use case through the pipeline and answers as the schema does. */
export async function write(
  context: AffiliationContext,
  useCase: UseCase,
  { dryRun, idempotencyKey = null }: WriteArguments,
): Promise<Written> {
  const { database, vault, opslag, caller, requestId, today, follower } = context;
  const request = { actor: actorOf(caller), requestId, source: 'graphql', caller, today, dryRun, idempotencyKey };
  const { span, ...answer } = await runWrite(database, useCase, {
    ...request,
    catchUp: () => follower.catchUp(),
    printsOf: vault.fingerprints,
    opslag,
  }).catch((error: unknown) => refused([databaseProblem(error)]));
  const isStored = !dryRun && answer.errors.length === 0; // not everybody may know its place in the log
  const idsOf = (kind: ObjectKind) =>
    isStored ? answer.changes.flatMap(({ objectKind, id }) => (objectKind === kind && id !== null ? [id] : [])) : [];
  return { ...answer, changeset: span, idsOf };
}
