import { today } from '../../common/clock.ts';
import { isDay } from '../../common/parse/is-day.ts';
import { type Problem, problem } from '../change/problem.ts';
import type { SuccessionInput } from './succession-inputs.ts';

/** What is wrong with the day and the reason of a merge or a split. */
export function checkTold({ dag, reason }: SuccessionInput): Problem[] {
  const problems: Problem[] = [];
  const wrong = (field: string, value: string, expected: string, example: string) =>
    problems.push(problem('VALUE_MALFORMED', ['input', field], { field, value, expected, example }));
  const now = today();
  if (dag != null && !isDay(dag)) wrong('dag', dag, 'an ISO date', now);
  else if (dag != null && dag !== now)
    problems.push(
      problem('SUCCESSION_NOT_TODAY', ['input', 'dag'], { field: 'dag', value: dag, today: now, example: now }),
    );
  if (reason != null && !/^[^\p{Cc}\p{Cs}]{1,500}$/u.test(reason))
    wrong('reason', reason, '1 to 500 characters without control characters', 'Sammenlagt efter byrådets beslutning');
  return problems;
}
