import { Turns } from '../../subgraphs/common/turns/turns.ts';
import { limits } from './limits.ts';
import { tooMuch } from './request-error.ts';

/** Bytes that are parsed in one go: some milliseconds, whatever they hold. */
const piece = 65_536;

/** Smaller ones are parsed in no time whatever they hold. */
export const small = 65_536;

/** What the bytes of a request or an answer hold, a large one parsed in turns with others; throws SyntaxError where they are no JSON. */
export async function parseBytes(bytes: Buffer): Promise<unknown> {
  return bytes.length > small ? parseInTurns(bytes, new Turns()) : JSON.parse(bytes.toString());
}

/** The bytes of JSON's own signs. */
export const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
export const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * What JSON.parse makes of the bytes, piece by piece with turns in between; throws SyntaxError where that does. No object
 * larger than a piece may have more fields than anything of ours has: making one with a hundred thousand takes long.
 */
export async function parseInTurns(bytes: Buffer, turns: Turns): Promise<unknown> {
  return new Parser(bytes, turns).whole();
}

class Parser {
  readonly #bytes: Buffer;
  readonly #turns: Turns;
  #at = 0;

  constructor(bytes: Buffer, turns: Turns) {
    this.#bytes = bytes;
    this.#turns = turns;
  }

  async whole(): Promise<unknown> {
    const value = await this.#value();
    this.#skipBlanks();
    if (this.#at < this.#bytes.length) throw new SyntaxError('something comes after the end');
    return value;
  }

  async #value(): Promise<unknown> {
    this.#skipBlanks();
    const first = this.#bytes[this.#at];
    if (first === openList) return this.#list();
    if (first === openObject) return this.#object();
    return this.#parse(this.#at, first === quote ? this.#endOfText(this.#at) : this.#endOfWord(this.#at));
  }

  async #list(): Promise<unknown[]> {
    const items: unknown[] = [];
    await this.#members(closeList, async (end) => {
      if (end === undefined) return void items.push(await this.#value());
      const some = this.#parse(this.#at, end, '[', ']') as unknown[];
      for (const item of some) items.push(item);
    });
    return items;
  }

  async #object(): Promise<object> {
    const entries: [string, unknown][] = [];
    await this.#members(closeObject, async (end) => {
      if (end === undefined) entries.push([this.#name(), await this.#value()]);
      else for (const entry of Object.entries(this.#parse(this.#at, end, '{', '}') as object)) entries.push(entry);
      if (entries.length > limits.fields)
        throw tooMuch('the number of fields of one object', 'antallet af felter i ét object', limits.fields);
    });
    return Object.fromEntries(entries);
  }

  /** Takes members as many at a time as a piece holds: `take` is given where those end, or nothing where one is larger. */
  async #members(close: number, take: (end: number | undefined) => Promise<void>): Promise<void> {
    for (this.#at++; ; this.#at++) {
      await this.#turns.pause(undefined);
      const start = this.#at;
      this.#skipBlanks();
      const isEmpty = this.#bytes[this.#at] === close;
      if (isEmpty && this.#bytes[start - 1] === comma) throw new SyntaxError('a value is missing after a comma');
      if (!isEmpty) {
        const end = this.#endOfMembers();
        if (end === this.#at) throw new SyntaxError('a value is missing');
        await take(end);
      }
      this.#skipBlanks();
      const next = this.#bytes[this.#at];
      if (next === close) break;
      if (next !== comma) throw new SyntaxError('a comma is missing');
    }
    this.#at++;
  }

  #name(): string {
    const name = this.#parse(this.#at, this.#endOfText(this.#at));
    this.#skipBlanks();
    if (typeof name !== 'string' || this.#bytes[this.#at++] !== colon) throw new SyntaxError('a name is missing');
    return name;
  }

  /** Where the last whole member of this piece ends; nothing where the first is larger than that. */
  #endOfMembers(): number | undefined {
    const most = Math.min(this.#at + piece, this.#bytes.length);
    let [found, depth]: [number | undefined, number] = [undefined, 0];
    for (let i = this.#at; i < most; i++) {
      const byte = this.#bytes[i];
      if (byte === quote) i = this.#endOfText(i) - 1;
      else if (byte === openList || byte === openObject) depth++;
      else if (byte === closeList || byte === closeObject) {
        if (depth === 0) return i;
        depth--;
      } else if (byte === comma && depth === 0) found = i;
    }
    return found;
  }

  #endOfText(start: number): number {
    for (let i = start + 1; i < this.#bytes.length; i++) {
      if (this.#bytes[i] === backslash) i++;
      else if (this.#bytes[i] === quote) return i + 1;
    }
    return this.#bytes.length;
  }

  #endOfWord(start: number): number {
    let end = start;
    while (end < this.#bytes.length && !isBlank(this.#bytes[end]) && !endsWord.has(this.#bytes[end] as number)) end++;
    return end;
  }

  #skipBlanks(): void {
    while (isBlank(this.#bytes[this.#at])) this.#at++;
  }

  #parse(from: number, to: number, open = '', close = ''): unknown {
    this.#at = to;
    return JSON.parse(open + this.#bytes.toString('utf8', from, to) + close);
  }
}

const endsWord = new Set([comma, closeList, closeObject]);
