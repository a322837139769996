import { type Content, type ObjectKind, objectKinds, type Rows } from './object-kinds.ts';

/** An object in a unit of work: what it was, and what it is to be. */
export interface Objekt<S extends ObjectKind = ObjectKind> {
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
   * Columns that who writes may not see: whether they differ from the input is told neither by the answer nor by what is
   * stored, so that the object is written whenever something of them is given.
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
