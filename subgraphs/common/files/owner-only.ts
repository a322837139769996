import { closeSync, constants, fchmodSync, fstatSync, mkdirSync, openSync, readdirSync, type Stats } from 'node:fs';
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
  withOpen(folder, constants.O_RDONLY, (handle, stat) => {
    if (!isWide(stat) || !stat.isDirectory()) return;
    if (isSticky(stat) || isShared(folder))
      throw new StartupError(
        `${folder} is open to others, and not this product's alone: give the databases a folder of their own (DATA_DIR).`,
      );
    narrow(folder, handle, stat, 0o700);
  });
}

/** Makes a file that only its owner may read, empty, before anybody can write to it with other rights. */
export function makeOwnFile(file: string): void {
  withOpen(file, constants.O_RDWR | constants.O_CREAT, (handle, stat) => {
    if (isWide(stat) && stat.isFile()) narrow(file, handle, stat, 0o600);
  });
}

/**
 * Takes a file that is there from others. What the administrator of the machine owns and lets a group read, as secrets
 * are handed to a service, stays so. A file that is not there is no concern of anybody's.
 */
export function narrowFile(file: string): void {
  try {
    withOpen(file, constants.O_RDONLY, (handle, stat) => {
      const isHanded = stat.uid === 0 && process.getuid?.() !== 0 && (stat.mode & 0o037) === 0;
      if (isWide(stat) && stat.isFile() && !isHanded) narrow(file, handle, stat, 0o600);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
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

/** On the open file, so that it is the one whose rights were looked at. */
function narrow(name: string, handle: number, { mode, uid }: Stats, to: number): void {
  try {
    fchmodSync(handle, to);
  } catch {
    const rights = (mode & 0o777).toString(8);
    throw new StartupError(
      `${name} is open to others (${rights}, owner ${uid}), and its rights cannot be changed by this user: have it made ${to.toString(8)}.`,
    );
  }
}

function withOpen(name: string, flags: number, look: (handle: number, stat: Stats) => void): void {
  const handle = openSync(name, flags, 0o600);
  try {
    look(handle, fstatSync(handle));
  } finally {
    closeSync(handle);
  }
}
