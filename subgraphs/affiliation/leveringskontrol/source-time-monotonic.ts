import type { Kontrol } from './kontrol.ts';

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

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
    if (form.test(sourceDateTime) && sourceDateTime > last) return [];
    return [
      {
        lokalId: null,
        path: ['sourceDateTime'],
        details: { tidspunkt: sourceDateTime, seneste: last === '' ? '–' : last },
      },
    ];
  },
};
