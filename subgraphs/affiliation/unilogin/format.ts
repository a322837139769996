import type { Part } from './part.ts';

/** An element as a table: its fields in document order. The writer and the reader both walk it, so they cannot differ. */
export type Format<T extends object = Record<string, unknown>> = Readonly<Record<keyof T & string, Part>>;
