import { fill } from '../../common/errors/fill.ts';

/**
 * What writing and reading a UNILoginImport document can meet, in English and Danish: first what refuses the writing, then
 * what ends the reading, then what is about one row. No text has a place for a value: values are personal.
 */
export const documentCodes = {
  TEXT_NOT_XML: {
    en: '{path}: there is a character that XML cannot carry, {character}.',
    da: '{path}: der er et tegn, som XML ikke kan bære, {character}.',
  },
  XML_MALFORMED: {
    en: 'From this line on the file is not well-formed XML.',
    da: 'Fra denne linje er filen ikke velformet XML.',
  },
  XML_NOT_UTF8: {
    en: 'The file is not UTF-8.',
    da: 'Filen er ikke UTF-8.',
  },
  XML_DOCTYPE: {
    en: 'The file has a DOCTYPE, which can define entities. Remove it.',
    da: 'Filen har en DOCTYPE, som kan definere entiteter. Fjern den.',
  },
  XML_ROW_TOO_LARGE: {
    en: 'A single element here is larger than any person could be.',
    da: 'Et enkelt element er her større, end nogen person kan være.',
  },
  NOT_UNILOGIN_IMPORT: {
    en: 'The root element is not UNILoginImport.',
    da: 'Rodelementet er ikke UNILoginImport.',
  },
  INSTITUTION_NOT_ONE: {
    en: 'A document holds exactly one Institution.',
    da: 'Et dokument indeholder præcis én Institution.',
  },
  ELEMENT_UNKNOWN: {
    en: '{path}: this element is not in the format here; it is not read.',
    da: '{path}: elementet findes ikke her i formatet; det læses ikke.',
  },
  ATTRIBUTE_UNKNOWN: {
    en: '{path}: this attribute is not in the format here; it is not read.',
    da: '{path}: attributten findes ikke her i formatet; den læses ikke.',
  },
  ELEMENT_MISSING: { en: '{path}: this element is missing.', da: '{path}: elementet mangler.' },
  ATTRIBUTE_MISSING: { en: '{path}: this attribute is missing.', da: '{path}: attributten mangler.' },
  ELEMENT_TWICE: { en: '{path}: this element stands more than once.', da: '{path}: elementet står flere gange.' },
  ELEMENT_TOO_LATE: {
    en: '{path}: this element must stand before the groups and persons.',
    da: '{path}: elementet skal stå før grupperne og personerne.',
  },
  TEXT_UNEXPECTED: {
    en: '{path}: there is text where the format has elements only.',
    da: '{path}: der er tekst, hvor formatet kun har elementer.',
  },
  BOOLEAN_MALFORMED: {
    en: '{path}: the value must be true or false.',
    da: '{path}: værdien skal være true eller false.',
  },
  INT_MALFORMED: { en: '{path}: the value must be a whole number.', da: '{path}: værdien skal være et helt tal.' },
  ACTOR_NOT_ONE: {
    en: '{path}: a person has exactly one of Student, Employee and Extern.',
    da: '{path}: en person har præcis én af Student, Employee og Extern.',
  },
} as const;

/** A text that XML cannot carry. The error does not hold the value, which may be personal. */
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

/** Something wrong with one row of a document, and where: `InstitutionPerson/Person/@protected`. */
export interface ReadProblem {
  line: number;
  code: keyof typeof documentCodes;
  path: string;
}
