import { problem } from '../../common/errors/problem.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';

/** The caller has an old version of an object; the answer can carry the one of now. */
export function versionMismatch(
  niveau: Niveau,
  nummer: string,
  path: string[],
  versions: { value: number; current: number },
): Problem {
  return { ...problem('VERSION_MISMATCH', [...path, 'expectedVersion'], versions), outdated: { niveau, nummer } };
}
