import { cleanText } from './clean-text.ts';

/** The three bytes after "z": what sorts last. */
const last: Record<string, string> = { æ: '{', ä: '{', ø: '|', ö: '|', å: '}' };

/**
 * A key whose byte order is the Danish alphabet's: æ, ø, å after z, and aa as å (Retskrivningsordbogen § 2).
 * Accents and case do not count.
 */
export function danishSortKey(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/aa/g, 'å')
    .replace(/[æäøöå]/g, (letter) => last[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
