import { GraphQLScalarType, Kind } from 'graphql';
import { refusal } from '../errors/refusal.ts';

/** A day, without a time zone. Input stays text until `parseDay` reads it, as with DateTime. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A day: "2026-01-31".',
  serialize: (value) => String(value),
  parseValue: (value) => String(value),
  parseLiteral: (node) => (node.kind === Kind.STRING ? node.value : ''),
});

/** Reads a LocalDate argument; refuses what is no day of the calendar with VALUE_MALFORMED. */
export function parseDay(value: string | null, field: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (
    value !== null &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(value)
  )
    return value;
  throw refusal('VALUE_MALFORMED', { field, value, expected: 'a day', forventet: 'en dag', example: '"2026-01-31"' });
}
