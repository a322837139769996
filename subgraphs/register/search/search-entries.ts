import type { Placed } from '../../common/lists/read-page.ts';
import { fold } from '../../common/text/fold.ts';
import { mapInTurns } from '../../common/turns/turns.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { Kommune } from '../kodeliste/kommune.ts';

/** The parts of a stored object that a search looks at. */
export interface SearchRow {
  niveau: Niveau;
  nummer: string;
  /** Number of the object it belongs to; for a daginstitution the municipality's code. */
  parent: string;
  aktivitetsstatus: string;
  foldedNavn: string;
  sortNavn: string;
  foldedAdresse: string | null;
  vejNavn: string | null;
  husNummer: string | null;
  postNummer: string | null;
  byNavn: string | null;
  supplerendeBynavn: string | null;
  cvrNummer: string | null;
  pNummer: string | null;
}

/** A search: the folded text, its words, and the municipality that it keeps to, if any. */
interface Asked {
  text: string;
  words: readonly string[];
  kommune: string | null;
  kommuner: readonly Kommune[];
}

/** An object that was found. */
interface Found {
  niveau: Niveau;
  nummer: string;
  rank: number;
}

interface Entry extends Omit<Found, 'rank'> {
  /** The entry above it; for a daginstitution the municipality's code. */
  parent: string;
  /** The administrative municipality's code. */
  kommune: string;
  navn: string;
  /** Words of the name, and of the address, by their place in the vocabulary. */
  navnWords: readonly number[];
  adresseWords: readonly number[];
  /** The object's number, CVR number and P-number, folded. */
  numbers: readonly string[];
  /** Street and house number, then post number and towns, without blanks: "4 A" is "4A". */
  gade: string;
  steder: readonly string[];
  /** Where it stands among those of its rank: the active first, then by name and number. */
  place: string;
}

/** How the words of a search fit those of the vocabulary, and the municipalities' names, word by word. */
interface Fits {
  /** The text without blanks. */
  whole: string;
  words: Uint8Array[];
  kommuner: Map<string, number>[];
}

/** Lower than any letter, so that a name comes before those that it begins. */
const between = '\u0001';

/** What can be found of a register, in memory: the words of every object, each word of the vocabulary held once. */
export class SearchEntries {
  readonly #vocabulary = new Map<string, number>();
  readonly #entries = new Map<string, Entry>();

  /** The entries of a whole register, taken in while others get their turn. */
  static async of(pages: AsyncIterable<readonly SearchRow[]>): Promise<SearchEntries> {
    const made = new SearchEntries();
    for await (const rows of pages) await mapInTurns(rows, (row) => made.#take(row));
    await mapInTurns(made.#entries.values(), (entry) => made.#place(entry));
    return made;
  }

  /** Takes in a few objects, or what has become of them. Words that nobody has any more stay; they find nothing. */
  put(rows: readonly SearchRow[]): void {
    for (const row of rows) this.#take(row);
    for (const entry of this.#entries.values()) this.#place(entry);
  }

  #take(row: SearchRow): void {
    this.#entries.set(`${row.niveau} ${row.nummer}`, this.#entryOf(row));
  }

  #place(entry: Entry): void {
    entry.kommune = this.#kommuneOf(entry);
  }

  /** Every object that fits, with its place in the answer. */
  find(asked: Asked): Placed<Found>[] {
    const fits: Fits = {
      whole: compact(asked.text),
      words: asked.words.map((word) => this.#fitsOf(word)),
      kommuner: asked.words.map((word) => kommuneFits(word, asked.kommuner)),
    };
    const found: Placed<Found>[] = [];
    for (const entry of this.#entries.values()) {
      if (asked.kommune !== null && asked.kommune !== entry.kommune) continue;
      const rank = rankOf(entry, asked, fits);
      const { niveau, nummer, place } = entry;
      if (rank !== null) found.push({ place: `${rank}${place}`, node: { niveau, nummer, rank } });
    }
    return found;
  }

  #fitsOf(asked: string): Uint8Array {
    const fits = new Uint8Array(this.#vocabulary.size);
    for (const [word, i] of this.#vocabulary) fits[i] = fitOf(asked, word);
    return fits;
  }

  /** The daginstitution's municipality: when it moves, everything below it does. */
  #kommuneOf({ niveau, parent }: Entry): string {
    if (niveau === 'daginstitution') return parent;
    const above = this.#entries.get(parent);
    return above ? this.#kommuneOf(above) : '';
  }

  #entryOf(row: SearchRow): Entry {
    const { niveau, nummer, parent, foldedNavn, foldedAdresse, sortNavn, aktivitetsstatus } = row;
    return {
      niveau,
      nummer,
      parent: `${levelAbove[niveau]}${parent}`,
      kommune: '',
      navn: foldedNavn,
      navnWords: this.#wordsOf(foldedNavn),
      adresseWords: this.#wordsOf(foldedAdresse ?? ''),
      numbers: [nummer, row.cvrNummer, row.pNummer].flatMap((number) => (number ? [number.toLowerCase()] : [])),
      gade: row.vejNavn && row.husNummer ? compact(fold(`${row.vejNavn} ${row.husNummer}`)) : '',
      steder: [row.postNummer, row.byNavn, row.supplerendeBynavn].map((sted) => compact(fold(sted ?? ''))),
      place: [aktivitetsstatus, sortNavn, nummer, niveau].join(between),
    };
  }

  #wordsOf(folded: string): number[] {
    if (folded === '') return [];
    return folded.split(' ').map((word) => {
      const known = this.#vocabulary.get(word) ?? this.#vocabulary.size;
      this.#vocabulary.set(word, known);
      return known;
    });
  }
}

