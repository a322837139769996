/**
 * For one answer, whatever it costs: rows that are read, ten times the register, and objects that its lists hold, six
 * times. Each takes a kilobyte or more while the answer is made.
 */
export const mostOf = { rows: 100_000, objects: 60_000 } as const;

/** What one call, list or condition may hold, whoever sends it. */
export const mostIn = {
  /** Three times what the largest municipality has; other writers wait for a batch. */
  changes: 5_000,
  /** Each contact in a row of a child counted as one; other writers wait for them. */
  tilknytningRows: 5_000,
  /** Units that a write of people names. */
  enheder: 1_000,
  /** The length of a page. */
  first: 1_000,
  conditions: 200,
  /** How deep AND and OR may be nested: SQLite's parser goes no deeper than about 90. */
  conditionDepth: 20,
  /** Values of `in`. */
  conditionValues: 1_000,
  /** Every word is another pass over the vocabulary and all names and addresses. */
  searchWords: 12,
  /** A name and an address together stay far below; SQLite cannot compare with patterns much longer. */
  comparedCharacters: 500,
  /** A case number or a reason. */
  formaalCharacters: 200,
} as const;
