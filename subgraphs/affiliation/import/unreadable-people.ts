import type { Problem } from '../../common/errors/problem.ts';

/** A file that cannot be read on from some line. */
export class UnreadablePeople extends Error {
  override name = 'UnreadablePeople';

  constructor(
    readonly line: number,
    readonly problem: Problem,
  ) {
    super(problem.en);
  }
}
