import { fold } from '../../common/text/fold.ts';
import type { Work } from '../change/work.ts';
import type { Adgang } from './has-approved.ts';

/** Notes in a unit of work that a system used its agreements on a day: the unused may be closed after 12 months. */
export async function markUsed(
  work: Work,
  { udbydersystem, tjeneste, enheder }: Adgang,
  day: string,
  path: string[] = [],
): Promise<void> {
  await work.load('dataaftale', 'enhedsNummer', enheder);
  for (const aftale of work.all('dataaftale')) {
    const { after } = aftale;
    const isUsed = after.tjeneste === tjeneste && fold(after.udbydersystem) === fold(udbydersystem);
    if (!isUsed || after.status !== 'approved' || !enheder.includes(after.enhedsNummer)) continue;
    if (after.sidstBrugt === null || after.sidstBrugt < day) work.change(aftale, { sidstBrugt: day }, path);
  }
}
