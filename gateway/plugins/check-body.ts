import { limits } from './limits.ts';
import { requestError } from './request-error.ts';

/** Smaller bodies are read in no time whatever they hold. */
const small = 65_536;
const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/**
 * Refuses a body of JSON that holds too many values, or values too deep, without parsing it: eight megabytes of
 * brackets keep a parser for seconds.
 */
export function checkBody(body: Uint8Array): void {
  if (body.length <= small) return;
  let [values, depth, inText] = [0, 0, false];
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] as number;
    if (inText && byte === backslash) i++;
    else if (byte === quote) inText = !inText;
    else if (inText) continue;
    else if (opening.has(byte)) {
      values++;
      depth++;
    } else if (closing.has(byte)) depth--;
    else if (byte === comma) values++;
    if (values > limits.values)
      throw tooLarge('the number of values in the request', 'antallet af værdier', limits.values);
    if (depth > limits.variableDepth + 2) throw tooLarge(...tooDeep);
  }
}

const tooDeep = ['the nesting of the variables', 'indlejringen af variablerne', limits.variableDepth] as const;

const tooLarge = (what: string, hvad: string, max: number) => requestError('LIMIT_EXCEEDED', { what, hvad, max });
