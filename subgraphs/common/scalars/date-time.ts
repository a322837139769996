import { GraphQLScalarType, Kind } from 'graphql';
import { refusal } from '../errors/refusal.ts';

/**
 * A moment. Input stays text until `parseMoment` reads it, so that a malformed one gets a refusal with field and
 * example; a scalar's own error has neither.
 */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'A moment: ISO 8601 with a time zone, "2026-01-31T12:00:00Z". Answers are in UTC.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: (value) => String(value),
  parseLiteral: (node) => (node.kind === Kind.STRING ? node.value : ''),
});

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads a DateTime argument; refuses what is no moment with VALUE_MALFORMED. */
export function parseMoment(value: string, field: string): Date {
  const moment = new Date(value);
  if (form.test(value) && !Number.isNaN(moment.getTime())) return moment;
  const [expected, forventet] = ['a moment with a time zone', 'et tidspunkt med tidszone'];
  throw refusal('VALUE_MALFORMED', { field, value, expected, forventet, example: '"2026-01-31T12:00:00Z"' });
}
