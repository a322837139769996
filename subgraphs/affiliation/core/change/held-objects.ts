import { areIn, empty, isIn, name, type Provider, type Sql, sql } from '../../../common/database/sql.ts';
import { isOpenEnd } from '../../../common/parse/days.ts';
import { timeOrderedId } from '../../../common/time-ordered-id.ts';
import { mapInTurns, Turns } from '../../../common/turns/turns.ts';
import type { Enhed } from '../../generated/sqlite/client.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { type Content, type ObjectKind, objectKinds, type Rows } from './object-kinds.ts';
import { opened } from './sealed-texts.ts';
import { contentOf, type Place, type StoredObject, unitColumnOf } from './stored-object.ts';

/** Where a unit of work reads: a transaction that is to write, or a snapshot for a dry run. */
export interface Source {
  provider: Provider;
  /** Opens what is stored of protected persons. */
  vault: CprVault;
  query<Row>(statement: Sql): Promise<Row[]>;
}

/** The id that the object made there has, where an earlier work on the same input made it. */
type IdAt = (kind: ObjectKind, path: readonly string[]) => string | undefined;

/**
 * The part of the data that a write touches, held in memory until it is checked. A use case loads what it needs, in
 * lists rather than one by one, and changes it here.
 */
export class HeldObjects {
  readonly #idAt: IdAt;
  readonly #source: Source;
  readonly #vault: CprVault;
  readonly #objects = new Map<ObjectKind, Map<string, StoredObject>>();
  /** Where what was loaded is, when it was loaded. */
  readonly #places = new Map<object, Place>();
  readonly #strangers = new Set<string>();
  readonly #turns = new Turns();
  readonly #enheder = new Map<string, Enhed | null>();
  readonly #daginstitutioner = new Map<string, string>();
  readonly #asked = new Set<string>();
  /** By kind and column: what is created or changed goes into them, what is loaded makes them anew. */
  readonly #indexes = new Map<ObjectKind, Map<string, Index>>();

  constructor(source: Source, idAt: IdAt) {
    this.#source = source;
    this.#vault = source.vault.held();
    this.#idAt = idAt;
  }

