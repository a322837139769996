import { fill } from '../../common/errors/fill.ts';
import { documentCodes } from './document-codes.ts';

/** A text that XML cannot carry. The value is not told: it may be personal. */
export class UnwritableText extends Error {
  override name = 'UnwritableText';
  readonly code = 'TEXT_NOT_XML';

  constructor(
    /** Where: InstitutionPerson[3]/Person/FirstName. */
    readonly path: string,
    /** The character: U+0000. */
    readonly character: string,
  ) {
    super(fill(documentCodes.TEXT_NOT_XML.en, { path, character }));
  }
}
