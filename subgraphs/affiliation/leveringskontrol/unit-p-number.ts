import { toUnilogin } from '../unilogin/unilogin.ts';
import type { Kontrol } from './kontrol.ts';

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
