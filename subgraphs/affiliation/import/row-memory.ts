/** What the rows of one source have told so far, in this call or in the earlier parts of a file. */
export class RowMemory {
  /** Persons that a row has told of: the first word holds. */
  readonly persons = new Set<string>();
  /** What each row is of, and from when. */
  readonly rows = new Set<string>();
  /** Groups and affiliations that a row is of, by id. */
  readonly seen = new Set<string>();
  /** Children that these rows have made: their contacts have been theirs from the first day. */
  readonly newBoern = new Set<string>();
}
