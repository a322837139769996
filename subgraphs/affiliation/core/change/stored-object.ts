import { mapInTurns } from '../../../common/turns/turns.ts';
import { eachOf, personColumns } from '../input/person-fields.ts';
import { type Content, type ObjectKind, objectKinds, type Rows } from './object-kinds.ts';
import type { Work } from './work.ts';

/** An object in a unit of work: what it was, and what it is to be. */
export interface StoredObject<S extends ObjectKind = ObjectKind> {
  kind: S;
  id: string;
  before: Rows[S] | null;
  after: Content[S];
  /** Where in the input it is written; null for an object that is only looked at. */
  path: string[] | null;
  /** It follows from the input at `path`, which has none of its fields: an error about one of them names the whole. */
  follows?: true;
  /** Of a child: the input gives its contacts, too, so that none of them follows it. */
  tellsKontakter?: true;
  /** The fields that the input speaks of, by columns or by their names in the schema. */
  given?: Set<string>;
  /**
   * Columns that the writer may not see: neither the answer nor what is stored says whether they differ from the input,
   * so the object is written whenever something of them is given.
   */
  unseen?: readonly string[];
  /** It is written although nothing of it may change: the answer says that something does. */
  isAnew?: true;
  /** It is erased: nothing personal stays of it. */
  erases?: true;
}

/** What a write decides of a stored version. */
export function contentOf<S extends ObjectKind>(kind: S, row: Rows[S]): Content[S] {
  const columns = Object.keys(objectKinds[kind].columns) as (keyof Rows[S])[];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Content[S];
}

/**
 * What a change does to its object. `end`: it has a last day, or was called off, and had or was not before. `erase`:
 * nothing personal stays of it.
 */
export const actions = ['create', 'update', 'end', 'erase'] as const;
export type ChangeAction = (typeof actions)[number];

/** The columns that differ from what is stored, without those that may not be seen. */
export function changedColumns({ kind, before, after, unseen = [] }: Compared): string[] {
  const value = (row: object | null, column: string) => (row as Record<string, unknown> | null)?.[column] ?? null;
  return Object.keys(objectKinds[kind].columns).filter(
    (column) => !unseen.includes(column) && value(before, column) !== value(after, column),
  );
}

/** What is compared of an object. */
export type Compared = Pick<StoredObject, 'kind' | 'before' | 'after' | 'unseen' | 'given'>;

/** What is given of the columns that may not be seen: by columns, or by the names that the schema has for their parts. */
const givenUnseen = ({ kind, unseen = [], given = new Set() }: Compared): string[] =>
  unseen.length === 0 ? [] : [...given].filter((one) => unseen.includes(one) || !(one in objectKinds[kind].columns));

/** Null when nothing changes, or nothing is given of what may not be seen. */
export function actionOf(object: StoredObject): ChangeAction | null {
  if (object.before === null) return 'create';
  const changed = changedColumns(object);
  if (changed.length + givenUnseen(object).length === 0) return object.isAnew ? 'update' : null;
  if (object.erases) return 'erase';
  const { gyldigTil, aflyst, status } = object.after as {
    gyldigTil?: string | null;
    aflyst?: boolean;
    status?: string;
  };
  const ends =
    (changed.includes('gyldigTil') && gyldigTil != null) ||
    (changed.includes('aflyst') && aflyst === true) ||
    (changed.includes('status') && (status === 'revoked' || status === 'rejected'));
  return ends ? 'end' : 'update';
}

/** Where an object belongs; the municipality is null when its unit is not known. */
export interface Place {
  enhed: string | null;
  kommune: string | null;
}

/** The column that says of which unit an object of a kind is; null where it is of a municipality alone. */
export const unitColumnOf = (kind: ObjectKind): string | null =>
  ['enhedsNummer', 'anvisningsenhedsNummer'].find((column) => column in objectKinds[kind].columns) ?? null;

/** What content belongs to: a unit, or, where its kind has none, a municipality. */
function belonging(kind: ObjectKind, content: object): { enhed: string | null; kommune: string | null } {
  const unit = unitColumnOf(kind);
  const row = content as Record<string, string>;
  return unit === null
    ? { enhed: null, kommune: row.kommuneKode ?? null }
    : { enhed: row[unit] ?? null, kommune: null };
}

/** Where an object belonged, null for a new one, and where it is to belong. The units must be loaded. */
export function placesOf(work: Work, { kind, before, after }: StoredObject): { before: Place | null; after: Place } {
  const place = (content: object): Place => {
    const { enhed, kommune } = belonging(kind, content);
    return { enhed, kommune: enhed === null ? kommune : (work.enhed(enhed)?.kommuneKode ?? null) };
  };
  return { before: before && place(before), after: place(after) };
}

/** The units that an object belongs or belonged to. */
export const enhederOf = ({ kind, before, after }: StoredObject): string[] =>
  [before, after].flatMap((content) => (content && belonging(kind, content).enhed) ?? []);

