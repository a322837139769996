import { createHash, randomBytes } from 'node:crypto';
import type { ColumnType } from '../database/sql.ts';

/** What the first line of a chain follows. */
export const genesis = '0'.repeat(64);

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A chain of lines: each has the hash of what it says and of the line before it. */
export class Chain {
  #hash: string;

  constructor(hash: string = genesis) {
    this.#hash = hash;
  }

  /** The hash of the last line. */
  get hash(): string {
    return this.#hash;
  }

  /** Adds a line, and returns its hash. */
  link(line: string): string {
    this.#hash = hashOf(`${this.#hash}\n${line}`);
    return this.#hash;
  }
}

/** Columns that had another name when the first lines were linked. Lines go by that name for ever. */
export type EarlierNames = Readonly<Record<string, string>>;

/**
 * What a row says, the same on both databases and from whichever side it comes. What is null or false is left out, so that
 * a column which a later version adds changes nothing of what is stored.
 */
export function canonical(row: object, columns: Record<string, ColumnType>, earlierNames: EarlierNames = {}): string {
  const values = Object.entries(columns)
    .map(([column, type]) => ({ name: earlierNames[column] ?? column, value: plainOf(cellOf(row, column), type) }))
    .filter(({ value }) => value !== null && value !== false)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify(values.map(({ name, value }) => [name, value]));
}

const cellOf = (row: object, column: string): unknown => (row as Record<string, unknown>)[column];

function plainOf(value: unknown, type: ColumnType): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (type === 'BOOLEAN') return value === true || Number(value) === 1;
  if (type === 'INTEGER' || type === 'DOUBLE PRECISION') return Number(value);
  return type === 'TIMESTAMP(3)' ? momentOf(value) : String(value);
}

/** Raw statements give moments as dates, or as the text that is stored. */
const momentOf = (value: unknown): string =>
  (value instanceof Date ? value : new Date(typeof value === 'number' ? value : String(value))).toISOString();

export const newSalt = (): string => randomBytes(16).toString('hex');

/**
 * What stands for a content that may have to be erased. Without the salt nothing can be guessed from it, however little
 * there is to choose from; once the salt is gone it stands for itself alone, and the chain holds all the same.
 */
export const commitmentOf = (salt: string, content: string): string => hashOf(`${salt}\n${content}`);
