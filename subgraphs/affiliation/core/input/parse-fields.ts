import type { z } from 'zod';
import { type Problem, problem } from '../../../common/errors/problem.ts';
import { cleanTexts } from '../../../common/text/clean-text.ts';

interface Expectation {
  expected: string;
  forventet: string;
  example?: string | undefined;
}

/** What was given as a schema reads it, with its texts cleaned; or what is wrong with it, field by field. */
export function parseFields<T>(
  schema: z.ZodType<T>,
  given: unknown,
  path: string[],
): { value: T } | { value: undefined; problems: Problem[] } {
  const { success, data, error } = schema.safeParse(cleanTexts(given));
  if (success) return { value: data };
  const problems = error.issues.map((issue) => {
    const where = issue.path.map(String);
    const field = where.at(-1) ?? path.at(-1) ?? '';
    return problem('FIELD_MALFORMED', [...path, ...where], { field, ...expectationOf(issue) });
  });
  return { value: undefined, problems };
}

/** Texts of our own: the validator's can repeat what was given. */
function expectationOf(issue: z.core.$ZodIssue): Expectation {
  switch (issue.code) {
    case 'custom':
      return { ...another, ...issue.params };
    case 'invalid_type':
      return typeExpectations[issue.expected] ?? { expected: issue.expected, forventet: issue.expected };
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'unrecognized_keys':
      return { expected: 'only the fields that are described', forventet: 'kun de felter, der er beskrevet' };
    case 'too_big':
      return { expected: `at most ${issue.maximum}`, forventet: `højst ${issue.maximum}` };
    case 'too_small':
      return { expected: `at least ${issue.minimum}`, forventet: `mindst ${issue.minimum}` };
    case 'invalid_union':
      return { expected: 'a row of a known type', forventet: 'en række af en kendt type', example: 'barn' };
    default:
      return another;
  }
}

const another: Expectation = { expected: 'another form', forventet: 'en anden form' };

const typeExpectations: Record<string, Expectation> = {
  string: { expected: 'text', forventet: 'tekst' },
  boolean: { expected: 'true or false', forventet: 'true eller false' },
  int: { expected: 'a whole number', forventet: 'et helt tal' },
  number: { expected: 'a number', forventet: 'et tal' },
  array: { expected: 'a list', forventet: 'en liste' },
  object: { expected: 'an object', forventet: 'et objekt' },
};

const oneOf = (values: string[]): Expectation => ({
  expected: `one of ${values.join(', ')}`,
  forventet: `en af ${values.join(', ')}`,
  ...(values[0] !== undefined && { example: values[0] }),
});

type Required<T> = { [F in keyof T as undefined extends T[F] ? never : F]: T[F] };
type Optional<T> = { [F in keyof T as undefined extends T[F] ? F : never]?: Exclude<T[F], undefined> };

/** The fields that are given: one that was left out must not take the place of what is known. */
export const spokenOf = <T extends object>(said: T): Required<T> & Optional<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Required<T> & Optional<T>;
