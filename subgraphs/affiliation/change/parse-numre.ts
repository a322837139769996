import { refusal } from '../../common/errors/refusal.ts';
import { parseInstitutionNumber } from '../../common/parse/institution-number.ts';
import { parsed } from './parsed.ts';
import type { Work } from './work.ts';

/** How many units one write may name. */
const maxNumre = 1000;

/** The institution numbers of a write's input, each once, with its place. */
export function parseNumre(work: Work, numre: readonly string[], path: string[]): Map<string, string[]> {
  const field = path.at(-1) ?? '';
  const found = new Map<string, string[]>();
  if (numre.length === 0 || numre.length > maxNumre) {
    parsed(work, path, () => {
      throw numre.length === 0
        ? refusal('TEXT_EMPTY', { field, example: 'G10431' })
        : refusal('LIMIT_EXCEEDED', { what: `the length of ${field}`, hvad: `længden af ${field}`, max: maxNumre });
    });
    return found;
  }
  for (const [i, value] of numre.entries()) {
    const place = [...path, String(i)];
    const nummer = parsed(work, place, () => parseInstitutionNumber(value, field));
    if (nummer !== undefined && !found.has(nummer)) found.set(nummer, place);
  }
  return found;
}
