import { cleanTexts } from '../../../common/text/clean-text.ts';
import { fields } from '../../core/input/fields.ts';

/**
 * What the rows of one source have said so far, in this call or in the earlier parts of a file. A part that may be dropped
 * works on a fork, which is kept when it is not.
 */
export class RowMemory {
  /** Fields of persons that a row has given: what came first holds. */
  readonly persons: RowMarks;
  /** What each row is of, and from when. */
  readonly rows: RowMarks;
  /** Groups and affiliations that a row is of, by id. */
  readonly seen: RowMarks;
  /** Affiliations that these rows have made. */
  readonly made: RowMarks;

  /** People, by unit and local id, whose row gives no last day: it does not say either that a later period is over. */
  readonly goingOn: RowMarks;
  /** Units whose contacts have rows of their own: a contact ends because such a row is missing only there. */
  readonly kontaktRows: RowMarks;
  /** The rows that are refused, for good: forks have them in common. */
  readonly refused: RefusedRows;

  constructor(below: RowMemory | null = null) {
    this.persons = new RowMarks(below?.persons);
    this.rows = new RowMarks(below?.rows);
    this.seen = new RowMarks(below?.seen);
    this.made = new RowMarks(below?.made);
    this.goingOn = new RowMarks(below?.goingOn);
    this.kontaktRows = new RowMarks(below?.kontaktRows);
    this.refused = below?.refused ?? new RefusedRows();
  }

  fork = (): RowMemory => new RowMemory(this);

  keep(): void {
    for (const marks of [this.persons, this.rows, this.seen, this.made, this.goingOn, this.kontaktRows]) marks.keep();
  }
}

/** Where in the input rows first named things, by id or key. What is added stays apart until it is kept. */
class RowMarks {
  readonly #own = new Map<string, readonly string[]>();
  readonly #below: RowMarks | null;

  constructor(below: RowMarks | null = null) {
    this.#below = below;
  }

  has = (value: string): boolean => this.get(value) !== undefined;

  get = (value: string): readonly string[] | undefined => this.#own.get(value) ?? this.#below?.get(value);

  add(value: string, path: readonly string[]): void {
    if (!this.has(value)) this.#own.set(value, path);
  }

  keep(): void {
    for (const [value, path] of this.#own) this.#below?.add(value, path);
  }
}

type Place = readonly string[];

/** The rows of an input that are refused: what depends on them is refused too, and whom they are of does not end. */
class RefusedRows {
  readonly #byKey = new Map<string, Place>();
  readonly #cprNumre = new Map<string, string[]>();
  /** Of rows whose unit is none of the file's: a unit that is mistyped says nothing of where they are. */
  readonly #strays: string[] = [];
  /** Rows that do not say whom they are of, by unit; those that name no unit either are under the empty number. */
  readonly #blind = new Map<string, Place>();

  add({ enhed, key, cpr }: RowAbout, place: Place): void {
    if (key === null) this.#blind.set(enhed ?? '', this.#blind.get(enhed ?? '') ?? place);
    else this.#byKey.set(key, this.#byKey.get(key) ?? place);
    if (enhed !== null && cpr !== null) this.#cprNumre.set(enhed, [...(this.#cprNumre.get(enhed) ?? []), cpr]);
  }

  addStray({ cpr }: RowAbout): void {
    if (cpr !== null) this.#strays.push(cpr);
  }

  /** The place in the input of the refused row of a key. */
  place = (key: string): Place | undefined => this.#byKey.get(key);

  cprNumre = (enhed: string): string[] => [...(this.#cprNumre.get(enhed) ?? []), ...this.#strays];

  /** The place of a row that can be of anybody at a unit. */
  blindAt = (enhed: string): Place | undefined => this.#blind.get(enhed) ?? this.#blind.get('');
}

/** What a row is of, as far as it says. Read of unusable rows, too: whom they are of must not end for want of them. */
export interface RowAbout {
  enhed: string | null;
  /** "gruppe G10431 stue", "person G10431 B1"; of a contact the child whose it is: "kontakt G10431 B1". */
  key: string | null;
  cpr: string | null;
}

const keys = {
  gruppe: ['gruppe', 'kode'],
  barn: ['person', 'lokalId'],
  ansat: ['person', 'lokalId'],
  ekstern: ['person', 'lokalId'],
  kontakt: ['kontakt', 'barnLokalId'],
} as const;

/** What nothing is known of. */
export const aboutNothing: RowAbout = { enhed: null, key: null, cpr: null };

const names = { kode: fields.key('kode'), lokalId: fields.key('lokalId'), barnLokalId: fields.key('lokalId') };

/** What a row is of, whether it has the right form or not. */
export function aboutRow(row: unknown): RowAbout {
  const given = cleanTexts(row);
  if (typeof given !== 'object' || given === null) return aboutNothing;
  const { type, enhed: unit, person, ...rest } = given as Record<string, unknown>;
  const { data: enhed = null } = fields.enhed.safeParse(unit);
  const [kind, field] = keys[type as keyof typeof keys] ?? [];
  const name = field && names[field].safeParse(rest[field]).data;
  const { cpr } = (person ?? {}) as { cpr?: unknown };
  return {
    enhed,
    key: enhed === null || kind === undefined || name === undefined ? null : `${kind} ${enhed} ${name}`,
    cpr: kind === 'person' && typeof cpr === 'string' ? cpr : null,
  };
}
