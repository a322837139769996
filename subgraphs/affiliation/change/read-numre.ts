import { parseInstitutionNumber } from '../../common/parse/identifiers.ts';
import { readValue } from './read-value.ts';
import type { Work } from './work.ts';

/** How many units one write may name. */
const maxNumre = 1000;

/** The institution numbers of a write's input, each once, with its place; what is none is noted. */
export function readNumre(work: Work, numre: readonly string[], path: string[]): Map<string, string[]> {
  const field = path.at(-1) ?? '';
  const found = new Map<string, string[]>();
  if (numre.length === 0) work.refuse('TEXT_EMPTY', path, { field, example: 'G10431' });
  if (numre.length > maxNumre) {
    const details = { what: `the length of ${field}`, hvad: `længden af ${field}`, max: maxNumre };
    work.refuse('LIMIT_EXCEEDED', path, details);
    return found;
  }
  for (const [i, value] of numre.entries()) {
    const place = [...path, String(i)];
    const nummer = readValue(work, value, place, (given) => parseInstitutionNumber(given, field));
    if (nummer !== undefined && !found.has(nummer)) found.set(nummer, place);
  }
  return found;
}
