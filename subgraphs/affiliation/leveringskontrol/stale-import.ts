import { today as danishDay } from '../../common/clock.ts';
import type { Kontrol } from './kontrol.ts';

const warnAt = 11;
const deletedAt = 12;

/** Unilogin deletes monthly what is older. Never an error: a new full delivery is what helps. */
export const staleImport: Kontrol = {
  code: 'STALE_IMPORT',
  severity: 'warning',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: 'Den sidst accepterede levering er {antal} måneder gammel. {konsekvens}',
  en: 'The last accepted delivery is {antal} months old. {consequence}',
  source: 'STIL, side 90800387',
  mark: 'stated',
  check: ({ lastAccepted, today }) => {
    if (!lastAccepted) return [];
    const antal = monthsBetween(danishDay(lastAccepted.at), today);
    if (antal < warnAt) return [];
    return [{ lokalId: null, path: ['lastAccepted', 'at'], details: { antal, ...consequenceOf(antal) } }];
  },
};

const consequenceOf = (months: number) =>
  months < deletedAt
    ? { konsekvens: 'Ved 12 måneder slettes dens data.', consequence: 'At 12 months its data are deleted.' }
    : {
        konsekvens: 'Alvorligt: fristen er nået, og dens data slettes.',
        consequence: 'Severe: the time is up, and its data will be deleted.',
      };

/** Whole months from one ISO day to another. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}
