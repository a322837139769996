/**
 * How large one request may be. Each is at least twice what the largest of the shipped examples (gateway/examples/)
 * needs, so that honest queries pass and a crafted one cannot ask for the register many times over; tests hold that.
 */
export const limits = {
  /** Levels of nested selections. */
  depth: 12,
  /** Aliases in all. */
  aliases: 30,
  directives: 50,
  /** Words and signs of the query text. */
  tokens: 600,
  /** Objects cost 2, scalars 1, half as much again for every level, times `first` (graphql-armor's measure). */
  cost: 500_000,
  /** Objects and lists inside each other in the variables: `where` with AND / OR twenty deep needs 43. */
  variableDepth: 60,
  /** Selections, objects and lists inside each other in the query text: more than any filter of ours needs. */
  nesting: 49,
  /** Request body, bytes: twice the largest batch that applyChanges takes, each change with every field filled in. */
  bodyBytes: 8_388_608,
  /** Milliseconds from request to end of answer. */
  milliseconds: 30_000,
} as const;
