import type { Provider } from '../../../common/database/provider.ts';
import { areIn } from '../../../common/database/recordset.ts';
import { empty, isIn, name, type Sql, sql } from '../../../common/database/sql.ts';
import type { DetailsArgument, ErrorCode } from '../../../common/errors/error-codes.ts';
import { type Problem, problem } from '../../../common/errors/problem.ts';
import { isOpenEnd } from '../../../common/parse/days.ts';
import { isUuid } from '../../../common/parse/identifiers.ts';
import { timeOrderedId } from '../../../common/time-ordered-id.ts';
import type { Enhed } from '../../generated/sqlite/client.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { opened } from './at-rest.ts';
import { type Content, type ObjectKind, objectKinds, type Rows, unitColumnOf } from './object-kinds.ts';
import { contentOf, type Objekt } from './objekt.ts';
import type { Place } from './place.ts';

/** Where a unit of work reads: a transaction that is to write, or a snapshot for a dry run. */
export interface Source {
  provider: Provider;
  /** Opens what is stored of protected persons. */
  vault: CprVault;
  query<Row>(statement: Sql): Promise<Row[]>;
}

/** A source in whose name the input writes, or whose word it sets aside. */
export interface Spoken {
  kilde: string;
  path: string[];
  /** Municipal staff may, too, without being a writer of that source. */
  byHand: boolean;
}

/** What a call gave and could not be taken in, since a person whom it was not told of stands against it. */
export interface Withheld {
  /** Whom it was given for. */
  personId: string;
  /** The person, or the tie that was stored all the same. */
  objektId: string;
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
 * The part of the data that a write touches, held in memory until it is checked. A use case loads what it needs, in
 * lists rather than one by one, and changes it here; nothing is stored before the rules have seen the result.
 */
export class Work {
  readonly errors: Problem[] = [];
  readonly warnings: Problem[] = [];
  /** The day of the write in Denmark, ISO date. */
  readonly today: string;
  /** Where in the input an object was made that an earlier part of the same input has stored. */
  readonly madeAt: (id: string) => readonly string[] | undefined;
  /** Whether who writes may not see a person: then nothing that the input says of them is compared with what is known. */
  readonly hides: (person: Objekt<'person'>) => boolean;
  /** Whether who writes has the right to what is at a place: what is elsewhere is to them as if it were not there. */
  readonly reaches: (place: Place) => boolean;
  /**
   * Whether a CPR number finds a person whom who writes may not see: in what is stored, never in what is answered, where
   * such a number is as one that nobody has.
   */
  readonly findsHidden: boolean;
  /** Such persons whose number the input gives: what is stored is then another than what is answered. */
  readonly metHidden = new Set<string>();
  /** Whom the persons stand for that it makes in the place of such ones, by id. */
  readonly standsFor = new Map<string, string>();
  /** For those who may see the persons. */
  readonly withheld: Withheld[] = [];
  /** Persons of whom a source gave the number that is theirs. */
  readonly agreed: { personId: string; kilde: string }[] = [];
  /** In the name of which sources it writes: the caller must be one of their writers. */
  readonly spoken: Spoken[] = [];
  readonly #idAt: View['idAt'];
  readonly #source: Source;
  readonly #vault: CprVault;
  readonly #objekter = new Map<ObjectKind, Map<string, Objekt>>();
  /** Where what was loaded is, when it was loaded. */
  readonly #places = new Map<object, Place>();
  readonly #strangers = new Set<string>();
  readonly #enheder = new Map<string, Enhed | null>();
  readonly #asked = new Set<string>();
  readonly #named = new Map<Objekt, string[]>();
  readonly #doubted = new Set<string>();
  /** Of each kind by column: what is created goes into them, anything else makes them anew. */
  readonly #indexes = new Map<ObjectKind, Map<string, Map<string, Objekt[]>>>();

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
    this.#source = source;
    this.#vault = source.vault.held();
    this.today = today;
    this.madeAt = madeAt;
    this.hides = hides;
    this.reaches = reaches;
    this.findsHidden = findsHidden;
    this.#idAt = idAt;
  }

