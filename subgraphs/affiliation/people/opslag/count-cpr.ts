import type { GraphQLError } from 'graphql';
import { type Caller, reachOf } from '../../../common/auth/may.ts';
import type { Objekt } from '../../core/change/objekt.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { refused, type WriteAnswer } from '../../core/change/write-payload.ts';
import { cprNumre } from '../../core/input/cpr.ts';
import { type Problem, refusalProblem } from '../../errors/refusals.ts';
import type { Asked, Looker } from '../../laeselog/show.ts';
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

/** Problems without those that may give away whose a number is; that there are too many stands in their place. */
export const withoutMatches = (errors: readonly Problem[], beyond: GraphQLError): Problem[] => [
  ...errors.filter(({ code }) => ofItself.has(code)),
  limitProblem(beyond),
];

const limitProblem = (beyond: GraphQLError): Problem => refusalProblem(beyond, []);

interface Asking {
  caller: Caller;
  dryRun: boolean;
  opslag?: CprOpslag | undefined;
}

type About = Pick<UseCase, 'action' | 'navn' | 'cpr' | 'places'>;

/**
 * The persons of whom the answer of a write says something, as lines of the read log: it says what of the input differs
 * from what is stored, in a dry run as in a write that is carried out or refused; and whose the CPR numbers are, or
 * that they are nobody's.
 */
export async function linesOf(work: Work, useCase: About, asking: Asking): Promise<Asked[]> {
  return [...compared(work, useCase, asking), ...(await lookedUp(work, useCase, asking))];
}

function compared(work: Work, useCase: About, { dryRun }: Asking): Asked[] {
  const about = new Map<string, Set<string>>();
  for (const objekt of [...work.touched(), ...work.named().map(({ objekt }) => objekt)]) {
    const [personId, hvad] = objekt.before === null ? [] : (aboutOf(objekt, work) ?? []);
    if (personId !== undefined) about.set(personId, (about.get(personId) ?? new Set()).add(hvad ?? ''));
  }
  const common = { ...nobody, slags: dryRun ? 'proeve' : 'visning', formaal: formaalOf(useCase) } as const;
  return [...about].map(([personId, hvad]) => ({ ...common, personId, hvad: [...hvad].sort().join(', ') }));
}

/** Whose a stored object is, and what the answer says of them. */
function aboutOf(objekt: Objekt, work: Work): [string, string] | null {
  const { kind, id, before } = objekt;
  if (kind === 'person') return [id, work.hides(objekt as Objekt<'person'>) ? 'beskyttelse' : 'sammenligning'];
  if (kind === 'tilknytning') return [(before as Objekt<'tilknytning'>['after']).personId, 'tilknytning'];
  return kind === 'gaesteophold' ? [(before as Objekt<'gaesteophold'>['after']).barnId, 'gaestepleje'] : null;
}

/** A line for each person who is found, and one, for each municipality asked, of the numbers that are nobody's. */
async function lookedUp(work: Work, useCase: About, { caller, opslag }: Asking): Promise<Asked[]> {
  const numre = cprNumre(useCase.cpr?.numre ?? []);
  if (!opslag || numre.length === 0) return [];
  const kommuner = kommunerOf(work, useCase, caller);
  const { hits, misses } = await opslag.find(work.query, numre, kommuner);
  const common = { slags: 'opslag', formaal: formaalOf(useCase) } as const;
  const found = hits.map((personId) => ({
    ...{ ...nobody, ...common, personId, hvad: 'fundet', antal: 1, spoergsmaal: 'cpr' },
  }));
  if (misses === 0) return found;
  return [...found, { ...common, kommuner, hvad: 'fundet', antal: 0, spoergsmaal: `cpr (${misses})` }];
}

/** The municipality is the person's own. */
const nobody = { kommuner: [], antal: null, spoergsmaal: null };

const formaalOf = ({ navn, action }: About): string => navn ?? action;

/** Where the numbers are looked for. */
function kommunerOf(work: Work, { action, places }: About, caller: Caller): string[] {
  const ofUnits = (places?.enheder ?? []).flatMap((nummer) => work.enhed(nummer)?.kommuneKode ?? []);
  const named = [...new Set([...ofUnits, ...(places?.kommuner ?? [])])];
  return named.length > 0 ? named : [...reachOf(caller, action).kommuner];
}
