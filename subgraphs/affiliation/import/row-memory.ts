import { RefusedRows } from './refused-rows.ts';
import { RowMarks } from './row-marks.ts';

/**
 * What the rows of one source have told so far, in this call or in the earlier parts of a file. A part that may come to
 * nothing works on a fork, which is kept when it does not.
 */
export class RowMemory {
  /** Persons that a row has told of: the first word holds. */
  readonly persons: RowMarks;
  /** What each row is of, and from when. */
  readonly rows: RowMarks;
  /** Groups and affiliations that a row is of, by id. */
  readonly seen: RowMarks;
  /** Affiliations that these rows have made. */
  readonly made: RowMarks;

  /** People, by unit and local id, whose row tells no last day: it does not say either that a later period is over. */
  readonly goingOn: RowMarks;
  /** Units of which contacts are told in rows of their own: only there does the want of such a row end a contact. */
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
