import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../files/write-file.ts';
import { StartupError } from '../startup-error.ts';

/** The highest number of each series of a database: "change", and in the register "nummer", the digits of a G-number. */
export type Marks = Readonly<Record<string, number>>;

/** What a witness knows. */
export interface Testimony {
  /** Given, and known to the caller that wrote. */
  given: Marks;
  /** May have been given: recorded before they are used, so that no power cut makes the file forget one. */
  reserved: Marks;
  /** The last moment at which the clock was found right; null when it never was. */
  seen: Date | null;
  /** When an operator last said that the clock is right; null when nobody did. */
  confirmed: Date | null;
}

export const nothing: Testimony = { given: {}, reserved: {}, seen: null, confirmed: null };

/** A line of the file. */
export type WitnessLine = { given?: Marks; reserved?: Marks; seen?: string; confirmed?: string };

/** When the file is larger than this, in bytes, its lines are made into one. */
const longest = 256 * 1024;

/**
 * The file of a witness: one line of JSON each time that something was given or reserved. Lines are only appended, in
 * one call, so that several processes can do it; only a process that holds the database's counters writes it anew.
 */
export class WitnessFile {
  readonly path: string;

  constructor(file: string) {
    this.path = file;
  }

  read(): Testimony {
    return textOf(this.path).split('\n').map(parse).reduce(together, nothing);
  }

  /** Survives the end of the process. A power cut may take it, but not what was reserved before. */
  note(line: WitnessLine): void {
    mkdirSync(path.dirname(this.path), { recursive: true });
    appendFileSync(this.path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }

  /** The same, and on the disk when it returns. */
  keep(line: WitnessLine): void {
    if ((statSync(this.path, { throwIfNoEntry: false })?.size ?? 0) > longest) this.#shorten();
    this.note(line);
    const file = openSync(this.path, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #shorten(): void {
    const { given, reserved, seen, confirmed } = this.read();
    const lines = [...(confirmed ? [{ confirmed }] : []), { given, reserved, seen }];
    replaceFile(this.path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new StartupError(`The witness of given numbers, ${file}, cannot be read (${code}). See WITNESS_DIR.`);
  }
}

/** A power cut may leave half a line, which says nothing. */
function parse(line: string): Testimony {
  try {
    const { given = {}, reserved = {}, seen, confirmed } = JSON.parse(line) as WitnessLine;
    return { given, reserved, seen: seen ? new Date(seen) : null, confirmed: confirmed ? new Date(confirmed) : null };
  } catch {
    return nothing;
  }
}

export function highest(one: Marks, other: Marks): Marks {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, Math.max(one[name] ?? 0, other[name] ?? 0)]));
}

export const latest = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other > one) ? other : one;

const together = (one: Testimony, other: Testimony): Testimony => ({
  given: highest(one.given, other.given),
  reserved: highest(one.reserved, other.reserved),
  // An operator's word overrules: what was noted by a clock that was ahead does not hold.
  seen: other.confirmed ?? latest(one.seen, other.seen),
  confirmed: other.confirmed ?? one.confirmed,
});
