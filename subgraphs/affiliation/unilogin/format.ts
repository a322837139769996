import type { ScalarType } from './scalar-type.ts';

/** An element as a table: its fields in document order. The writer and the reader both walk it, so they cannot differ. */
export type Format<T extends object = Record<string, unknown>> = Readonly<Record<keyof T & string, Part>>;

/** Where in an element a value stands, and how. A scalar element has a type; another has a format of its own. */
export type Part =
  | { place: 'attribute'; name: string; type: ScalarType; required: boolean }
  | { place: 'content'; type: ScalarType }
  | { place: 'element'; name: string; format: Format | ScalarType; count: 'one' | 'optional' | 'many' }
  | { place: 'choice'; of: Readonly<Record<string, { name: string; format: Format }>> };
