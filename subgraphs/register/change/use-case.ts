import type { Action } from '../../common/auth/permissions.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Command } from './command.ts';
import type { Draft } from './draft.ts';
import type { Source } from './load-draft.ts';
import type { WriteAnswer } from './write-answer.ts';

/** Numbers, or "#key", of what each object that a write closes goes on in, by its number. */
export type GoesOnIn = ReadonlyMap<string, readonly string[]>;

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
  /** The right without which nothing is looked at; where it is left out, the commands tell. */
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
