import type { Ask } from './ask.ts';
import { get } from './get.ts';

export interface Problem {
  code: string;
  path: string[];
  en: string;
}

export interface Outcome {
  errors: Problem[];
  warnings: Problem[];
  changes: {
    objectKind: string;
    id: string | null;
    action: string;
    fields: { field: string; after: string | null }[];
  }[];
  changeset: { first: number; last: number } | null;
  replayed: boolean;
}

const outcome = `errors { code path en } warnings { code path en }
  changes { objectKind id action fields { field after } } changeset { first last } replayed`;

interface Options {
  selection?: string;
  dryRun?: boolean;
  idempotencyKey?: string;
}

/** Runs one mutation of the affiliation data and answers with its payload. */
export async function carryOut<Extra = object>(
  ask: Ask,
  mutation: string,
  input: object,
  { selection = '', dryRun = false, idempotencyKey }: Options = {},
): Promise<Outcome & Extra> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}, $dryRun: Boolean!, $key: String) {
    ${mutation}(input: $input, dryRun: $dryRun, idempotencyKey: $key) { ${outcome} ${selection} } }`;
  const data = await get<Record<string, never>>(ask, query, { input, dryRun, key: idempotencyKey });
  return data[mutation] as never;
}

export const codes = (told: Problem[]): string[] => told.map(({ code }) => code);
