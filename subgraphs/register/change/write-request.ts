import { type Caller, may } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import type { ChangeSpan, Origin } from '../../common/writes/in-turn.ts';
import type { Problem } from '../answer/fejl.ts';
import type { ObjectDiff } from '../answer/object-diff.ts';
import type { RegisterTransaction } from '../database.ts';
import { applyCommands } from '../draft/apply-commands.ts';
import type { Command } from '../draft/command.ts';
import { actionOf } from '../draft/diff.ts';
import type { Draft } from '../draft/draft.ts';
import { loadDraft, type Source } from '../draft/load-draft.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import { refusalProblem } from '../errors/refusals.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Verdict } from './run-changeset.ts';

/** What a caller wants written. */
export interface WriteRequest extends Origin {
  commands: readonly Command[];
  /** Stop before anything is stored, and answer what would happen. */
  dryRun: boolean;
  /** The same key with the same commands is answered the same and carried out once. */
  idempotencyKey: string | null;
  /** Why the caller may not do this; nothing when it may. */
  authorise(draft: Draft): Problem[];
  /** What becomes of it when the caller may not; a refusal when left out. */
  proposing?: Proposing | undefined;
  /** The registers that say whether addresses and P-numbers are right; null: nothing is asked, and nothing said of it. */
  ekstern: Ekstern | null;
  /** Makes the commands from the register's state, instead of `commands`. */
  useCase?: UseCase | undefined;
  /** Set for a source that is taken at its word, as the register's own export is (`runLoad`). */
  trusted?: TrustedSource;
}

/** Takes the place of the rules' usual verdict: what refuses such a source is for it to say. */
interface TrustedSource {
  check(draft: Draft, kodebog: Kodebog): Verdict;
}

/** Numbers, or "#key", of what each object that a write closes goes on in, by its number. */
type GoesOnIn = ReadonlyMap<string, readonly string[]>;

/** What a use case finds when it looks at the register: its commands, why there are none, or an answer given before. */
export type Findings =
  | { commands: readonly Command[]; goesOnIn?: GoesOnIn }
  | { errors: Problem[] }
  | { answer: WriteAnswer };

/** A write whose commands follow from the register's state, or that keeps records of its own beside the changes. */
export interface UseCase {
  /** What an idempotency key stands for: the call itself, since the state may lead to other commands the next time. */
  input: unknown;
  /** Through which door, as the change log says it; "graphql" when left out. */
  source?: string;
  /** The right without which nothing is looked at; where it is left out, the commands decide. */
  action?: Action;
  /** Why its changes are refused, where other rights count than those to the changes themselves. */
  authorise?(draft: Draft): Problem[];
  /**
   * Why its answer is not given again to a call repeated under its idempotency key, where other rights count than those
   * to the changes themselves.
   */
  refuseRepeating?(source: Source): Promise<Problem[]>;
  /** In a write it runs inside the transaction, after other writers: what it sees still holds when the commands run. */
  commands(tx: RegisterTransaction, source: Source): Promise<Findings>;
  /** Stores its own records together with the changes. */
  keep(tx: RegisterTransaction, answer: WriteAnswer): Promise<void>;
}

/** How a write becomes a proposal when its caller may not write it. */
export interface Proposing {
  /** Why the caller may not even propose what a draft changes; nothing when it may. */
  authorise(draft: Draft): Problem[];
  /** Stores the proposal in place of the changes and returns its id. */
  store(tx: RegisterTransaction, draft: Draft, commands: readonly Command[], answer: WriteAnswer): Promise<string>;
}

/** What a write did, or in a dry run would do. */
export interface WriteAnswer extends Verdict {
  changes: ObjectDiff[];
  /** The numbers of the commands' objects, by the reference the command used or "##i" for the i-th creation. */
  numbers: Record<string, string>;
  /** The changes in the change log; null when nothing was stored. */
  span: ChangeSpan | null;
  /** Id of the proposal that was stored instead; null when none was. */
  proposal: string | null;
  replayed: boolean;
}

/** The answer of a write that stores nothing. */
export const refused = (errors: Problem[]): WriteAnswer => ({
  errors,
  warnings: [],
  changes: [],
  numbers: {},
  span: null,
  proposal: null,
  replayed: false,
});

type RegisterAction = Extract<Action, `register.${string}`>;

/**
 * Why a caller may not make the changes of a draft: each needs rights in the municipality before and after it. The right
 * is that to each change, or that to the `whole` of which they are parts.
 */
export function authoriseDraft(caller: Caller, draft: Draft, whole?: RegisterAction): Problem[] {
  return draft.touched().flatMap((object) => {
    // Nothing is stored under a parent that is not there, or in no municipality, whoever asks: the rules say so.
    const kommuner = [draft.kommuneBefore(object), draft.kommuneAfter(object)].flatMap((kommune) => kommune || []);
    if (kommuner.length === 0 && object.before === null) return [];
    const action = actionOf(object.niveau, object.before, object.after) ?? 'update';
    const reason = may(caller, whole ?? `register.${action}`, { kommuner: [...new Set(kommuner)] });
    return reason ? [refusalProblem(reason, object.paths[0] ?? [])] : [];
  });
}

/** What the caller may do with a draft: `proposes` when it may only propose it, `forbidden` when not even that. */
interface Right {
  forbidden: Problem[];
  proposes: boolean;
}

/** A right to write wins over one to propose. */
export function rightTo({ authorise, proposing }: Pick<WriteRequest, 'authorise' | 'proposing'>, draft: Draft): Right {
  const forbidden = authorise(draft);
  if (forbidden.length === 0 || !proposing) return { forbidden, proposes: false };
  const unproposable = proposing.authorise(draft);
  return { forbidden: unproposable, proposes: unproposable.length === 0 };
}

/**
 * Why a caller does not get the answer of an earlier call again; nothing when it does. It may have lost rights since, and
 * objects may have gone to another municipality: the rights count where the objects are now.
 */
export async function refuseRepeating(source: Source, request: WriteRequest, answer: WriteAnswer): Promise<Problem[]> {
  if (request.useCase?.refuseRepeating) return request.useCase.refuseRepeating(source);
  const commands = answer.span === null ? request.commands : answer.changes.flatMap(touching);
  const draft = await loadDraft(source, commands);
  await applyCommands(draft, commands);
  return answer.proposal === null ? request.authorise(draft) : rightTo(request, draft).forbidden;
}

/** Names an object, and leaves it as it is. */
const touching = ({ niveau, nummer }: WriteAnswer['changes'][number]): Command[] =>
  nummer === null ? [] : [{ op: 'update', niveau, nummer, expectedVersion: null, fields: {}, path: [] }];
