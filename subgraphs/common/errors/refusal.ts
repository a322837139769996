import { GraphQLError } from 'graphql';
import { type CodeTable, commonCodes, type DetailsArgument } from './error-codes.ts';
import { fill } from './fill.ts';
import type { Problem } from './problem.ts';

/** What tells the refusals of a table of codes: as a problem that a write answers, or as the error of a query. */
export function refusalsOf<Table extends CodeTable>(table: Table) {
  type Code = keyof Table & string;
  return {
    /** A problem of one of the codes, at a place of the input. */
    problem<One extends Code>(code: One, path: string[], ...[given]: DetailsArgument<Table[One]>): Problem {
      const { da, en, retryable, example } = textsOf(table, code, given);
      return { code, da, en, path, retryable, example: example ?? null };
    },

    /** An expected refusal, as a GraphQL error whose `extensions` are `{ code, da, en, field, example, retryable }`. */
    refusal<One extends Code>(code: One, ...[given]: DetailsArgument<Table[One]>): GraphQLError {
      const { da, en, retryable, field, example } = textsOf(table, code, given);
      const hint = example === undefined ? '' : ` Example: ${example}`;
      return new GraphQLError(en + hint, { extensions: { code, da, en, field, example, retryable } });
    },
  };
}

/** What every refusal may have beside what its text names. */
interface Details {
  field?: string | undefined;
  example?: string | undefined;
}

function textsOf(table: CodeTable, code: string, details: Details = {}) {
  const { da, en, retryable } = table[code] as CodeTable[string];
  return { da: fill(da, { ...details }), en: fill(en, { ...details }), retryable, ...details };
}

export const { problem, refusal } = refusalsOf(commonCodes);
