import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline } from '../../common/remote/deadline.ts';
import type { Ekstern } from './ekstern.ts';
import type { Adresseopslag, PNummerSvar } from './registers.ts';
import { type EksternSvar, ikkeKontrolleret, type Kind, type Sted, vaerdiOf } from './svar.ts';

const silent = ikkeKontrolleret('TIMEOUT');

/** Answers by what was asked: addresses by their value, P-numbers by themselves. */
export interface Answers {
  dar: Map<string, EksternSvar>;
  cvr: Map<string, PNummerSvar>;
}

/** Asks both registers at the same time about a number of places, each value once. */
export async function askAbout(
  ekstern: Ekstern,
  steder: Record<Kind, readonly Sted[]>,
  timeoutMs: number,
): Promise<Answers> {
  const adresser = new Map<string, Adresseopslag>();
  for (const sted of steder.dar) adresser.set(vaerdiOf.dar(sted) ?? '', sted);
  const pNumre = new Map<string, string>();
  for (const { pNummer } of steder.cvr) if (pNummer !== null) pNumre.set(pNummer, pNummer);
  const [dar, cvr] = await Promise.all([
    askWithin(ekstern.dar, adresser, timeoutMs, silent),
    askWithin(ekstern.cvr, pNumre, timeoutMs, { ...silent, cvrNummer: null }),
  ]);
  return { dar, cvr };
}

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
