import { isShowable } from '../../common/text/clean-text.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';
import { type Problem, problem } from '../change/problem.ts';

/** A value that is not of the form expected there, told in both languages. */
export function malformed(path: string[], value: unknown, expected: string, forventet: string): Problem {
  return problem('VALUE_MALFORMED', path, { field: path.at(-1) ?? '', value: value ?? null, expected, forventet });
}

/** What is wrong with a text of a code table. */
export function textProblems(text: string, longest: number, path: string[]): Problem[] {
  if (holdsCpr(text)) return [problem('CPR_NOT_HERE', path, { field: path.at(-1) ?? '' })];
  if (text.length <= longest && isShowable(text)) return [];
  return [
    malformed(
      path,
      text,
      `at most ${longest} characters without control characters`,
      `højst ${longest} tegn uden styretegn`,
    ),
  ];
}
