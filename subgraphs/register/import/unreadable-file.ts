import type { Details, RefusalCode } from './refusal-codes.ts';

/** A file that cannot be read on from some line: what comes after cannot be trusted to be rows. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';

  constructor(
    readonly code: RefusalCode,
    readonly details: Details & { line: number },
  ) {
    super(code);
  }
}
