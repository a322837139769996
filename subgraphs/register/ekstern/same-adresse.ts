import { fold } from '../../common/text/fold.ts';
import type { Adresseopslag } from './registers.ts';

/** The parts of an address that say which house it is; null where they are not known. */
export type Adressedele = Pick<Adresseopslag, 'vejNavn' | 'husNummer' | 'supplerendeBynavn' | 'postNummer'>;

const same: { [Part in keyof Adressedele]: (one: string, other: string) => boolean } = {
  vejNavn: isSameVejNavn,
  husNummer: (one, other) => normalHusNummer(one) === normalHusNummer(other),
  postNummer: (one, other) => one.trim().padStart(4, '0') === other.trim().padStart(4, '0'),
  supplerendeBynavn: isSameVejNavn, // villages are abbreviated in the same way: "Nr. Broby"
};

/**
 * Whether two addresses are of the same house, part by part. What one of them does not hold is not compared: DAR has a
 * supplerende bynavn only where a post number has the same street twice. The town is not compared, since it follows
 * from the post number and is written in many ways ("Kgs. Lyngby"); nor are floor and door, which we do not hold.
 */
export function isSameAdresse(one: Adressedele, other: Adressedele): boolean {
  return (Object.keys(same) as (keyof Adressedele)[]).every((part) => {
    const [value, otherValue] = [one[part], other[part]];
    return value === null || otherValue === null || same[part](value, otherValue);
  });
}

/**
 * A house number as DAR writes it: "4A" for "4 a", "004A" and "4A, 1. tv", since floor and door are no part of it. What
 * is none ("4-6") is only folded: it is the same as itself.
 */
export function normalHusNummer(husNummer: string): string {
  const [, digits, letter = ''] = /^0*(\d+)\s*(\p{L}?)\s*(?:,.*)?$/su.exec(husNummer.trim()) ?? [];
  return digits === undefined ? fold(husNummer) : `${digits}${letter.toUpperCase()}`;
}

/** Longer than any address, and nothing that a query could not hold. */
const isAskable = (text: string): boolean => text.length <= 200 && !/\p{C}/u.test(text);

/**
 * An address in the one line that DAR has of a house number, "Solvej 4A, Virklund, 8600 Silkeborg"; null when parts
 * are missing or it cannot be asked for.
 */
export function betegnelseOf(opslag: Adresseopslag): string | null {
  const { vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn } = opslag;
  if (vejNavn === null || husNummer === null || postNummer === null || byNavn === null) return null;
  const parts = [`${vejNavn} ${normalHusNummer(husNummer)}`, supplerendeBynavn, `${postNummer} ${byNavn}`];
  const text = parts.filter((part) => part !== null).join(', ');
  return isAskable(text) ? text : null;
}

const streetAndNumber = /^(?<vejNavn>.*\S)\s+(?<husNummer>\d+\s?\p{L}?)$/u;
const postNumberAndTown = /^(?<postNummer>\d{4})\s+\S/;

/** "st. tv", "1.", "kl. 2", "12. th": what DAR writes between house number and village. */
const floorAndDoor = /^(st|kl|k\d|\d{1,2})\.?(\s+(th|tv|mf|\d{1,4}|\p{L}\d{1,3})\.?)?$/iu;

/** The parts of DAR's line, of a house number or of an address with floor and door; null when it cannot be read. */
export function readBetegnelse(betegnelse: string): Adressedele | null {
  const parts = betegnelse.split(',').map((part) => part.trim());
  const street = streetAndNumber.exec(parts[0] ?? '')?.groups;
  const town = postNumberAndTown.exec(parts.at(-1) ?? '')?.groups;
  if (!street || !town) return null;
  const supplerendeBynavn = parts.slice(1, -1).find((part) => part !== '' && !floorAndDoor.test(part)) ?? null;
  return {
    vejNavn: street.vejNavn ?? null,
    husNummer: street.husNummer ?? null,
    postNummer: town.postNummer ?? null,
    supplerendeBynavn,
  };
}

/**
 * What a word of a street name may be short for, folded. DAR's name for addressing has 20 characters at most, so that
 * it abbreviates what others write out. A word may stand for several ("St." for Store and Sankt): each is accepted,
 * since the house number and the post number must be the same as well. Two words written out are never the same:
 * "Gammel Kongevej" is not "Gamle Kongevej".
 */
const shortFor: Record<string, readonly string[]> = {
  all: ['alle'],
  bd: ['boulevard'],
  blvd: ['boulevard'],
  boul: ['boulevard'],
  chr: ['christian', 'christians'],
  dr: ['doktor', 'dronning'],
  dronn: ['dronning'],
  fr: ['frederik', 'frederiks', 'fru'],
  frd: ['frederik', 'frederiks'],
  gd: ['gade'],
  gl: ['gammel', 'gamle', 'gammelt'],
  joh: ['johan', 'johannes'],
  jul: ['julius'],
  kbh: ['koebenhavn', 'koebenhavns'],
  kg: ['kong'],
  kgs: ['kongens'],
  kr: ['kirke'],
  ll: ['lille'],
  lr: ['lille'],
  n: ['noerre', 'nordre'],
  ndr: ['nordre', 'noerdre'],
  nr: ['noerre', 'nordre'],
  oe: ['oester', 'oestre'],
  pl: ['plads'],
  prof: ['professor'],
  s: ['soender', 'soendre'],
  sct: ['sankt'],
  sdr: ['soender', 'soendre'],
  skt: ['sankt'],
  st: ['store', 'sankt'],
  str: ['straede'],
  th: ['thomas', 'thorvald', 'theodor'],
  v: ['vester', 'vestre'],
  vestr: ['vestre'],
};

/** Whether two ways of writing the name of a street are of the same street: accents, æøå, blanks and abbreviations do not count. */
export function isSameVejNavn(one: string, other: string): boolean {
  if (packed(one) === packed(other)) return true;
  const [words, others] = [wordsOf(one), wordsOf(other)];
  return words.length === others.length && words.every((word, i) => isSameWord(word, others[i] ?? ''));
}

const isSameWord = (one: string, other: string): boolean => one === other || isShort(one, other) || isShort(other, one);

/** "Sct." and "Skt." are both short for Sankt, and "Strandv." is Strandvej. */
function isShort(short: string, long: string): boolean {
  const meanings = shortFor[short] ?? [];
  return meanings.some((meaning) => meaning === long || shortFor[long]?.includes(meaning)) || isShortVej(short, long);
}

const isShortVej = (short: string, long: string): boolean =>
  short.length > 3 && `${short}ej` === long && long.endsWith('vej');

const wordsOf = (vejNavn: string): string[] => fold(vejNavn).split(' ');

/** "H.C. Andersens Vej" and "HC Andersensvej" are the same. */
const packed = (vejNavn: string): string => fold(vejNavn).replaceAll(' ', '');
