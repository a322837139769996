import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, type Stats, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';

/** What group and others may do. */
const ofOthers = 0o077;

/** What makes a folder recognised as one of this product's. */
const ours = /\.db$|^(cpr|api)-keys\.json$|^subgraph-secret$/;

/**
 * A folder that only its owner may look into; it is made when it is not there. One that others may look into is narrowed
 * if nothing else is in it: a folder that is shared with other programs would be lost to them.
 */
export function ownFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = statSync(folder);
  if (!isWide(stat) || !stat.isDirectory()) return;
  if (isSticky(stat) || isShared(folder))
    throw new StartupError(
      `${folder} is open to others, and not this product's alone: give the databases a folder of their own (DATA_DIR).`,
    );
  narrow(folder, stat, 0o700);
}

/** Makes a file that only its owner may read, empty, before anybody can write to it with other rights. */
export function makeOwnFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    narrowFile(file);
  }
}

/**
 * Takes a file that is there from others. What the administrator of the machine owns and lets a group read, as secrets
 * are handed to a service, stays so. A file that is not there is no concern of anybody's. It is never opened: closing it
 * would end the locks that SQLite's own connections of this process hold on it (POSIX, fcntl).
 */
export function narrowFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat || !isWide(stat) || !stat.isFile()) return;
  const isHanded = stat.uid === 0 && process.getuid?.() !== 0 && (stat.mode & 0o037) === 0;
  if (!isHanded) narrow(file, stat, 0o600);
}

/** Windows has other rights, which a folder hands down; the bits say nothing there. */
const isWide = ({ mode }: Stats): boolean => process.platform !== 'win32' && (mode & ofOthers) !== 0;

/** What everybody may put files into, as /tmp. */
const isSticky = ({ mode }: Stats): boolean => (mode & 0o1000) !== 0;

function isShared(folder: string): boolean {
  const entries = readdirSync(folder);
  const isPlace = [process.cwd(), os.homedir(), path.parse(folder).root].includes(path.resolve(folder));
  return isPlace || (entries.length > 0 && !entries.some((entry) => ours.test(entry)));
}

function narrow(name: string, { mode, uid }: Stats, to: number): void {
  try {
    chmodSync(name, to);
  } catch {
    const rights = (mode & 0o777).toString(8);
    throw new StartupError(
      `${name} is open to others (${rights}, owner ${uid}), and its rights cannot be changed by this user: have it made ${to.toString(8)}.`,
    );
  }
}
