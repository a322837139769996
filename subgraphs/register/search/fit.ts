/** How well a word of a search fits a word of the register; the higher the better. */
export const fit = { none: 0, mistyped: 1, part: 2, beginning: 3, whole: 4 } as const;

/** Shorter words are one typing error away from too many others. */
const shortestMistyped = 4;

/** How well one folded word fits another. A number is no part of a longer one, and with another digit it is another one. */
export function fitOf(asked: string, word: string): number {
  if (word === asked) return fit.whole;
  if (/^\d+$/.test(asked))
    return word.startsWith(asked) && /\D/.test(word.charAt(asked.length)) ? fit.beginning : fit.none;
  if (word.startsWith(asked)) return fit.beginning;
  if (word.includes(asked)) return fit.part;
  if (Math.abs(asked.length - word.length) > 1 || asked.length < shortestMistyped || /\d/.test(asked)) return fit.none;
  return isOneErrorAway(asked, word) ? fit.mistyped : fit.none;
}

/** A letter too many, too few or wrong, or two that changed places. The words differ, and in length by one at most. */
function isOneErrorAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const areSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return areSwapped && short.slice(at + 2) === long.slice(at + 2);
}
