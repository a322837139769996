import { fold } from '../../common/text/fold.ts';

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
