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
    super(`${path} holds ${character}, which XML cannot carry`);
  }
}
