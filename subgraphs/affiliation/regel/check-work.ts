import type { Problem } from '../../common/errors/problem.ts';
import { mapInTurns } from '../../common/work/turns.ts';
import type { Objekt } from '../change/objekt.ts';
import { type Slags, slags } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import type { Regel } from './regel.ts';
import { regler } from './regler.ts';
import { surround } from './surround.ts';

/** Runs the rules on everything the work touches, as it is to be. */
export async function checkWork(work: Work): Promise<{ errors: Problem[]; warnings: Problem[] }> {
  await surround(work);
  const verdict: { errors: Problem[]; warnings: Problem[] } = { errors: [], warnings: [] };
  await mapInTurns(work.touched(), (objekt) => {
    for (const { severity, check } of reglerOf[objekt.slags]) {
      const found = [check(objekt, work) ?? []].flat().filter(({ path }) => !work.isDoubted(path));
      verdict[severity === 'error' ? 'errors' : 'warnings'].push(...found.map(placed(objekt)));
    }
  });
  return verdict;
}

/** Rules name the field of the object; the caller looks for it in the input. */
const placed =
  ({ follows, path }: Objekt) =>
  (problem: Problem): Problem =>
    follows ? { ...problem, path: path ?? [] } : problem;

const reglerOf = Object.fromEntries(
  Object.keys(slags).map((kind) => [kind, regler.filter((regel) => (regel.slags as readonly string[]).includes(kind))]),
) as Record<Slags, Regel[]>;
