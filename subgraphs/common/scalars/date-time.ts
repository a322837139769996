import { GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { refusal } from '../errors/refusal.ts';
import { isDay } from '../parse/days.ts';

/** Takes a scalar's input as text, whatever was sent, for the refusal of it to show. */
const asText = {
  parseValue: (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)),
  parseLiteral: (node: ValueNode): string => (node.kind === Kind.STRING ? node.value : print(node)),
};

/**
 * A moment. Input stays text until `parseMoment` reads it, so that a malformed one gets a refusal with field and
 * example; a scalar's own error has neither.
 */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  description: 'A moment: ISO 8601 with a time zone, "2026-01-31T12:00:00Z". Answers are in UTC.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  ...asText,
});

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** PostgreSQL has no year 0. */
const earliest = Date.parse('0001-01-01T00:00:00Z');
/** A later one is written with a sign before its year, and sorts before every other text. */
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** Reads a DateTime argument; refuses what is no moment with VALUE_MALFORMED. */
export function parseMoment(value: string, field: string): Date {
  const moment = new Date(value);
  const isInCalendar = moment.getTime() >= earliest && moment.getTime() <= latest;
  if (form.test(value) && isDay(value.slice(0, 10)) && isInCalendar) return moment;
  const [expected, forventet] = ['a moment with a time zone', 'et tidspunkt med tidszone'];
  throw refusal('VALUE_MALFORMED', { field, value, expected, forventet, example: '"2026-01-31T12:00:00Z"' });
}

/** A day, without a time zone. Input stays text until `parseDay` reads it, as with DateTime. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  description:
    'A day: "2026-01-31". As a last day, one from 2099-12-31 on (9999-12-31) stands for no end, as null does.',
  serialize: (value) => String(value),
  ...asText,
});

/** Reads a LocalDate argument; refuses what is no day of the calendar with VALUE_MALFORMED. */
export function parseDay(value: string | null, field: string): string {
  if (value !== null && isDay(value)) return value;
  throw refusal('VALUE_MALFORMED', { field, value, expected: 'a day', forventet: 'en dag', example: '"2026-01-31"' });
}
