import { limits } from '../plugins/limits.ts';
import {
  backslash,
  closeList,
  closeObject,
  colon,
  comma,
  openList,
  openObject,
  quote,
} from '../plugins/parse-in-turns.ts';
import { tooMuch } from '../plugins/request-error.ts';

/**
 * Looks at a body of JSON while it comes in, and refuses one that holds too many values, or values too deep or too long,
 * before any more of it is read: a parser, and what comes after it, would be kept by them for seconds.
 */
export class BodyScan {
  #values = 0;
  #depth = 0;
  #inText = false;
  #isEscaped = false;
  /** Bytes since the last sign of JSON's own: the text, number or blanks that are being read. */
  #stretch = 0;

  add(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      if (++this.#stretch > limits.textBytes) throw tooLong();
      const byte = bytes[i] as number;
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === quote) {
        this.#inText = !this.#inText;
        this.#stretch = 0;
      } else if (this.#inText) this.#isEscaped = byte === backslash;
      else this.#sign(byte);
    }
    if (this.#values > limits.values) throw tooMany();
  }

  #sign(byte: number): void {
    if (byte === openList || byte === openObject) {
      this.#values++;
      this.#depth++;
      if (this.#depth > limits.variableDepth + 2) throw tooDeep();
    } else if (byte === closeList || byte === closeObject) this.#depth--;
    else if (byte === comma) this.#values++;
    else if (byte !== colon) return;
    this.#stretch = 0;
  }
}

const tooMany = () => tooMuch('the number of values in the request', 'antallet af værdier', limits.values);
const tooDeep = () => tooMuch('the nesting of the variables', 'indlejringen af variablerne', limits.variableDepth);
const tooLong = () => tooMuch('the length of a text in bytes', 'længden af en tekst i bytes', limits.textBytes);
