import type { GraphQLFormattedError } from 'graphql';

export interface Answer {
  data?: unknown;
  errors?: GraphQLFormattedError[];
  extensions?: unknown;
}

/**
 * An answer as text, in which two right answers are alike. What differs from one call to the next, and is made alike:
 * - moments since the comparison began (when a dry run was made);
 * - the order of errors: GraphQL does not lay it down (section 7.1.2), and it follows which level was ready first.
 */
export function canonical(answer: Answer, began: string): string {
  const { data, errors, ...more } = answer;
  const sorted = errors?.map((error) => JSON.stringify(toComparable(error))).sort();
  const text = JSON.stringify({ data, errors: sorted, ...more }, null, 1);
  return text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, (moment) => (moment >= began ? 'NOW' : moment));
}

/** Where in the query's text an error came up is known to one executor only. */
const toComparable = ({ message, path, extensions }: GraphQLFormattedError) => ({ message, path, extensions });
