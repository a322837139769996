import { GraphQLError } from 'graphql';
import { type CodeTable, commonCodes, type DetailsArgument } from './error-codes.ts';
import { fill } from './fill.ts';

/** Something that a write answers: why it is refused, or what to look at although it is not. */
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
  /** In how many seconds the same call may succeed, where that is known. */
  retryAfter?: number;
  /** Where in the input that stands which was refused itself, so that this is. */
  dependsOn?: readonly string[];
}

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
type Details = { field?: string | undefined; example?: string | undefined };

function textsOf(table: CodeTable, code: string, details: Details = {}) {
  const { da, en, retryable } = table[code] as CodeTable[string];
  const { field, example } = details;
  return { da: fill(da, details), en: fill(en, details), retryable, field, example };
}

export const { problem, refusal } = refusalsOf(commonCodes);

/**
 * The problems, each fact once: what holds of the whole is not said again of its parts, nor twice of the same place.
 * The child of a closed unit and each of its contacts have one fault, and one place in the input to mend it.
 */
export function tellOnce(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ code, da, path }: Problem, length = path.length) =>
    JSON.stringify([code, da, path.slice(0, length)]);
  const all = new Set(problems.map((problem) => keyOf(problem)));
  const met = new Set<string>();
  return problems.filter((problem) => {
    const isRepeated = met.has(keyOf(problem)) || problem.path.some((_, i) => i > 0 && all.has(keyOf(problem, i)));
    met.add(keyOf(problem));
    return !isRepeated;
  });
}

/** A refusal as a write tells it: beside the others, with its place in the input. */
export function refusalProblem({ extensions }: GraphQLError, path: string[]): Problem {
  const { code, da, en, retryable, example, retryAfter } = extensions;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    code: text(code) ?? '',
    da: text(da) ?? '',
    en: text(en) ?? '',
    path,
    retryable: retryable === true,
    example: text(example),
    ...(typeof retryAfter === 'number' && { retryAfter }),
  };
}
