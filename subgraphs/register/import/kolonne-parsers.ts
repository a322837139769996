import { normalKommunekode } from '../../common/parse/kommunekode.ts';
import type { Kodebog, Liste } from '../kodeliste/kodebog.ts';
import { codeOfText } from './code-of-text.ts';
import type { Kolonne } from './kolonne.ts';
import { type ParseCell, parseCell } from './parse-cell.ts';

const { optional, required, text, freeText, nummer, coordinate, dagtilbudsType } = parseCell;

/** How each column is read: as the code, or the value, itself, and as the code's text where a file has only that. */
export interface KolonneParsers {
  code: Record<Kolonne, ParseCell>;
  tekst: Partial<Record<Kolonne, ParseCell>>;
}

export function kolonneParsers(kodebog: Kodebog): KolonneParsers {
  const { koder, kommuner, status } = codedParsers(kodebog);
  const own = optional(text);
  const free = optional(freeText);
  const code: Record<Kolonne, ParseCell> = {
    dagtilbudsType,
    daginstitutionsNummer: nummer,
    anvisningsenhedsNummer: nummer,
    alternativAdresseNummer: nummer,
    navn: required(freeText, 'NAVN_EMPTY', 'Børnehuset Solstrålen'),
    aktivitetsstatus: status,
    institutionstypeKode: optional(koder('institutionstype').code),
    ejerformKode: optional(koder('ejerform').code),
    lovgrundlagKode: optional(koder('lovgrundlag').code),
    admKommuneKode: optional(kommuner.code),
    kommuneKode: optional(kommuner.code),
    geoBredde: optional(coordinate),
    geoLaengde: optional(coordinate),
    vejNavn: free,
    husNummer: free,
    postNummer: own,
    byNavn: free,
    supplerendeBynavn: free,
    dawaId: own,
    email: free,
    telefonNummer: own,
    cvrNummer: own,
    pNummer: own,
  };
  const tekst = {
    aktivitetsstatus: status,
    institutionstypeKode: optional(koder('institutionstype').tekst),
    ejerformKode: optional(koder('ejerform').tekst),
    lovgrundlagKode: optional(koder('lovgrundlag').tekst),
    admKommuneKode: optional(kommuner.tekst),
    kommuneKode: optional(kommuner.tekst),
  };
  return { code, tekst };
}

function codedParsers(kodebog: Kodebog) {
  const koder = (liste: Liste) => {
    const all = kodebog.koder(liste);
    const example = all.slice(0, 3).map(({ kode, tekst }) => (kode === tekst ? kode : `${kode} (${tekst})`));
    return parsersOf(
      (value) => (kodebog.has(liste, value) ? value : null),
      codeOfText.kode(all),
      (refuse) => refuse('KODE_UNKNOWN', { expected: liste, example: example.join(', ') }),
    );
  };
  const kommuner = parsersOf(
    (value) => kodebog.kommune(normalKommunekode(value))?.kode ?? null,
    codeOfText.kommune(kodebog.kommuner()),
    (refuse) => refuse('KOMMUNEKODE_UNKNOWN', { example: '101 (København)' }),
  );
  return { koder, kommuner, status: required(koder('aktivitetsstatus').tekst, 'VALUE_EMPTY', 'Aktiv') };
}

type Find = (value: string) => string | null;

function parsersOf(byCode: Find, byText: Find, unknown: (refuse: Parameters<ParseCell>[1]) => null) {
  const parser =
    (find: Find): ParseCell =>
    (value, refuse) =>
      find(value) ?? unknown(refuse);
  return { code: parser(byCode), tekst: parser(byText) };
}
