import type { Niveau } from '../dagtilbud/niveau.ts';
import { type Problem, problem } from './problem.ts';

/** The caller has an old version of an object; the answer can carry the one of now. */
export function versionMismatch(
  niveau: Niveau,
  nummer: string,
  path: string[],
  versions: { value: number; current: number },
): Problem {
  return { ...problem('VERSION_MISMATCH', [...path, 'expectedVersion'], versions), outdated: { niveau, nummer } };
}
