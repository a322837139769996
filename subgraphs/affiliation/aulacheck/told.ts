import type { AulaCheck } from './aula-check.ts';

type ToldCheck = Omit<AulaCheck, 'failing' | 'told'> & {
  /** The answers that keep it; when left out, what is done or does not concern the unit. */
  accepts?: readonly string[];
};

/** A check of what only people can tell: it holds from the day on that they said. */
export function told({ accepts = ['ja', 'ikke_relevant'], ...check }: ToldCheck): AulaCheck {
  const failing: AulaCheck['failing'] = ({ opsaetning, day }) => {
    const answer = opsaetning.get(check.code);
    return answer && answer.dag <= day && accepts.includes(answer.svar) ? 0 : 1;
  };
  return { ...check, told: true, failing };
}
