import standard from '../../../prisma/seed/rollemapping.json' with { type: 'json' };
import { fold } from '../../common/text/fold.ts';
import { parseList } from '../change/parse-list.ts';
import type { Work } from '../change/work.ts';
import { isOn } from '../periode/periode.ts';

const shipped = new Map(standard.stillinger.map(({ stilling, roller }) => [fold(stilling), roller]));

/**
 * What a job title is in Unilogin's role codes: as the municipality has decided, else as the shipped table assumes, else
 * nothing. There is no code for a dagplejer, so it has to be data (2.9). The municipality's mappings must be loaded.
 */
export function rollerOfStilling(work: Work, kommuneKode: string, stilling: string, day: string): string[] {
  const folded = fold(stilling);
  const own = work
    .where('rollemapping', 'kommuneKode', kommuneKode)
    .find(({ after }) => fold(after.stilling) === folded && isOn(after, day));
  return own ? parseList(own.after.roller) : (shipped.get(folded) ?? []);
}
