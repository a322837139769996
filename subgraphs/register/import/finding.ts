import { cut, fill } from '../../common/errors/fill.ts';
import type { Breach } from '../regel/breaches.ts';
import { type Details, type RefusalCode, refusalCodes } from './refusal-codes.ts';
import { type RemarkCode, remarkCodes } from './remark-codes.ts';

/** Something about one line of a file. */
export interface Finding {
  code: string;
  line: number;
  /** As the file's header spells it. */
  column: string | null;
  /** The offending value, cut to 60 characters. */
  value: string | null;
  en: string;
  da: string;
  /** A right value. */
  example: string | null;
}

export const refusalAt = (line: number, code: RefusalCode, details: Details = {}): Finding =>
  finding(line, code, refusalCodes[code], details);

export const remarkAt = (line: number, code: RemarkCode, details: Details = {}): Finding =>
  finding(line, code, remarkCodes[code], details);

/** A broken rule; `column` is the header's name of the field. */
export function ruleFinding(line: number, { code, da, en, example, value }: Breach, column: string): Finding {
  return finding(line, code, { da, en }, { column, value: value ?? undefined, example: example ?? undefined });
}

function finding(line: number, code: string, text: { da: string; en: string }, details: Details): Finding {
  const { column = null, example = null } = details;
  const value = details.value === undefined ? null : cut(details.value);
  return { code, line, column, value, en: fill(text.en, details), da: fill(text.da, details), example };
}
