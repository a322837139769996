import { today } from '../../common/clock.ts';
import { problem } from '../../common/errors/problem.ts';
import { isDay } from '../../common/parse/is-day.ts';
import { isShowable } from '../../common/text/clean-text.ts';
import type { Problem } from '../answer/fejl.ts';
import type { SuccessionInput } from './succession-inputs.ts';

const reasonForm = ['1 to 500 characters without control characters', '1 til 500 tegn uden styretegn'] as const;

/** What is wrong with the day and the reason of a merge or a split. */
export function checkTold({ dag, reason }: SuccessionInput): Problem[] {
  const problems: Problem[] = [];
  const wrong = (field: string, value: string, [expected, forventet]: readonly [string, string], example: string) =>
    problems.push(problem('VALUE_MALFORMED', ['input', field], { field, value, expected, forventet, example }));
  const now = today();
  if (dag != null && !isDay(dag)) wrong('dag', dag, ['a day', 'en dag'], now);
  else if (dag != null && dag !== now)
    problems.push(
      problem('SUCCESSION_NOT_TODAY', ['input', 'dag'], { field: 'dag', value: dag, today: now, example: now }),
    );
  if (reason != null && (reason === '' || [...reason].length > 500 || !isShowable(reason)))
    wrong('reason', reason, reasonForm, 'Sammenlagt efter byrådets beslutning');
  return problems;
}
