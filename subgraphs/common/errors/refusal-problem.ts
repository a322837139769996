import type { GraphQLError } from 'graphql';
import type { Problem } from './problem.ts';

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
