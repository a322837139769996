import { parseDay } from '../../common/scalars/local-date.ts';
import { type Problem, problem } from '../change/problem.ts';
import type { ValidityInput } from './kode-input.ts';
import { malformed, textProblems } from './text-problems.ts';

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
