import type { GraphQLError } from 'graphql';
import { type Caller, reachOf } from '../../../common/auth/may.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import { refused, type WriteAnswer } from '../../core/change/use-case.ts';
import { cprNumre } from '../../core/input/fields.ts';
import { type Problem, refusalProblem } from '../../errors/refusals.ts';
import type { Looker } from '../../laeselog/show.ts';
import type { CprOpslag } from './cpr-opslag.ts';

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
  const counted = { numre, kind, kommuner, places, about: cpr?.about, formaal } as const;
  const beyond = await opslag.count({ actor, requestId }, counted);
  if (beyond) return refused([limitProblem(beyond)]);
  const answer = await carryOut();
  if (!isStoring) return answer;
  const lookedUp = answer.errors.length > 0 ? numre : leftOutOf(answer, cpr);
  const tooMany = await opslag.moveToLookups(actor, { ...counted, numre: lookedUp });
  if (answer.replayed) await opslag.release(actor, antal - (tooMany ? 0 : lookedUp.length));
  if (!tooMany) return answer;
  if (answer.errors.length > 0) return refused(withoutMatches(answer.errors, tooMany));
  return { ...answer, report: answer.report && (cpr?.withhold?.(answer.report, tooMany) ?? null) };
}

/**
 * The numbers that a write did not store. They are counted when the write is through, since nobody is to wait for it who
 * waits for their count; an answer that is given again has them again, and tells no more than there is room for.
 */
const leftOutOf = ({ report }: WriteAnswer, cpr: UseCase['cpr']): string[] =>
  report ? cprNumre(cpr?.leftOut?.(report) ?? []) : [];

/** What is wrong with an input in itself, whomever its numbers are of. */
const ofItself = new Set(['FIELD_MALFORMED', 'CPR_MALFORMED', 'ENHED_UNKNOWN', 'NOT_ALLOWED']);

/**
 * Problems without those that may give away whose a number is; the one about too many numbers stands in their place.
 */
export const withoutMatches = (errors: readonly Problem[], beyond: GraphQLError): Problem[] => [
  ...errors.filter(({ code }) => ofItself.has(code)),
  limitProblem(beyond),
];

const limitProblem = (beyond: GraphQLError): Problem => refusalProblem(beyond, []);
