import type { ScalarType } from './scalar-type.ts';

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** A value as XML Schema writes its type. Text comes as it stands, with its whitespace. */
export function readScalar(
  type: ScalarType,
  text: string,
  refuse: (code: 'BOOLEAN_MALFORMED' | 'INT_MALFORMED') => void,
): string | boolean | number | null {
  if (type === 'text') return text;
  const token = text.trim();
  const value = type === 'boolean' ? booleans.get(token) : readInt(token);
  if (value !== undefined) return value;
  refuse(type === 'boolean' ? 'BOOLEAN_MALFORMED' : 'INT_MALFORMED');
  return null;
}

const readInt = (token: string): number | undefined => (/^[+-]?\d{1,10}$/.test(token) ? Number(token) : undefined);
