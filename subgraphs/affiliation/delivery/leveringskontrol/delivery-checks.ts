import { today as danishDay } from '../../../common/clock.ts';
import type { Kontrol, LeveringFacts } from './kontrol.ts';

const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** Compared as text, which in this one form is the order of time on the Danish clock, as Unilogin sees it. */
export const sourceTimeMonotonic: Kontrol = {
  code: 'SOURCE_TIME_MONOTONIC',
  severity: 'error',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: 'Udtrækstidspunktet {tidspunkt} er ikke senere end den sidst accepterede leverings: {seneste}.',
  en: 'The time of extraction, {tidspunkt}, is not later than that of the last accepted delivery: {seneste}.',
  source: 'STIL, side 2360666',
  mark: 'stated',
  check: ({ sourceDateTime, lastAccepted }) => {
    const last = lastAccepted?.sourceDateTime ?? '';
    if (timeForm.test(sourceDateTime) && sourceDateTime > last) return [];
    return [
      {
        lokalId: null,
        path: ['sourceDateTime'],
        details: { tidspunkt: sourceDateTime, seneste: last === '' ? '–' : last },
      },
    ];
  },
};

/** A full import removes whom it does not have: an empty answer from a source system would empty the unit. */
export const massRemoval: Kontrol = {
  code: 'MASS_REMOVAL',
  severity: 'error',
  kinds: ['FULL', 'DELETE'],
  da: 'Leveringen ville fjerne {fjernet} af {antal} personer; uden godkendelse må den højst fjerne {procent} %.',
  en: 'The delivery would remove {fjernet} of {antal} persons; without approval it may remove {procent} % at most.',
  source: 'STIL, side 2360658 (absence is removal); the share is that of OS2skoledata',
  mark: 'inferred',
  check: (facts) => {
    const { lastAccepted, removalCeiling, removalOverridden } = facts;
    const antal = lastAccepted?.persons.size ?? 0;
    const fjernet = countRemoved(facts);
    if (removalOverridden || fjernet <= antal * removalCeiling) return [];
    return [
      { lokalId: null, path: ['persons'], details: { fjernet, antal, procent: Math.round(removalCeiling * 100) } },
    ];
  },
};

function countRemoved({ kind, lastAccepted, persons, deletedLokalIds }: LeveringFacts): number {
  const standing = [...(lastAccepted?.persons.keys() ?? [])];
  const named = new Set(kind === 'DELETE' ? deletedLokalIds : persons.map(({ localPersonId }) => localPersonId));
  return standing.filter((lokalId) => named.has(lokalId) === (kind === 'DELETE')).length;
}

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