  /** Takes in the current objects whose column has one of the values. Those that are here already stay as they are. */
  async load<S extends ObjectKind>(kind: S, column: keyof Rows[S] & string, values: Iterable<string>): Promise<void> {
    const isHere = (value: string) => column === 'id' && this.#of(kind).has(value);
    const unasked = [...new Set(values)].filter(
      (value) => !isHere(value) && !this.#asked.has(`${kind} ${column} ${value}`),
    );
    if (unasked.length === 0) return;
    for (const value of unasked) this.#asked.add(`${kind} ${column} ${value}`);
    await this.loadSome(kind, isIn(this.#source.provider, name(column), unasked));
  }

  /** The same by two columns, which have one of the pairs of values. The first one is to have an index. */
  async loadPairs<S extends ObjectKind>(
    kind: S,
    columns: readonly [keyof Rows[S] & string, keyof Rows[S] & string],
    pairs: readonly (readonly [string, string])[],
  ): Promise<void> {
    const keyOf = (pair: readonly [string, string]) => `${kind} ${columns.join(' ')} ${pair.join('\0')}`;
    const unasked = pairs.filter((pair) => !this.#asked.has(keyOf(pair)));
    if (unasked.length === 0) return;
    for (const pair of unasked) this.#asked.add(keyOf(pair));
    await this.loadSome(kind, areIn(this.#source.provider, columns, unasked));
  }

  /** Takes in the current objects that fit a condition. Those that are here already stay as they are. */
  async loadSome<S extends ObjectKind>(kind: S, condition: Sql): Promise<void> {
    const objekter = this.#of(kind);
    // To read an object again costs more than to say that it is here: a reload finds each by several columns.
    const isHere = isIn(this.#source.provider, name('id'), [...objekter.keys()]);
    // Its municipality comes with it: a statement of its own would tell, by the time it takes, that there is something.
    const rows = await this.#source.query<Rows[S] & { stedKommune: string | null }>(sql`
      SELECT *, ${kommuneOf(kind)} AS "stedKommune" FROM ${name(objectKinds[kind].table)}
      WHERE "toChange" IS NULL AND ${condition}${objekter.size === 0 ? empty : sql` AND NOT (${isHere})`}`);
    for (const { stedKommune, ...row } of rows) {
      if (objekter.has(row.id) || this.#isOfStranger(kind, row)) continue;
      // The row without what was read beside it, which the spread of a union cannot say.
      const before = opened(kind, this.#vault, row as unknown as Rows[S]);
      const objekt: Objekt<S> = { kind, id: row.id, before, after: contentOf(kind, before), path: null };
      objekter.set(row.id, objekt);
      this.#places.set(objekt, placeOf(kind, before, stedKommune));
    }
    this.#indexes.delete(kind);
  }

  /** Reads what is not an object of the pipeline, or only looked at. */
  query = <Row>(statement: Sql): Promise<Row[]> => this.#source.query<Row>(statement);

  get vault(): CprVault {
    return this.#source.vault;
  }

  get provider(): Provider {
    return this.#source.provider;
  }

  /** Takes in units of the register as they are known here. */
  async loadEnheder(numre: Iterable<string>): Promise<void> {
    const unasked = [...new Set(numre)].filter((nummer) => !this.#enheder.has(nummer));
    if (unasked.length === 0) return;
    const { query, provider } = this.#source;
    for (const nummer of unasked) this.#enheder.set(nummer, null);
    const rows = await query<Enhed>(sql`SELECT * FROM "Enhed" WHERE ${isIn(provider, name('nummer'), unasked)}`);
    for (const row of rows) this.#enheder.set(row.nummer, row);
  }

  /** A unit that was loaded; undefined when it is not known. */
  enhed = (nummer: string): Enhed | undefined => this.#enheder.get(nummer) ?? undefined;

  get<S extends ObjectKind>(kind: S, id: string | null): Objekt<S> | undefined {
    return id === null ? undefined : this.#of(kind).get(id);
  }

  /** The objects of a kind that were loaded or created, as they are to be. */
  all<S extends ObjectKind>(kind: S): Objekt<S>[] {
    return [...this.#of(kind).values()];
  }

  /** The objects of a kind whose column is to have a value; found through an index, for a rule asks for each object. */
  where<S extends ObjectKind>(kind: S, column: keyof Content[S] & string, value: string): Objekt<S>[] {
    const indexes = this.#indexes.get(kind) ?? new Map<string, Map<string, Objekt[]>>();
    this.#indexes.set(kind, indexes);
    const index = indexes.get(column) ?? indexed(this.all(kind), column);
    indexes.set(column, index);
    // A list of its own, since what is created meanwhile comes into the index; its kind the map's type cannot say.
    return [...(index.get(value) ?? [])] as unknown as Objekt<S>[];
  }

  create<S extends ObjectKind>(kind: S, after: Content[S], path: string[], id = this.newId(kind, path)): Objekt<S> {
    const objekt: Objekt<S> = { kind, id, before: null, after: withOpenEnd(kind, after), path };
    this.#of(kind).set(id, objekt);
    for (const [column, index] of this.#indexes.get(kind) ?? []) addTo(index, objekt, column as keyof Content[S]);
    return objekt;
  }

  /** An id for what is made there. */
  newId = (kind: ObjectKind, path: readonly string[]): string => this.#idAt(kind, path) ?? timeOrderedId();

  /** `given`: what the input speaks of, where the patch follows from more than that. */
  change<S extends ObjectKind>(
    objekt: Objekt<S>,
    patch: Partial<Content[S]>,
    path: string[],
    given: Iterable<string> = Object.keys(patch),
  ): Objekt<S> {
    for (const [column, value] of Object.entries(patch))
      if (objekt.after[column as keyof Content[S]] !== value) this.#indexes.get(objekt.kind)?.delete(column);
    Object.assign(objekt.after, withOpenEnd(objekt.kind, patch));
    objekt.given = new Set([...(objekt.given ?? []), ...given]);
    objekt.path ??= path;
    return objekt;
  }

  /** The objects that the write touches. */
  touched(): Objekt[] {
    return (Object.keys(objectKinds) as ObjectKind[]).flatMap((kind) =>
      this.all(kind).filter(({ path }) => path !== null),
    );
  }

  /** The objects that the input names, each with its place there. */
  named(): { objekt: Objekt; path: string[] }[] {
    return [...this.#named].map(([objekt, path]) => ({ objekt, path }));
  }

  /**
   * The object that an input names; a problem is noted when there is none, or when the caller knows an old version. It
   * takes the right to it, whatever becomes of the write: what is elsewhere answers as what is not there at all.
   */
  existing<S extends ObjectKind>(kind: S, id: string, path: string[], expectedVersion?: number | null) {
    const objekt = this.inReach(kind, id);
    if (!objekt) {
      // What is no id may be anything, also personal: it is not repeated.
      const value = isUuid(id) ? id : '?';
      this.refuse('OBJECT_UNKNOWN', path, { field: path.at(-1) ?? '', slags: kind, value });
      return undefined;
    }
    this.name(objekt, path);
    this.expectVersion(objekt, [...path.slice(0, -1), 'expectedVersion'], expectedVersion);
    return objekt;
  }

  /** An object that was loaded, if it is where who writes has the right to it; it is asked of it as it was. */
  inReach<S extends ObjectKind>(kind: S, id: string | null): Objekt<S> | undefined {
    const objekt = this.get(kind, id);
    const place = objekt && this.#places.get(objekt);
    return place && !this.reaches(place) ? undefined : objekt;
  }

  /**
   * Makes a person, with all that is theirs, as one who is not there: who writes refers to them and has no right to them,
   * and what a rule says of their ties, or that it has nothing to say, would tell of them.
   */
  conceal(personId: string): void {
    this.#strangers.add(personId);
    for (const [kind, objekter] of this.#objekter)
      for (const [id, { before }] of objekter)
        if (before !== null && this.#isOfStranger(kind, before)) objekter.delete(id);
    this.#indexes.clear();
  }

  /** Notes that the input is about an object, also where it is not written: the right to it is asked. */
  name<S extends ObjectKind>(objekt: Objekt<S>, path: string[]): void {
    // Which kind it is matters to nobody who asks for the named.
    this.#named.set(objekt as unknown as Objekt, path);
  }

  /** Notes a problem when the caller knows another version. What is not there yet is at version 0. */
  expectVersion(objekt: Objekt | undefined, path: string[], expected: number | null | undefined): void {
    const current = objekt?.before?.version ?? 0;
    if (expected != null && expected !== current) this.refuse('VERSION_MISMATCH', path, { current, value: expected });
  }

  /** Notes that the input writes in the name of a source, which takes the right to it. */
  speakAs(kilde: string, path: string[], byHand = false): void {
    if (!this.isDoubted(path)) this.spoken.push({ kilde, path, byHand });
  }

  /**
   * What stands at this place of the input could not be read or found, which is noted, and something else stands in for
   * it: so the rules see the rest, and what they say of the place is not told.
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

  refuse<Code extends ErrorCode>(code: Code, path: string[], ...details: DetailsArgument<Code>): void {
    if (!this.isDoubted(path)) this.errors.push(problem(code, path, ...details));
  }

  warn<Code extends ErrorCode>(code: Code, path: string[], ...details: DetailsArgument<Code>): void {
    this.warnings.push(problem(code, path, ...details));
  }

  #isOfStranger(kind: ObjectKind, row: object): boolean {
    if (this.#strangers.size === 0) return false;
    const { id, personId, barnId, vaertId } = row as Record<string, unknown>;
    const persons = kind === 'person' ? [id] : [personId, barnId, vaertId];
    return persons.some((one) => typeof one === 'string' && this.#strangers.has(one));
  }

  #of<S extends ObjectKind>(kind: S): Map<string, Objekt<S>> {
    const known = this.#objekter.get(kind) ?? new Map<string, Objekt>();
    this.#objekter.set(kind, known);
    // A map per kind holds objects of that kind alone, which a map of maps cannot say.
    return known as unknown as Map<string, Objekt<S>>;
  }
}

/** The municipality of where an object is, as SQL beside its row. */
function kommuneOf(kind: ObjectKind): Sql {
  const { table } = objectKinds[kind];
  const column = unitColumnOf(kind);
  if (column === null) return sql`${name(table, 'kommuneKode')}`;
  return sql`(SELECT "Enhed"."kommuneKode" FROM "Enhed" WHERE "Enhed"."nummer" = ${name(table, column)})`;
}

function placeOf<S extends ObjectKind>(kind: S, row: Rows[S], kommune: string | null): Place {
  const column = unitColumnOf(kind);
  return { enhed: column && String((row as Record<string, unknown>)[column]), kommune };
}

/** A last day that stands for none is none, whichever door it came through. A guest stay alone must have an end. */
function withOpenEnd<T extends object>(kind: ObjectKind, content: T): T {
  const { gyldigTil } = content as { gyldigTil?: string | null };
  const isOpen = kind !== 'gaesteophold' && typeof gyldigTil === 'string' && isOpenEnd(gyldigTil);
  return isOpen ? { ...content, gyldigTil: null } : content;
}

function indexed<S extends ObjectKind>(objekter: Objekt<S>[], column: keyof Content[S]): Map<string, Objekt[]> {
  const index = new Map<string, Objekt[]>();
  for (const objekt of objekter) addTo(index, objekt, column);
  return index;
}

function addTo<S extends ObjectKind>(index: Map<string, Objekt[]>, objekt: Objekt<S>, column: keyof Content[S]): void {
  const value = String(objekt.after[column]);
  const known = index.get(value);
  if (known) known.push(objekt as unknown as Objekt);
  else index.set(value, [objekt as unknown as Objekt]);
}
