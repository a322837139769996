import type { Kontrol } from './kontrol.ts';

/** Regnr is six letters and digits; the day-care register issues G and five digits. The A-numbers of old ended on 1 January 2021. */
export const unitNumberFormat: Kontrol = {
  code: 'UNIT_NUMBER_FORMAT',
  severity: 'error',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: '{nummer} er ikke et institutionsnummer i Unilogin for dagtilbud; det er G og fem cifre.',
  en: '{nummer} is not an institution number of day-care in Unilogin; it is G and five digits.',
  source: 'STIL, side 2360666 og 35422214',
  mark: 'stated',
  check: ({ enhed: { nummer } }) =>
    /^G\d{5}$/.test(nummer) ? [] : [{ lokalId: null, path: ['enhed', 'nummer'], details: { nummer } }],
};
