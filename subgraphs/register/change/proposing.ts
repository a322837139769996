import type { Problem } from '../answer/fejl.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Command } from './command.ts';
import type { Draft } from './draft.ts';
import type { WriteAnswer } from './write-answer.ts';

/** How a write becomes a proposal when its caller may not write it. */
export interface Proposing {
  /** Why the caller may not even propose what a draft changes; nothing when it may. */
  authorise(draft: Draft): Problem[];
  /** Stores the proposal in place of the changes, and tells its id. */
  store(tx: RegisterTransaction, draft: Draft, commands: readonly Command[], answer: WriteAnswer): Promise<string>;
}
