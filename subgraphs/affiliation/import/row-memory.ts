import { LayeredSet } from './layered-set.ts';

/**
 * What the rows of one source have told so far, in this call or in the earlier parts of a file. A part that may come to
 * nothing works on a fork, which is kept when it does not.
 */
export class RowMemory {
  /** Persons that a row has told of: the first word holds. */
  readonly persons: LayeredSet;
  /** What each row is of, and from when. */
  readonly rows: LayeredSet;
  /** Groups and affiliations that a row is of, by id. */
  readonly seen: LayeredSet;
  /** Affiliations that these rows have made. */
  readonly made: LayeredSet;

  constructor(below: RowMemory | null = null) {
    this.persons = new LayeredSet(below?.persons);
    this.rows = new LayeredSet(below?.rows);
    this.seen = new LayeredSet(below?.seen);
    this.made = new LayeredSet(below?.made);
  }

  fork = (): RowMemory => new RowMemory(this);

  keep(): void {
    for (const set of [this.persons, this.rows, this.seen, this.made]) set.keep();
  }
}