/** What a write does to one object. */
export interface ObjectDiff {
  objectKind: ObjectKind;
  /** Its id; null in a dry run that would create it. */
  id: string | null;
  action: ChangeAction;
  fields: FieldDiff[];
}

/** What the work changes, object by object. */
export async function diff(work: Work, isStored: boolean): Promise<ObjectDiff[]> {
  const diffs = await mapInTurns(work.touched(), (object): ObjectDiff[] => {
    const action = actionOf(object);
    if (action === null) return [];
    const id = object.before === null && !isStored ? null : object.id;
    return [{ objectKind: object.kind, id, action, fields: fieldDiffs(object) }];
  });
  return diffs.flat();
}

/** One field of an object before and after. For personal fields it says only that they changed, or were given. */
export interface FieldDiff {
  field: string;
  before: string | null;
  after: string | null;
  personal: boolean;
}

/**
 * The fields that differ, each once; for what may not be seen, the personal ones that are given, whether they differ or
 * not.
 */
export function fieldDiffs(object: Compared): FieldDiff[] {
  const diffs = [
    ...changedColumns(object).flatMap((column) => columnDiffs(object, column)),
    ...givenUnseen(object)
      .flatMap((column) => fieldNames(object.kind, column))
      .map((field): FieldDiff => ({ field, before: null, after: null, personal: true })),
  ];
  return [...new Map(diffs.map((diff) => [diff.field, diff])).values()];
}

function columnDiffs(object: Compared, column: string): FieldDiff[] {
  const { kind } = object;
  const personal = (objectKinds[kind].personal as readonly string[]).includes(column);
  const [before, after] = [object.before, object.after].map((row) => text((row as Row | null)?.[column])) as Texts;
  const values = personal ? { before: null, after: null } : { before, after };
  return fieldNames(kind, column, before, after).map((field) => ({ field, ...values, personal }));
}

type Row = Record<string, unknown>;
type Texts = [string | null, string | null];

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** Fields that hang together in one column: those whose text differs are the ones that changed. */
const parts =
  (...fields: string[]) =>
  (before?: string | null, after?: string | null): string[] => {
    if (before === undefined || after === undefined) return fields;
    const [was, is] = [before, after].map((column) => JSON.parse(column ?? '{}') as Record<string, unknown>);
    return fields.filter((field) => JSON.stringify(was?.[field] ?? null) !== JSON.stringify(is?.[field] ?? null));
  };

type Names = string[] | ReturnType<typeof parts>;

/**
 * The columns that the schema calls otherwise. No name: it has no field for the column, which follows from others. What
 * no type shows has the name that its input has.
 */
const otherwise: { [S in ObjectKind]?: Partial<Record<keyof Content[S], Names>> } = {
  dagplejegruppe: { anvisningsenhedsNummer: ['anvisningsenhed'] },
  dagplejer: {
    dagplejegruppeId: ['dagplejegruppe'],
    enhedsNummer: ['anvisningsenhed'],
    gruppeId: ['hovedgruppeId'],
  },
  gaesteophold: { enhedsNummer: ['anvisningsenhed'] },
  person: {
    cprIndex: ['cpr'],
    cprCipher: ['cpr'],
    cprNoegle: ['cpr'],
    ...eachOf(personColumns, ({ shows }): Names => (shows.length > 1 ? parts(...shows) : shows)),
    antalKilder: [],
  },
  tilknytning: { personId: ['person'], hovedgruppeId: ['hovedgruppe'], barnId: ['barn'] },
  levering: { enhedsNavn: [], aftryk: [], snapshot: [] },
};

/** What the schema calls a column whose value changes; all that it holds when the values are not shown. */
function fieldNames(kind: ObjectKind, column: string, before?: string | null, after?: string | null): string[] {
  const names = (otherwise[kind] as Record<string, Names> | undefined)?.[column] ?? [column];
  return typeof names === 'function' ? names(before, after) : names;
}

/**
 * Fields that count as changed in every change of an object of a kind: a feed of one of them would otherwise tell what
 * `fields` does not, which of a protected person's fields differ, or of whom somebody is the contact.
 */
export const countAlways: { [S in ObjectKind]?: readonly string[] } = {
  person: [...new Set(objectKinds.person.personal.flatMap((column) => fieldNames('person', column)))],
  tilknytning: ['person', 'barn'],
};

/** The fields that a feed finds a change by. */
export const feedFieldsOf = (object: StoredObject): string[] => {
  const changed = changedColumns(object).flatMap((column) => columnDiffs(object, column).map(({ field }) => field));
  return [...new Set([...changed, ...(countAlways[object.kind] ?? [])])];
};

/** Every field that a change of any kind of object may be of. */
export const feedFields = (): string[] =>
  (Object.keys(objectKinds) as ObjectKind[]).flatMap((kind) =>
    Object.keys(objectKinds[kind].columns).flatMap((column) => fieldNames(kind, column)),
  );
