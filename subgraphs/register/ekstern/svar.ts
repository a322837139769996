import type { Aarsag } from './aarsager.ts';

/** What another register says: yes, no, or that it was not heard. */
export type Svar = 'BEKRAEFTET' | 'MODSAGT' | 'IKKE_KONTROLLERET';

/** An answer about one value, and why it is not confirmed. */
export type EksternSvar =
  | { svar: 'BEKRAEFTET'; aarsag: null }
  | { svar: 'MODSAGT' | 'IKKE_KONTROLLERET'; aarsag: Aarsag };

export const bekraeftet = { svar: 'BEKRAEFTET', aarsag: null } as const;
export const modsagt = (aarsag: Aarsag) => ({ svar: 'MODSAGT', aarsag }) as const;
export const ikkeKontrolleret = (aarsag: Aarsag) => ({ svar: 'IKKE_KONTROLLERET', aarsag }) as const;
