import type { Content, Niveau } from '../dagtilbud/fields.ts';

/**
 * What names an object in a list of commands: its number, or "#key" for one that another command of the list creates
 * under that key.
 */
export type Reference = string;

/** Fields to set. A field left out stays; null clears it. */
export type Fields<N extends Niveau> = Partial<Content[N]>;

interface OnExisting {
  nummer: Reference;
  /** The version the caller saw; another one refuses the command. */
  expectedVersion: number | null;
}

export type Create<N extends Niveau = Niveau> = {
  [L in N]: { op: 'create'; niveau: L; key: string | null; fields: Fields<L> };
}[N];

type Update<N extends Niveau = Niveau> = {
  [L in N]: OnExisting & { op: 'update'; niveau: L; fields: Fields<L> };
}[N];

/** To another parent, children and all. */
type Move = OnExisting & { op: 'move'; niveau: 'anvisningsenhed' | 'alternativAdresse'; parent: Reference };

type Close = OnExisting & { op: 'close'; niveau: Niveau };

/** Undoes an erroneous closing. */
type Reopen = OnExisting & { op: 'reopen'; niveau: Niveau };

/**
 * What a source that gives numbers itself says an object is: created under its number where there is none, otherwise
 * changed. A field left out stays.
 */
export type Put<N extends Niveau = Niveau> = {
  [L in N]: { op: 'put'; niveau: L; nummer: string; fields: Fields<L> };
}[N];

/** One thing a caller wants done to one object. `path` is where it stands in the input, for errors. */
export type Command = (Create | Update | Move | Close | Reopen | Put) & { path: string[] };
