import { cprPlaces } from '../../subgraphs/common/text/cpr-text.ts';

/** Those below are named by tests. */
let given = 10_000;

/** The pseudo-CPR number (day + 60: nobody has it) of the n-th test person; without `n` that of a new one. */
export function testCpr(n: number = ++given): string {
  const day = 61 + Math.floor(n / 10_000);
  return `${day}0118${String(n % 10_000).padStart(4, '0')}`;
}

/**
 * The pseudo-CPR numbers in a text, however they are spelled, that are not part of a longer number, word or decimal
 * fraction: ids and hashes are made of digits, too.
 */
export const pseudoCprIn = (text: string): string[] => text.split(/["\n]/).filter(hasDigits).flatMap(pseudoCprInPart);

/** Whole files are looked through, of which little has digits enough. */
const hasDigits = (part: string): boolean => part.replace(/\P{N}/gu, '').length >= 7;

const pseudoCprInPart = (text: string): string[] =>
  cprPlaces(text)
    .filter(({ start, end }) => !/[\w.-]/.test(text[start - 1] ?? '') && !/[\w-]/.test(text[end] ?? ''))
    .map(({ start, end }) => text.slice(start, end))
    .filter((found) => Number(found.normalize('NFKC').slice(0, 2)) > 60 && found !== shown);

/** What the product shows as an example of a number, where one is malformed. */
const shown = '6101251234';
