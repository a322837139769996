import { may } from '../../common/auth/may.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';

/** Why the caller may not reconcile a municipality; nothing when it may. What the plan changes is asked for besides. */
export function mayWriteKommune({ caller }: Pick<RegisterContext, 'caller'>, kommuneKode: string): Problem[] {
  const refused = may(caller, 'register.reconcile', { kommuner: [kommuneKode] });
  return refused ? [refusalProblem(refused, ['kommuneKode'])] : [];
}
