import type { Adresseopslag } from './adresse-register.ts';

/** The external registers, as answers name them. */
export type Kind = 'dar' | 'cvr';

/** What DAR and CVR are asked about: the columns of an anvisningsenhed or alternativ adresse. */
export type Sted = Adresseopslag & { pNummer: string | null; cvrNummer: string | null };

/** What an answer is about, as it is stored with it; null when the object has nothing to ask about. */
export const vaerdiOf: Record<Kind, (sted: Sted) => string | null> = {
  dar: ({ dawaId, vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn }) =>
    dawaId === null && vejNavn === null
      ? null
      : [dawaId, vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn].map((part) => part ?? '').join('|'),
  cvr: ({ pNummer, cvrNummer }) =>
    // What cannot be a P-number is the business of PNUMMER_MALFORMED.
    pNummer !== null && /^\d{10}$/.test(pNummer) ? `${pNummer}/${cvrNummer ?? ''}` : null,
};
