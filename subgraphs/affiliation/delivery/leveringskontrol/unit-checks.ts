import { toUnilogin } from '../../unilogin/unilogin.ts';
import type { Kontrol } from './kontrol.ts';

/** A daginstitution is a logical unit: it takes one anvisningsenhed or more for its people. */
export const unitLevel: Kontrol = {
  code: 'UNIT_LEVEL',
  severity: 'error',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: '{nummer} er en daginstitution; brugere hører til en anvisningsenhed eller en alternativ adresse.',
  en: '{nummer} is a daginstitution; users belong to an anvisningsenhed or an alternativ adresse.',
  source: 'STIL, notat til kommunerne v0.4, sag 19/00113; side 52592712',
  mark: 'stated',
  check: ({ enhed: { nummer, niveau } }) =>
    niveau === 'daginstitution' ? [{ lokalId: null, path: ['enhed', 'niveau'], details: { nummer } }] : [],
};

/** About creating users; a unit that has closed or lost its P-number can still be emptied by a deletion. */
export const unitPNumber: Kontrol = {
  code: 'UNIT_PNUMBER',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Der kan ikke tilknyttes brugere til {nummer}: {begrundelse}',
  en: 'Users cannot be attached to {nummer}: it must be active, with a CVR number of eight digits and a P-number of ten.',
  source: 'STIL, side 52592712 og 135200876',
  mark: 'stated',
  check: ({ enhed }) => {
    const { begrundelse } = toUnilogin(enhed);
    if (begrundelse === null) return [];
    return [{ lokalId: null, path: ['enhed'], details: { nummer: enhed.nummer, begrundelse } }];
  },
};

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

/** The approval is an instruction that the supplier may send the institution's users by this very service. */
export const agreementApproved: Kontrol = {
  code: 'AGREEMENT_APPROVED',
  severity: 'error',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: 'Der er ingen godkendt dataadgang for {kilde} til wsaIMPORT for {nummer}.',
  en: 'There is no approved data access for {kilde} to wsaIMPORT for {nummer}.',
  source: 'STIL, Godkendelse af dataaftale (INFRA2); Tilslutning: Anmodning om dataadgang',
  mark: 'stated',
  check: ({ hasApprovedAgreement, source, enhed: { nummer } }) =>
    hasApprovedAgreement ? [] : [{ lokalId: null, path: ['hasApprovedAgreement'], details: { kilde: source, nummer } }],
};
