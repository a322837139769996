import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';
import type { PersonBook } from '../person/person-book.ts';
import type { RowMemory } from './row-memory.ts';
import type { UnitIndex } from './unit-index.ts';

/** What rows are put into: one source's part of a unit of work. */
export interface RowScene {
  work: Work;
  book: PersonBook;
  units: UnitIndex;
  /** The source system whose word it is. */
  kilde: string;
  /** The day on which begins what is new and tells no first day, and before which ends what is not there any more. */
  day: string;
  memory: RowMemory;
}

/** What a row is put into: something new, or what there is. */
export type Put<S extends 'gruppe' | 'tilknytning'> = Objekt<S> | undefined;
