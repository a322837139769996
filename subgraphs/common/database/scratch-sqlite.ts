import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { copySqlite } from './sandbox.ts';
import { sqlitePath } from './sqlite-connection.ts';
import { longestJob } from './terms.ts';

/** A copy of a database beside it, for its owner alone as the database is; whoever made it removes it. */
export interface Scratch {
  url: string;
  remove(): void;
}

const mark = '.scratch-';

/**
 * Copies a database for something that is to leave no trace, without keeping its writers out. What a process that was
 * killed has left behind is removed by the next one, once it is older than anything that may still be at work.
 */
export function makeScratch(url: string): Scratch {
  const file = path.resolve(sqlitePath(url));
  removeOld(file);
  const scratch = `${file}${mark}${randomUUID()}`;
  const remove = () => {
    for (const name of besideIn(path.dirname(file), path.basename(scratch))) rmSync(name, { force: true });
  };
  const stop = (signal: NodeJS.Signals) => {
    remove();
    process.kill(process.pid, signal);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const made: Scratch = {
    url: `file:${scratch}`,
    remove: () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      remove();
    },
  };
  try {
    copySqlite(url, made.url);
  } catch (error) {
    made.remove();
    throw error;
  }
  return made;
}

function removeOld(file: string): void {
  for (const name of besideIn(path.dirname(file), path.basename(file) + mark)) {
    const changed = statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > longestJob) rmSync(name, { force: true });
  }
}

const besideIn = (folder: string, start: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .map((name) => path.join(folder, name));
