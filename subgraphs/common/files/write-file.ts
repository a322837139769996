import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartupError } from '../startup-error.ts';

/** The text of a file that only its owner may read; of processes that start together one makes it, whole, and all read the same. */
export function createOnce(file: string, text: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8'); // in a folder that may be for reading only
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file); // unlike a rename, fails when the file is there
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

/** Writes a file that only its owner may read, so that a reader finds the old text or the new, never half of one. */
export function replaceFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600); // the process's umask may have taken more away
  renameSync(draft, file);
}

/** Runs `change` while no other process changes the same file, so that neither change is lost. */
export async function whileLocked<Result>(file: string, change: () => Result, patience = 5_000): Promise<Result> {
  const lock = `${file}.lock`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  for (const end = Date.now() + patience; !taken(lock); await wait(50))
    if (Date.now() > end)
      throw new StartupError(`${file} is being changed by another command. If there is none, remove ${lock}.`);
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Reads a file again only when it has changed: a change is seen at the next call. `parse` gets null for no file. */
export function watchedFile<Value>(file: string, parse: (text: string | null) => Value): () => Value {
  let seen: { stamp: string; value: Value } | undefined;
  return () => {
    const stamp = stampOf(file);
    if (seen?.stamp !== stamp) seen = { stamp, value: parse(stamp === 'none' ? null : readFileSync(file, 'utf8')) };
    return seen.value;
  };
}

function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat ? [stat.ino, stat.mtimeNs, stat.ctimeNs, stat.size].join() : 'none';
}
