import { isUuid } from '../../../common/parse/identifiers.ts';
import { type DetailsOf, type Problem, problem, type RefusalCode } from '../../errors/refusals.ts';
import { HeldObjects, type Source } from './held-objects.ts';
import type { ObjectKind } from './object-kinds.ts';
import type { Place, StoredObject } from './stored-object.ts';

/** A source in whose name the input writes, or whose word it sets aside. */
export interface Spoken {
  kilde: string;
  path: string[];
  /** Municipal staff may, too, without being a writer of that source. */
  byHand: boolean;
}

/** What a call gave and could not be taken in, because of a person whom its caller may not know of. */
export interface Withheld {
  /** Whom it was given for. */
  personId: string;
  /** The person, or the tie that was stored all the same. */
  objectId: string;
  kilde: string;
  enhedsNummer: string;
  /** The local id of a row that was not stored. */
  lokalId?: string;
  /** PERSON_CPR_CHANGED, CPR_TAKEN, the code of the rule that the tie breaks, or why the row was not stored. */
  kode: string;
  cpr: string | null;
}

/** How a work looks at what is stored. */
interface View {
  madeAt: Work['madeAt'];
  hides: Work['hides'];
  reaches: Work['reaches'];
  findsHidden: boolean;
  /** The id that the object made there has: that of an earlier work on the same input. */
  idAt(kind: ObjectKind, path: readonly string[]): string | undefined;
}

/**
 * A write until it is checked: the objects that it touches, what the input says of them and in whose name, and what is
 * wrong with it. Nothing is stored before the rules have seen the result.
 */
export class Work extends HeldObjects {
  readonly errors: Problem[] = [];
  readonly warnings: Problem[] = [];
  /** The day of the write in Denmark, ISO date. */
  readonly today: string;
  /** Where in the input an object was made that an earlier part of the same input has stored. */
  readonly madeAt: (id: string) => readonly string[] | undefined;
  /** Whether who writes may not see a person: then nothing that the input says of them is compared with what is known. */
  readonly hides: (person: StoredObject<'person'>) => boolean;
  /** Whether who writes has the right to what is at a place: what is elsewhere is to them as if it were not there. */
  readonly reaches: (place: Place) => boolean;
  /**
   * Whether a CPR number finds a person whom who writes may not see: in what is stored, never in what is answered, where
   * such a number is as one that nobody has.
   */
  readonly findsHidden: boolean;
  /** Such persons whose number the input gives: what is stored is then another than what is answered. */
  readonly metHidden = new Set<string>();
  /** Whom each person stands for that it makes in the place of such a one, by id. */
  readonly standsFor = new Map<string, string>();
  /** For those who may see the persons. */
  readonly withheld: Withheld[] = [];
  /** Persons whose right number a source gave. */
  readonly agreed: { personId: string; kilde: string }[] = [];
  /** The sources in whose name it writes: the caller must be one of their writers. */
  readonly spoken: Spoken[] = [];
  readonly #named = new Map<StoredObject, string[]>();
  readonly #doubted = new Set<string>();

  constructor(
    source: Source,
    today: string,
    {
      madeAt = () => undefined,
      hides = () => false,
      reaches = () => true,
      findsHidden = true,
      idAt = () => undefined,
    }: Partial<View> = {},
  ) {
    super(source, idAt);
    this.today = today;
    this.madeAt = madeAt;
    this.hides = hides;
    this.reaches = reaches;
    this.findsHidden = findsHidden;
  }

  /** The objects that the input names, each with its place there. */
  named(): { object: StoredObject; path: string[] }[] {
    return [...this.#named].map(([object, path]) => ({ object, path }));
  }

  /**
   * The object that an input names; a problem is noted when there is none, or when the caller knows an old version. It
   * takes the right to it, whatever becomes of the write: what is elsewhere answers as what is not there at all.
   */
  existing<S extends ObjectKind>(kind: S, id: string, path: string[], expectedVersion?: number | null) {
    const object = this.inReach(kind, id);
    if (!object) {
      // What is no id may be anything, also personal: it is not repeated.
      const value = isUuid(id) ? id : '?';
      this.refuse('OBJECT_UNKNOWN', path, { field: path.at(-1) ?? '', kind, value });
      return undefined;
    }
    this.name(object, path);
    this.expectVersion(object, [...path.slice(0, -1), 'expectedVersion'], expectedVersion);
    return object;
  }

  /** An object that was loaded, if it is where who writes has the right to it; it is asked of it as it was. */
  inReach<S extends ObjectKind>(kind: S, id: string | null): StoredObject<S> | undefined {
    const object = this.get(kind, id);
    const place = object && this.placeWhenLoaded(object);
    return place && !this.reaches(place) ? undefined : object;
  }

  /** Notes that the input is about an object, also where it is not written: the right to it is asked. */
  name<S extends ObjectKind>(object: StoredObject<S>, path: string[]): void {
    // Nobody who asks for the named objects needs to know their kind.
    this.#named.set(object as unknown as StoredObject, path);
  }

  /** Notes a problem when the caller knows another version. What is not there yet is at version 0. */
  expectVersion(object: StoredObject | undefined, path: string[], expected: number | null | undefined): void {
    const current = object?.before?.version ?? 0;
    if (expected != null && expected !== current) this.refuse('VERSION_MISMATCH', path, { current, value: expected });
  }

  /** Notes that the input writes in the name of a source, which takes the right to it. */
  speakAs(kilde: string, path: string[], byHand = false): void {
    if (!this.isDoubted(path)) this.spoken.push({ kilde, path, byHand });
  }

  /**
   * What stands at this place of the input could not be read or found, which is noted, and something else stands in for
   * it: so the rules see the rest, and what they say of the place is left out.
   */
  doubt(path: readonly string[]): void {
    this.#doubted.add(JSON.stringify(path));
  }

  /** Whether a place, or what it is part of, is one that the rules cannot judge. */
  isDoubted(path: readonly string[]): boolean {
    if (this.#doubted.size === 0) return false;
    return [...path, ''].some((_, i) => this.#doubted.has(JSON.stringify(path.slice(0, i))));
  }

  /** Whether something stands in for a part of the input: then the changes are not what was asked for. */
  get isDoubtful(): boolean {
    return this.#doubted.size > 0;
  }

  refuse<Code extends RefusalCode>(code: Code, path: string[], ...details: DetailsOf<Code>): void {
    if (!this.isDoubted(path)) this.errors.push(problem(code, path, ...details));
  }

  warn<Code extends RefusalCode>(code: Code, path: string[], ...details: DetailsOf<Code>): void {
    this.warnings.push(problem(code, path, ...details));
  }
}
