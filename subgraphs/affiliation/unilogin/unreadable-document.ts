import { documentCodes } from './document-codes.ts';

/** A document that cannot be read on from some line. The parser's own words stay out: they can quote what is personal. */
export class UnreadableDocument extends Error {
  override name = 'UnreadableDocument';

  constructor(
    readonly code: keyof typeof documentCodes,
    readonly line: number,
  ) {
    super(`Line ${line}: ${documentCodes[code].en}`);
  }
}
