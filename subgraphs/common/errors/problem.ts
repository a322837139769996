import type { GraphQLError } from 'graphql';

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
