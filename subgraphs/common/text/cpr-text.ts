/** A stretch of a text that reads as a CPR number. */
export interface CprPlace {
  start: number;
  end: number;
}

/** What shows nothing, or stands over or around a sign, and so hides between digits. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{M}]/u;
const blank = /[\p{Z}\s\u2800]/u;
const dash = /[\p{Pd}\u2212\u2043\u00ad]/u;

/** Between two groups of digits: blanks, dashes, dots, slashes, a dash between blanks. */
const separators = /^(?:[-./_· ]{1,2}| - | {1,3})$/;
/** Between the date and what follows it a few signs may stand, whatever they are, and words that say that a number comes. */
const afterDate = /^[^\p{L}\p{N}]{0,6}(?:(?:cpr|l\u00f8be)?-?(?:nr|no|num(?:mer)?)|lbnr|cpr)?[^\p{L}\p{N}]{0,6}$/iu;

/** The letters and digit of a replacement number, as they follow the date. */
const serialWithin = /^[-./_· ]{0,2}[a-z]{3}\d/i;
const serialAlone = /^[-./_· ]{0,2}[a-z]{3}\d(?![a-z\d])/i;

/** What else is made of many digits: dates with a whole year, telephone numbers of four pairs, institution numbers. */
const others = [
  /(?<!\d[-./ ]?)\d{1,2}[-./ ]{1,2}\d{1,2}[-./ ]{1,2}(?:19|20)\d\d(?!\d)/g,
  /(?<!\d[-./ ]?)(?:19|20)\d\d[-./ ]\d\d[-./ ]\d\d(?!\d)/g,
  /(?<!\d[-./ ]?)\d\d \d\d \d\d \d\d(?![-./ ]?\d)/g,
  /(?<![\p{L}\d])\p{L}\d{5}(?!\d)/gu,
];

/** The day as it is, or + 60 as test persons and some replacement numbers have it, and the month. */
const beginsAsDate = (digits: string): boolean =>
  /^(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d/.test(digits);

/**
 * Where a text has what reads as a CPR number, however it is spelled: ten digits, or six and a replacement number's three
 * letters and a digit, of any script or width, with blanks, dashes, dots, slashes or what is invisible between them.
 * Nobody can say whether it is one; it counts as one when day and month can be. With `within` also as part of a longer row.
 */
export function cprPlaces(text: string, { within = false } = {}): CprPlace[] {
  if (!/\p{N}/u.test(text)) return [];
  const { plain, spanOf } = plainly(text);
  const hidden = others.reduce((known, other) => known.replace(other, (found) => '#'.repeat(found.length)), plain);
  const groups = [...hidden.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({ index, digits }));
  const found = groups.flatMap((_, i) => placesFrom(hidden, groups, i, within));
  return found.map(({ start, end }) => ({ start: spanOf(start).start, end: spanOf(end - 1).end }));
}

export const holdsCpr = (text: string): boolean => cprPlaces(text).length > 0;

/** The text with something else in the place of what reads as a CPR number, also in a longer row. */
export function maskCpr(text: string, mask = '••••••••••'): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of cprPlaces(text, { within: true })) {
    if (start < done) continue;
    masked += text.slice(done, start) + mask;
    done = end;
  }
  return masked + text.slice(done);
}

interface Group {
  index: number;
  digits: string;
}

/** The numbers that begin with a group: groups after each other that are ten digits together, or six and a serial of letters. */
function placesFrom(text: string, groups: readonly Group[], first: number, within: boolean): CprPlace[] {
  const start = groups[first]?.index ?? 0;
  if (within && (groups[first]?.digits.length ?? 0) > 10) return longRow(groups[first] as Group);
  let digits = '';
  let end = start;
  for (let i = first; i < groups.length; i++) {
    const group = groups[i] as Group;
    if (digits !== '' && !isJoined(text.slice(end, group.index), digits.length)) break;
    digits += group.digits;
    end = group.index + group.digits.length;
    if (digits.length > 10 || (digits.length >= 6 && !beginsAsDate(digits))) break;
    const serial = digits.length === 6 ? (within ? serialWithin : serialAlone).exec(text.slice(end, end + 8)) : null;
    if (serial) return [{ start, end: end + serial[0].length }];
    if (digits.length === 10) return [{ start, end }];
  }
  return [];
}

const isJoined = (between: string, before: number): boolean =>
  separators.test(between) || (before === 6 && afterDate.test(between));

function longRow({ index, digits }: Group): CprPlace[] {
  const holds = Array.from({ length: digits.length - 9 }, (_, i) => digits.slice(i)).some(beginsAsDate);
  return holds ? [{ start: index, end: index + digits.length }] : [];
}

/** The text with ASCII digits, one kind of blank and dash, and nothing invisible; `spanOf` tells what a place of it came from. */
function plainly(text: string): { plain: string; spanOf(place: number): CprPlace } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is ASCII is looked at as it is.
  if (/^[\x00-\x7f]*$/.test(text))
    return { plain: text.replace(/\s/g, ' '), spanOf: (place) => ({ start: place, end: place + 1 }) };
  const spans: CprPlace[] = [];
  let plain = '';
  let start = 0;
  for (const sign of text) {
    const end = start + sign.length;
    const shown = plainSign(sign);
    for (let i = 0; i < shown.length; i++) spans.push({ start, end });
    plain += shown;
    start = end;
  }
  return { plain, spanOf: (place) => spans[place] ?? { start: text.length, end: text.length } };
}

function plainSign(sign: string): string {
  if (dash.test(sign)) return '-';
  if (invisible.test(sign)) return '';
  if (blank.test(sign)) return ' ';
  const shown = [...(ringed(sign) ?? sign.normalize('NFKC'))];
  const digits = shown.filter((one) => /\p{Nd}/u.test(one));
  // Only the digit of one with a ring, brackets or a dot.
  if (digits.length > 0) return digits.map(digitOf).join('');
  return shown.length === 1 ? (shown[0] ?? sign) : sign;
}

/** Where the digits in rings that are filled, doubled or of another hand begin, from one to ten; NFKC knows none of them. */
const rings = [0x24f5, 0x2776, 0x2780, 0x278a];

function ringed(sign: string): string | null {
  const point = sign.codePointAt(0) ?? 0;
  if (point === 0x24ff || point === 0x1f10b || point === 0x1f10c) return '0';
  const first = rings.find((start) => point >= start && point < start + 10);
  return first === undefined ? null : String(point - first + 1);
}

/** Unicode has the digits of each script in a row of ten, from zero on. */
function digitOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  let zero = point;
  while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (point - zero) % 10;
}
