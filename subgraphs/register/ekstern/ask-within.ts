import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline } from '../../common/remote/deadline.ts';

/** What an adapter may take after its deadline to gather what it has heard. */
const grace = 50;

interface Register<Question, Answer> {
  check(questions: readonly Question[], deadline: Deadline): Promise<Answer[]>;
}

/**
 * Asks about each different question once, and for no longer than `timeoutMs`. The bound holds whatever an adapter
 * does: what has not come by then is `silent`. Answers by key.
 */
export async function askWithin<Question, Answer>(
  register: Register<Question, Answer>,
  questions: ReadonlyMap<string, Question>,
  timeoutMs: number,
  silent: Answer,
): Promise<Map<string, Answer>> {
  if (questions.size === 0) return new Map();
  const stop = new AbortController();
  const tooLate = sleep(timeoutMs + grace, [] as Answer[], { signal: stop.signal }).catch(() => []);
  const answers = await Promise.race([register.check([...questions.values()], new Deadline(timeoutMs)), tooLate]);
  stop.abort();
  return new Map([...questions.keys()].map((key, i) => [key, answers[i] ?? silent]));
}
