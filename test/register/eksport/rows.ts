import { danishSortKey } from '../../../subgraphs/common/text/danish-sort-key.ts';
import { fold } from '../../../subgraphs/common/text/fold.ts';
import type { Rows } from '../../../subgraphs/register/dagtilbud/fields.ts';

export const committedAt = new Date('2026-03-01T12:00:00.250Z');

const version = { fromChange: 1, toChange: null, version: 1, opdateret: committedAt, aktivitetsstatus: 'Aktiv' };
const named = (navn: string) => ({ navn, foldedNavn: fold(navn), sortNavn: danishSortKey(navn) });

const place = {
  vejNavn: 'Skolegade',
  husNummer: '4A',
  postNummer: '8600',
  byNavn: 'Silkeborg',
  supplerendeBynavn: null,
  kommuneKode: '740',
  dawaId: null,
  geoBredde: null,
  geoLaengde: null,
  email: null,
  telefonNummer: null,
  cvrNummer: null,
  pNummer: null,
  foldedAdresse: 'skolegade 4a 8600 silkeborg',
};

/** Rows with everything that a test does not care about filled in. */
export const newRow = {
  daginstitution: (nummer: string, content: Partial<Rows['daginstitution']> = {}): Rows['daginstitution'] => ({
    ...version,
    nummer,
    ejerformKode: '1',
    lovgrundlagKode: '1',
    admKommuneKode: '740',
    ...named(content.navn ?? `Daginstitution ${nummer}`),
    ...content,
  }),
  anvisningsenhed: (
    nummer: string,
    daginstitutionsNummer: string,
    content: Partial<Rows['anvisningsenhed']> = {},
  ): Rows['anvisningsenhed'] => ({
    ...version,
    nummer,
    daginstitutionsNummer,
    institutionstypeKode: '6012',
    ...place,
    oplystEjerformKode: null,
    oplystLovgrundlagKode: null,
    oplystAdmKommuneKode: null,
    ...named(content.navn ?? `Enhed ${nummer}`),
    ...content,
  }),
  alternativAdresse: (
    nummer: string,
    anvisningsenhedsNummer: string,
    content: Partial<Rows['alternativAdresse']> = {},
  ): Rows['alternativAdresse'] => ({
    ...version,
    nummer,
    anvisningsenhedsNummer,
    ...place,
    ...named(content.navn ?? `Adresse ${nummer}`),
    ...content,
  }),
};
