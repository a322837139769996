import type { Cells } from './register.ts';

const empty: Cells = {
  dagtilbudsType: '',
  daginstitutionsNummer: '',
  anvisningsenhedsNummer: '',
  alternativAdresseNummer: '',
  dagtilbudsNavn: '',
  aktivitetsstatus: 'Aktiv',
  instType3: '',
  ejerformKode: '',
  lovgrundlagKode: '',
  admKommuneKode: '',
  kommuneKode: '',
  vejNavn: '',
  husNummer: '',
  postNummer: '',
  byNavn: '',
  supplerendeBynavn: '',
  geoBredde: '',
  geoLaengde: '',
  dawaId: '',
  email: '',
  telefonNummer: '',
  cvrNummer: '',
  pNummer: '',
};

const adresse: Cells = {
  kommuneKode: '740',
  vejNavn: 'Åvej',
  husNummer: '4A',
  postNummer: '8600',
  byNavn: 'Silkeborg',
  geoBredde: '56,17012',
  geoLaengde: '9,54893',
  email: 'sol@example.dk',
  telefonNummer: '87654321',
  cvrNummer: '12345674',
  pNummer: '1012345678',
};

/** A daginstitution of the combined export, without flaws. */
export const daginstitution = (nummer: string, more: Cells = {}): Cells => ({
  ...empty,
  dagtilbudsType: 'daginstitution',
  daginstitutionsNummer: nummer,
  dagtilbudsNavn: `Børnehuset ${nummer}`,
  ejerformKode: '1',
  lovgrundlagKode: '1',
  admKommuneKode: '740',
  ...more,
});

export const anvisningsenhed = (parent: string, nummer: string, more: Cells = {}): Cells => ({
  ...empty,
  ...adresse,
  dagtilbudsType: 'anvisningsenhed',
  daginstitutionsNummer: parent,
  anvisningsenhedsNummer: nummer,
  dagtilbudsNavn: `Solstrålen ${nummer}`,
  instType3: '6012',
  ...more,
});

export const alternativAdresse = (parent: string, nummer: string, more: Cells = {}): Cells => ({
  ...empty,
  ...adresse,
  dagtilbudsType: 'alternativAdresse',
  anvisningsenhedsNummer: parent,
  alternativAdresseNummer: nummer,
  dagtilbudsNavn: `Skovgruppen ${nummer}`,
  ...more,
});

/** A small register: two daginstitutioner, two units, one further address. */
export const family = (): Cells[] => [
  daginstitution('G10431'),
  anvisningsenhed('G10431', 'G10432'),
  alternativAdresse('G10432', 'G10433'),
  daginstitution('G10434', { admKommuneKode: '751' }),
  anvisningsenhed('G10434', 'G10435'),
];
