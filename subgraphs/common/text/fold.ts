import { partOfText } from './clean-text.ts';

/** Letters that stay letters of their own when accents are taken away. */
const letters: Record<string, string> = { æ: 'ae', ø: 'oe', ß: 'ss', ð: 'd', þ: 'th', ł: 'l' };

/**
 * Text as it is compared: lower case, æ/ø/å written ae/oe/aa, accents dropped, everything but letters and digits one space.
 * "Børnehuset Århus-Vest" and "BOERNEHUSET AARHUS VEST" fold alike.
 */
export function fold(text: string): string {
  return partOfText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/a\u030a/g, 'aa')
    .replace(/([ao])\u0308/g, '$1e')
    .replace(/\p{M}/gu, '')
    .replace(/[æøßðþł]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
