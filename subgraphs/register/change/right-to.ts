import type { Problem } from '../answer/fejl.ts';
import type { Draft } from './draft.ts';
import type { WriteRequest } from './write-request.ts';

/** What the caller may do with a draft: `proposes` when it may only propose it, `forbidden` when not even that. */
export interface Right {
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
