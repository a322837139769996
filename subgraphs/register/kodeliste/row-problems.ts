import { problem } from '../../common/errors/problem.ts';
import { parseDay } from '../../common/scalars/date-time.ts';
import { isShowable } from '../../common/text/clean-text.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';
import type { Problem } from '../answer/fejl.ts';
import type { ValidityInput } from './kodeliste-inputs.ts';

/** A value that does not have the form expected there, in both languages. */
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

const kilder = ['bekræftet', 'antaget'];

/** What is wrong with the days, source and note that a row of a code table is given. */
export function validityProblems({ gyldigFra, gyldigTil, kilde, note }: ValidityInput, path: string[]): Problem[] {
  const days = [
    ...dayProblems(gyldigFra ?? null, [...path, 'gyldigFra']),
    ...dayProblems(gyldigTil ?? null, [...path, 'gyldigTil']),
  ];
  const order =
    days.length === 0 && gyldigFra && gyldigTil && gyldigFra > gyldigTil
      ? [malformed([...path, 'gyldigTil'], gyldigTil, `a day from ${gyldigFra} on`, `en dag fra ${gyldigFra}`)]
      : [];
  const source = kilder.includes(kilde)
    ? []
    : [malformed([...path, 'kilde'], kilde, kilder.join(', '), kilder.join(', '))];
  return [...days, ...order, ...source, ...textProblems(note ?? '', 500, [...path, 'note'])];
}

function dayProblems(day: string | null, path: string[]): Problem[] {
  try {
    if (day !== null) parseDay(day, path.at(-1) ?? '');
    return [];
  } catch {
    return [
      problem('VALUE_MALFORMED', path, {
        field: path.at(-1) ?? '',
        value: day,
        expected: 'a day',
        forventet: 'en dag',
        example: '"2026-01-31"',
      }),
    ];
  }
}
