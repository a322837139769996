import type { Content } from '../../subgraphs/affiliation/core/change/object-kinds.ts';

/** A person as stored, of whom no source has told anything. */
export const personContent = (fields: Partial<Content['person']> & { kommuneKode: string }): Content['person'] => ({
  ...{ cprIndex: null, cprCipher: null, cprNoegle: null, fornavn: 'Navn', efternavn: 'Navnesen', foedselsdato: null },
  ...{ koen: null, email: null, fotoId: null, beskyttet: false, aliasFornavn: null, aliasEfternavn: null },
  ...{ kontakt: '{}', sourceWords: '{}', antalKilder: 1 },
  ...fields,
});