  /** Takes in the current objects whose column has one of the values. Those that are here already stay as they are. */
  async load<S extends ObjectKind>(kind: S, column: keyof Rows[S] & string, values: Iterable<string>): Promise<void> {
    await this.#turns.pause(undefined); // a write loads much, one after the other
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
    await this.#turns.pause(undefined);
    const keyOf = (pair: readonly [string, string]) => `${kind} ${columns.join(' ')} ${pair.join('\0')}`;
    const unasked = pairs.filter((pair) => !this.#asked.has(keyOf(pair)));
    if (unasked.length === 0) return;
    for (const pair of unasked) this.#asked.add(keyOf(pair));
    await this.loadSome(kind, areIn(this.#source.provider, columns, unasked));
  }

  /** Takes in the current objects that fit a condition. Those that are here already stay as they are. */
  async loadSome<S extends ObjectKind>(kind: S, condition: Sql): Promise<void> {
    const objects = this.#of(kind);
    // To read an object again costs more than to say that it is here: a reload finds each by several columns.
    const isHere = isIn(this.#source.provider, name('id'), [...objects.keys()]);
    // Its municipality comes with it: a statement of its own would tell, by the time it takes, that there is something.
    const rows = await this.#source.query<Rows[S] & { stedKommune: string | null }>(sql`
      SELECT *, ${kommuneOf(kind)} AS "stedKommune" FROM ${name(objectKinds[kind].table)}
      WHERE "toChange" IS NULL AND ${condition}${objects.size === 0 ? empty : sql` AND NOT (${isHere})`}`);
    await mapInTurns(rows, ({ stedKommune, ...row }) => {
      if (objects.has(row.id) || this.#isOfStranger(kind, row)) return;
      // The row without what was read beside it, which the spread of a union cannot say.
      const before = opened(kind, this.#vault, row as unknown as Rows[S]);
      const object: StoredObject<S> = { kind, id: row.id, before, after: contentOf(kind, before), path: null };
      objects.set(row.id, object);
      this.#places.set(object, placeOf(kind, before, stedKommune));
    });
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
    const rows = await query<Enhed & { overParent: string | null }>(sql`
      SELECT "Enhed".*, (SELECT "parentNummer" FROM "Enhed" AS "over" WHERE "over"."nummer" = "Enhed"."parentNummer")
        AS "overParent"
      FROM "Enhed" WHERE ${isIn(provider, name('nummer'), unasked)}`);
    for (const { overParent, ...row } of rows) {
      this.#enheder.set(row.nummer, row);
      this.#daginstitutioner.set(row.nummer, overParent ?? row.parentNummer ?? row.nummer);
    }
  }

  /** The daginstitution that a unit that was loaded is, or is under, as the register has it now; null when it is not known. */
  daginstitutionOf = (nummer: string | null): string | null =>
    nummer === null ? null : (this.#daginstitutioner.get(nummer) ?? null);

  /** A unit that was loaded; undefined when it is not known. */
  enhed = (nummer: string): Enhed | undefined => this.#enheder.get(nummer) ?? undefined;

  get<S extends ObjectKind>(kind: S, id: string | null): StoredObject<S> | undefined {
    return id === null ? undefined : this.#of(kind).get(id);
  }

  /** The objects of a kind that were loaded or created, as they are to be. */
  all<S extends ObjectKind>(kind: S): StoredObject<S>[] {
    return [...this.#of(kind).values()];
  }

  /** The objects of a kind whose column is to have a value; found through an index, for a rule asks for each object. */
  where<S extends ObjectKind>(kind: S, column: keyof Content[S] & string, value: string): StoredObject<S>[] {
    const indexes = this.#indexes.get(kind) ?? new Map<string, Index>();
    this.#indexes.set(kind, indexes);
    const index = indexes.get(column) ?? indexed(this.all(kind), column);
    indexes.set(column, index);
    return [...(index.get(value) ?? [])] as StoredObject<S>[]; // of its own, since what is created meanwhile comes into the index
  }

  create<S extends ObjectKind>(
    kind: S,
    after: Content[S],
    path: string[],
    id = this.newId(kind, path),
  ): StoredObject<S> {
    const object: StoredObject<S> = { kind, id, before: null, after: withOpenEnd(kind, after), path };
    this.#of(kind).set(id, object);
    for (const [column, index] of this.#indexes.get(kind) ?? []) addTo(index, object, column as keyof Content[S]);
    return object;
  }

  /** An id for what is made there. */
  newId = (kind: ObjectKind, path: readonly string[]): string => this.#idAt(kind, path) ?? timeOrderedId();

  /** `given`: what the input speaks of, where the patch follows from more than that. */
  change<S extends ObjectKind>(
    object: StoredObject<S>,
    patch: Partial<Content[S]>,
    path: string[],
    given: Iterable<string> = Object.keys(patch),
  ): StoredObject<S> {
    const content = withOpenEnd(object.kind, patch);
    const moved = [...(this.#indexes.get(object.kind) ?? [])].filter(
      ([column]) =>
        column in content && object.after[column as keyof Content[S]] !== content[column as keyof Content[S]],
    );
    for (const [column, index] of moved) takeFrom(index, object, column as keyof Content[S]);
    Object.assign(object.after, content);
    for (const [column, index] of moved) addTo(index, object, column as keyof Content[S]);
    object.given = new Set([...(object.given ?? []), ...given]);
    object.path ??= path;
    return object;
  }

  /** The objects that the write touches. */
  touched(): StoredObject[] {
    return (Object.keys(objectKinds) as ObjectKind[]).flatMap((kind) =>
      this.all(kind).filter(({ path }) => path !== null),
    );
  }

  /** Where an object was when it was loaded; undefined for one that is made here. */
  placeWhenLoaded = (object: object): Place | undefined => this.#places.get(object);

  /**
   * Makes a person, with all that is theirs, as one who is not there: who writes refers to them and has no right to them,
   * and what a rule says of their ties, or that it has nothing to say, would tell of them.
   */
  conceal(personId: string): void {
    this.#strangers.add(personId);
    for (const [kind, objects] of this.#objects)
      for (const [id, { before }] of objects)
        if (before !== null && this.#isOfStranger(kind, before)) objects.delete(id);
    this.#indexes.clear();
  }

  #isOfStranger(kind: ObjectKind, row: object): boolean {
    if (this.#strangers.size === 0) return false;
    const { id, personId, barnId, vaertId } = row as Record<string, unknown>;
    const persons = kind === 'person' ? [id] : [personId, barnId, vaertId];
    return persons.some((one) => typeof one === 'string' && this.#strangers.has(one));
  }

  #of<S extends ObjectKind>(kind: S): Map<string, StoredObject<S>> {
    const known = this.#objects.get(kind) ?? new Map<string, StoredObject>();
    this.#objects.set(kind, known);
    // A map per kind holds objects of that kind alone, which a map of maps cannot say.
    return known as unknown as Map<string, StoredObject<S>>;
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

/** The objects of one kind, which its type cannot say, by the value of a column. */
type Index = Map<string, Set<object>>;

function indexed<S extends ObjectKind>(objects: StoredObject<S>[], column: keyof Content[S]): Index {
  const index: Index = new Map();
  for (const object of objects) addTo(index, object, column);
  return index;
}

function addTo<S extends ObjectKind>(index: Index, object: StoredObject<S>, column: keyof Content[S]): void {
  const value = String(object.after[column]);
  const known = index.get(value);
  if (known) known.add(object);
  else index.set(value, new Set([object]));
}

const takeFrom = <S extends ObjectKind>(index: Index, object: StoredObject<S>, column: keyof Content[S]): void =>
  void index.get(String(object.after[column]))?.delete(object);
