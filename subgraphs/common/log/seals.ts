import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';

/** What a log's chain had come to: nobody who changes the log can change this, for it lies elsewhere. */
export interface Seal {
  log: string;
  nr: number;
  hash: string;
  /** When it was sealed, ISO 8601. */
  at: string;
}

/** Where seals are written, and how often. */
export interface SealSettings {
  /** A file outside the database, a line for each seal. */
  file: string;
  /** Whom they are sent to as well; nobody when null. */
  url: string | null;
  /** In milliseconds. */
  every: number;
}

/** Makes the file where there is none; throws a StartupError where none can be written. */
export function makeSealFile(file: string): void {
  try {
    append(file, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(`SEAL_FILE: the seals of the logs cannot be written to ${file} (${code}).`);
  }
}

function append(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  appendFileSync(file, text, { mode: 0o600, flush: true });
}

/** Writes a seal wherever seals are kept; throws when one of the places does not take it. */
export async function writeSeal(seal: Seal, { file, url }: SealSettings): Promise<void> {
  append(file, `${JSON.stringify(seal)}\n`);
  if (url === null) return;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(seal),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`SEAL_URL answers ${response.status}`);
}

/** The seals of a log, in the order that they were written. Throws a StartupError for a file that is none. */
export function readSeals(file: string, log: string): Seal[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseSeal(line, `${file}:${i + 1}`)]))
    .filter((seal) => seal.log === log);
}

function parseSeal(line: string, where: string): Seal {
  try {
    const { log, nr, hash, at } = JSON.parse(line) as Partial<Record<keyof Seal, unknown>>;
    if (typeof log === 'string' && typeof nr === 'number' && typeof hash === 'string' && typeof at === 'string')
      return { log, nr, hash, at };
  } catch {
    // the refusal below says so
  }
  throw new StartupError(`${where} is no seal.`);
}
