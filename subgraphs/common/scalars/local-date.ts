import { GraphQLScalarType } from 'graphql';
import { refusal } from '../errors/refusal.ts';
import { isDay } from '../parse/days.ts';
import { asText } from './date-time.ts';

/** A day, without a time zone. Input stays text until `parseDay` reads it, as with DateTime. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
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
