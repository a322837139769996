import type { Format } from './format.ts';
import type { ScalarType } from './scalar-type.ts';

/** Where in an element a value stands, and how. A scalar element has a type; another has a format of its own. */
export type Part =
  | { place: 'attribute'; name: string; type: ScalarType; required: boolean }
  | { place: 'content'; type: ScalarType }
  | { place: 'element'; name: string; format: Format | ScalarType; count: 'one' | 'optional' | 'many' }
  | { place: 'choice'; of: Readonly<Record<string, { name: string; format: Format }>> };
