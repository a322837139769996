import { type Options, stringify } from 'csv-stringify/sync';

/** As the register's own files: semicolons, CRLF, quotes only where a cell needs them. */
const layout = { delimiter: ';', record_delimiter: '\r\n', quote_record_delimiter: true } as const;

/** How a cell has a number, true and false. */
type Cast = Pick<NonNullable<Options['cast']>, 'boolean' | 'number'>;

/**
 * The part of a text that makes a spreadsheet compute it: its first sign, also behind blanks, or a control character.
 */
const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^\p{Cc}/u;

/** A text that a spreadsheet shows as it is: behind an apostrophe, which says so in all of them (OWASP, CSV injection). */
export const neutralised = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Byte order mark and header: without the mark Excel reads æ, ø and å as something else. */
export const csvHeader = (columns: readonly string[]): string => stringify([columns], { ...layout, bom: true });

/**
 * Lines of a file that a program reads, and that is loaded back: every value exactly as it is. A name like "=1+1" is one,
 * so nobody is to open it in a spreadsheet without importing the columns as text.
 */
export const csvForPrograms = (rows: readonly (readonly unknown[])[], cast: Cast = {}): string =>
  stringify([...rows], { ...layout, cast });

/** Lines of a file that a person opens: what a spreadsheet would compute is neutralised. It is not loaded back. */
export const csvForPeople = (rows: readonly object[], columns: readonly string[], cast: Cast = {}): string =>
  stringify([...rows], { ...layout, columns: [...columns], cast: { ...cast, string: neutralised } });
