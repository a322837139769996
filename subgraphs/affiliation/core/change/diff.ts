import { eachOf, personColumns } from '../input/person-fields.ts';
import { actionOf, type ChangeAction, type Compared, changedColumns, givenUnseen } from './action-of.ts';
import { type Content, type ObjectKind, objectKinds } from './object-kinds.ts';
import type { Work } from './work.ts';

/** What a write does to one object. */
export interface ObjektDiff {
  slags: ObjectKind;
  /** Its id; null in a dry run that would create it. */
  id: string | null;
  action: ChangeAction;
  fields: FieldDiff[];
}

/** What the work changes, object by object. */
export function diff(work: Work, isStored: boolean): ObjektDiff[] {
  return work.touched().flatMap((objekt): ObjektDiff[] => {
    const action = actionOf(objekt);
    if (action === null) return [];
    const id = objekt.before === null && !isStored ? null : objekt.id;
    return [{ slags: objekt.kind, id, action, fields: fieldDiffs(objekt) }];
  });
}

/** One field of an object before and after. Of personal fields it says only that they changed, or were given. */
export interface FieldDiff {
  field: string;
  before: string | null;
  after: string | null;
  personal: boolean;
}

/** The fields that differ, each once; of what may not be seen the personal ones that are given, whether they differ or not. */
export function fieldDiffs(objekt: Compared): FieldDiff[] {
  const diffs = [
    ...changedColumns(objekt).flatMap((column) => columnDiffs(objekt, column)),
    ...givenUnseen(objekt)
      .flatMap((column) => fieldNames(objekt.kind, column))
      .map((field): FieldDiff => ({ field, before: null, after: null, personal: true })),
  ];
  return [...new Map(diffs.map((diff) => [diff.field, diff])).values()];
}

function columnDiffs(objekt: Compared, column: string): FieldDiff[] {
  const { kind } = objekt;
  const personal = (objectKinds[kind].personal as readonly string[]).includes(column);
  const [before, after] = [objekt.before, objekt.after].map((row) => text((row as Row | null)?.[column])) as Texts;
  const told = personal ? { before: null, after: null } : { before, after };
  return fieldNames(kind, column, before, after).map((field) => ({ field, ...told, personal }));
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

/** What the schema calls a column whose value changes; all that it holds when the values are not told. */
function fieldNames(kind: ObjectKind, column: string, before?: string | null, after?: string | null): string[] {
  const names = (otherwise[kind] as Record<string, Names> | undefined)?.[column] ?? [column];
  return typeof names === 'function' ? names(before, after) : names;
}
