import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartupError } from '../startup-error.ts';

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
