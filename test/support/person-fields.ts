import type { PersonFields } from '../../subgraphs/affiliation/import/tilknytning-row.ts';

/** What a source says of a person: these fields alone. */
export const personFields = (fields: Partial<PersonFields> & Pick<PersonFields, 'cpr'>): PersonFields => ({
  ...{ fornavn: 'Alma', efternavn: 'Testesen', foedselsdato: null, koen: null, email: null, fotoId: null },
  ...{ beskyttet: false, aliasFornavn: null, aliasEfternavn: null, adresse: null },
  ...{ hjemmetelefon: null, arbejdstelefon: null, mobiltelefon: null },
  ...fields,
});
