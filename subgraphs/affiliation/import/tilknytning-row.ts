export interface Telefon {
  nummer: string;
  beskyttet: boolean;
}

export interface PersonFields {
  cpr: string;
  fornavn: string;
  efternavn: string;
  foedselsdato: string | null;
  koen: 'M' | 'K' | null;
  email: string | null;
  fotoId: string | null;
  beskyttet: boolean;
  aliasFornavn: string | null;
  aliasEfternavn: string | null;
  adresse: {
    vejOgNummer: string | null;
    postNummer: string | null;
    byNavn: string | null;
    landekode: string | null;
    kommuneKode: string | null;
  } | null;
  hjemmetelefon: Telefon | null;
  arbejdstelefon: Telefon | null;
  mobiltelefon: Telefon | null;
}
