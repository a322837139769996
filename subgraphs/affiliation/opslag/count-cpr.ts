import type { GraphQLError } from 'graphql';
import type { Caller } from '../../common/auth/caller.ts';
import { reachOf } from '../../common/auth/may.ts';
import { type Problem, refusalProblem } from '../../common/errors/problem.ts';
import type { UseCase } from '../change/use-case.ts';
import { refused, type WriteAnswer } from '../change/write-answer.ts';
import type { Looker } from '../laeselog/show.ts';
import { type CprOpslag, cprNumre } from './cpr-opslag.ts';

/** Who is counted, and what is to be stored. */
interface Counting extends Looker {
  caller: Caller;
  dryRun: boolean;
  opslag?: CprOpslag | undefined;
}

/**
 * Carries out a write with its CPR numbers counted before they are looked up. Those of rows and new ties are counted
 * apart, as far as they are stored: what is not stored was only looked up.
 */
export async function countCpr(
  { action, navn: formaal = action, cpr, places }: Pick<UseCase, 'action' | 'navn' | 'cpr' | 'places'>,
  { caller, actor, requestId, dryRun, opslag }: Counting,
  carryOut: () => Promise<WriteAnswer>,
): Promise<WriteAnswer> {
  const numre = cprNumre(cpr?.numre ?? []);
  const antal = numre.length;
  if (antal === 0) return carryOut();
  if (!opslag) throw new Error('CPR numbers are looked up by nobody who counts them');
  const isStoring = cpr?.isStored === true && !dryRun;
  const kind = isStoring ? 'skrevne' : 'opslag';
  const { kommuner } = reachOf(caller, action);
  const beyond = await opslag.count({ actor, requestId }, { numre, kind, kommuner, places, formaal });
  if (beyond) return refused([limitProblem(beyond)]);
  const answer = await carryOut();
  if (!isStoring) return answer;
  if (answer.replayed) await opslag.release(actor, antal);
  else if (answer.errors.length > 0) {
    const tooMany = await opslag.moveToLookups(actor, antal);
    if (tooMany) return refused(withoutMatches(answer.errors, tooMany));
  }
  return answer;
}

/** What is wrong with an input in itself, whomever its numbers are of. */
const ofItself = new Set(['FIELD_MALFORMED', 'CPR_MALFORMED', 'ROW_NOT_ONE', 'ENHED_UNKNOWN', 'NOT_ALLOWED']);

/** Problems without those that may tell whose a number is, which is told instead. */
export const withoutMatches = (errors: readonly Problem[], beyond: GraphQLError): Problem[] => [
  ...errors.filter(({ code }) => ofItself.has(code)),
  limitProblem(beyond),
];

const limitProblem = (beyond: GraphQLError): Problem => refusalProblem(beyond, []);
