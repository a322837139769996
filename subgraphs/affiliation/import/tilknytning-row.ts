/**
 * The rows that `npm run load:affiliation` reads, one JSON object a line: a unit's groups, and the people attached to it.
 * Dates are ISO (2026-08-01); null is none, and what a row leaves out stays as it is. Code words are Unilogin's own, as its
 * import has them.
 */
export type TilknytningRow = GruppeRow | BarnRow | AnsatRow | EksternRow;

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

export interface GruppeRow {
  type: 'gruppe';
  enhed: string;
  kode: string;
  navn: string | null;
  gruppetype: 'Hovedgruppe' | 'Årgang' | 'Retning' | 'Hold' | 'SFO' | 'Team' | 'Andet';
  trin: string | null;
  linje: string | null;
  gyldigFra: string;
  gyldigTil: string | null;
}

interface Shared {
  enhed: string;
  lokalId: string;
  person: PersonFields;
  grupper: string[];
  gyldigFra: string;
  gyldigTil: string | null;
}

export interface BarnRow extends Shared {
  type: 'barn';
  rolle: 'Barn' | 'Elev' | 'Studerende';
  trin: string;
  hovedgruppe: string;
  elevnummer: string | null;
  lokation: string | null;
  kontakter: KontaktRow[];
}

export interface KontaktRow {
  person: PersonFields;
  relation: 'Mor' | 'Far' | 'Andet' | 'Officielt tilknyttet person';
  foraeldremyndighed: boolean;
  adgangsniveau: number | null;
  retsgrundlag: string | null;
  cvrNummer: string | null;
  pNummer: string | null;
  gyldigFra: string | null;
  gyldigTil: string | null;
}

export interface AnsatRow extends Shared {
  type: 'ansat';
  roller: string[];
  initialer: string | null;
  stilling: string | null;
  lokation: string | null;
}

export interface EksternRow extends Shared {
  type: 'ekstern';
  rolle: 'Praktikant' | 'Ekstern';
}
