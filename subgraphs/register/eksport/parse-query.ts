import { refusal } from '../../common/errors/refusal.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';

const example = '?kommune=101';

/** Reads `kommune`, null when left out; refuses every other parameter, so that a misspelt one never gives the whole register. */
export function parseQuery({ kommune, ...others }: Record<string, unknown>, kodebog: Kodebog): string | null {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw refusal('PARAMETER_UNKNOWN', { field: unknown, example });
  if (kommune === undefined) return null;
  if (typeof kommune !== 'string') throw refusal('PARAMETER_UNKNOWN', { field: 'kommune', example });
  return parseKommunekode(kodebog)(kommune, 'kommune');
}
