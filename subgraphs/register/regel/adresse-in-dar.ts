import type { Relation } from './relation.ts';

/** STIL, Politikker: address fields are checked against DAR. An answer that could not be had breaks nothing. */
export const adresseInDar: Relation = {
  code: 'ADRESSE_NOT_IN_DAR',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'vejNavn',
  severity: 'refusal',
  da: 'Adressen findes ikke i DAR, er ikke gældende, eller dens id er en anden adresses.',
  en: 'The address is not in DAR, is not in force, or its id is that of another address.',
  example:
    'vejNavn "Solvej", husNummer "4A", postNummer "8600", byNavn "Silkeborg", dawaId "0a3f50b7-9a42-32b8-e044-0003ba298018"',
  retryable: false,
  check: (object, draft) => {
    if (draft.ekstern?.dar(object)?.svar !== 'MODSAGT' || !('dawaId' in object.after)) return null;
    const { dawaId, vejNavn } = object.after;
    return dawaId === null ? { field: 'vejNavn', value: vejNavn } : { field: 'dawaId', value: dawaId };
  },
};
