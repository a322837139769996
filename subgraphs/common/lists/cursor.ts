import { refusal } from '../errors/refusal.ts';

/** Where a page ended: the order it was read in, the last row's place in that order, and its key. */
export type Cursor = { order: string; value: string; key: string };

export function encodeCursor({ order, value, key }: Cursor): string {
  return Buffer.from(JSON.stringify([order, value, key])).toString('base64url');
}

/** Reads a cursor that this list made in this order; refuses any other with CURSOR_FOREIGN. */
export function decodeCursor(text: string, order: string): Cursor {
  const [foundOrder, value, key, ...rest] = parse(text);
  if (foundOrder !== order || !isPlace(value) || !isPlace(key) || rest.length > 0)
    throw refusal('CURSOR_FOREIGN', { field: 'after', example: 'after: pageInfo.endCursor' });
  return { order, value, key };
}

/** No row has the character NUL, and PostgreSQL cannot compare with it. */
const isPlace = (part: unknown): part is string => typeof part === 'string' && !part.includes('\0');

function parse(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // not ours: the caller is told CURSOR_FOREIGN
  }
}