/** What precedes a parent's number in the key of its entry. */
const levelAbove = { daginstitution: '', anvisningsenhed: 'daginstitution ', alternativAdresse: 'anvisningsenhed ' };

const compact = (folded: string): string => folded.replaceAll(' ', '');

/** Municipalities by their full names: "Silkeborg Kommune", "Københavns Kommune". */
function kommuneFits(asked: string, kommuner: readonly Kommune[]): Map<string, number> {
  const best = (navn: string) =>
    Math.max(
      ...fold(`${navn} ${navn}s Kommune`)
        .split(' ')
        .map((word) => fitOf(asked, word)),
    );
  return new Map(kommuner.map(({ kode, navn }) => [kode, best(navn)]));
}

/** See SearchHit.rank; null when it does not fit. */
function rankOf(entry: Entry, asked: Asked, { whole, words, kommuner }: Fits): number | null {
  if (isExact(entry, asked.text, whole)) return 1;
  let [inNavn, anywhere]: [number, number] = [fit.whole, fit.whole];
  for (const [i, word] of asked.words.entries()) {
    const navn = bestOf(entry.navnWords, words[i]);
    const elsewhere = entry.numbers.includes(word) ? fit.whole : bestOf(entry.adresseWords, words[i]);
    inNavn = Math.min(inNavn, navn);
    anywhere = Math.min(anywhere, Math.max(navn, elsewhere, kommuner[i]?.get(entry.kommune) ?? 0));
    if (anywhere === fit.none) return null;
  }
  if (entry.navn.startsWith(`${asked.text} `)) return 2; // the whole name is exact
  if (anywhere === fit.mistyped) return 9;
  return 2 * (fit.whole - anywhere) + (inNavn === anywhere ? 3 : 4);
}

function bestOf(words: readonly number[], fits: Uint8Array | undefined): number {
  let best = 0;
  for (const word of words) best = Math.max(best, fits?.[word] ?? 0);
  return best;
}

/** Whether the text is the whole name, one of the numbers, or the address: street, house number and no, any or all of what follows. */
function isExact({ navn, numbers, gade, steder }: Entry, text: string, whole: string): boolean {
  if (navn === text) return true;
  if (numbers.includes(whole)) return true;
  if (gade === '' || !whole.startsWith(gade)) return false;
  const [post = '', by = '', sted = ''] = steder;
  const rest = whole.slice(gade.length);
  return ['', post, by, post + by, sted + post + by, post + by + sted, sted + by, sted].includes(rest);
}

/** How well a word of a search fits a word of the register; the higher the better. */
const fit = { none: 0, mistyped: 1, part: 2, beginning: 3, whole: 4 } as const;

/** Shorter words are one typing error away from too many others. */
const shortestMistyped = 4;

/** How well one folded word fits another. A number is no part of a longer one, and with another digit it is another one. */
function fitOf(asked: string, word: string): number {
  if (word === asked) return fit.whole;
  if (/^\d+$/.test(asked))
    return word.startsWith(asked) && /\D/.test(word.charAt(asked.length)) ? fit.beginning : fit.none;
  if (word.startsWith(asked)) return fit.beginning;
  if (word.includes(asked)) return fit.part;
  if (Math.abs(asked.length - word.length) > 1 || asked.length < shortestMistyped || /\d/.test(asked)) return fit.none;
  return isOneErrorAway(asked, word) ? fit.mistyped : fit.none;
}

/** A letter too many, too few or wrong, or two that changed places. The words differ, and in length by one at most. */
function isOneErrorAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const areSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return areSwapped && short.slice(at + 2) === long.slice(at + 2);
}
