import type { Problem } from '../../common/errors/problem.ts';
import type { Work } from '../change/work.ts';
import { regler } from './regler.ts';
import { surround } from './surround.ts';

/** Runs the rules on everything the work touches, as it is to be. */
export async function checkWork(work: Work): Promise<{ errors: Problem[]; warnings: Problem[] }> {
  await surround(work);
  const verdict: { errors: Problem[]; warnings: Problem[] } = { errors: [], warnings: [] };
  for (const objekt of work.touched())
    for (const { slags, severity, check } of regler)
      if ((slags as readonly string[]).includes(objekt.slags))
        verdict[severity === 'error' ? 'errors' : 'warnings'].push(...[check(objekt, work) ?? []].flat());
  return verdict;
}
