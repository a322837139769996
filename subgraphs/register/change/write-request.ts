import type { Problem } from '../answer/fejl.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Origin } from './changeset-writer.ts';
import type { Verdict } from './check-draft.ts';
import type { Command } from './command.ts';
import type { Draft } from './draft.ts';
import type { Proposing } from './proposing.ts';
import type { UseCase } from './use-case.ts';

/** What a caller wants written. */
export interface WriteRequest extends Origin {
  commands: readonly Command[];
  /** Stop before anything is stored, and tell what would happen. */
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
  /** Set for a source that is taken at its word, as the register's own export is: also a read-only register takes it. */
  trusted?: TrustedSource;
}

/** Takes the place of the rules' usual verdict: what refuses such a source is for it to say. */
export interface TrustedSource {
  check(draft: Draft, kodebog: Kodebog): Verdict;
}
