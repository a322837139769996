import { type ErrorCode, errorCodes } from './error-codes.ts';
import { fill } from './fill.ts';

/** Something a write is told: why it is refused, or what to look at although it is not. */
export interface Problem {
  code: string;
  da: string;
  en: string;
  /** Where in the input. */
  path: string[];
  retryable: boolean;
  /** A right value; null where there is none to show. */
  example: string | null;
  /** The value that breaks a rule. */
  value?: string | null;
}

type Details = { example?: string } & Record<string, unknown>;

/** A problem of the table of error codes. */
export function problem(code: ErrorCode, path: string[], details: Details = {}): Problem {
  const { da, en, retryable } = errorCodes[code];
  const { example = null } = details;
  return { code, da: fill(da, details), en: fill(en, details), path, retryable, example };
}
