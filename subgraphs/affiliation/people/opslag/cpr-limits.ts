import { GraphQLError } from 'graphql';
import { danishTime } from '../../../common/clock.ts';
import { refusal } from '../../errors/refusals.ts';

/** How many CPR numbers one caller may give in a day. */
export interface CprLimits {
  /** To find out about: searches, dry runs, writes that store nothing, and single persons. */
  lookups: number;
  /** The same of all callers of a municipality together; 0: without limit. */
  lookupsAll: number;
  /** To store, in rows and new ties: a system for place allocation sends thousands of children every night. */
  writes: number;
  /**
   * Of one birth date in one municipality, numbers that the caller had not given before, by whatever door: in a day, and in
   * a year. The largest municipality has some 27 children of a birth date, 45 of the fullest, and a first load gives them
   * all in one day; who guesses a number has hundreds to try.
   */
  birthday: number;
  birthdayYear: number;
  /** The same of all callers of a municipality together, so that ten keys are not ten times as many tries. */
  birthdayAll: number;
  birthdayAllYear: number;
}

export const usualCprLimits: CprLimits = {
  ...{ lookups: 500, lookupsAll: 10_000, writes: 50_000 },
  ...{ birthday: 60, birthdayYear: 75, birthdayAll: 180, birthdayAllYear: 240 },
};

/** What is limited. */
const counts = {
  opslag: {
    what: 'in a day to be looked up (what is stored is counted apart)',
    hvad: 'på en dag til opslag (det, der gemmes, tælles for sig)',
  },
  opslagAlle: {
    what: 'in a day to be looked up by all callers of a municipality together',
    hvad: 'på en dag til opslag for alle kaldere i en kommune tilsammen',
  },
  skrevne: { what: 'in a day to be stored', hvad: 'på en dag, der gemmes' },
  foedselsdag: {
    what: 'of one birth date in a day for a municipality, beside those given before',
    hvad: 'med samme fødselsdato på en dag for en kommune ud over dem, der er givet før',
  },
  foedselsaar: {
    what: 'of one birth date in a year for a municipality',
    hvad: 'med samme fødselsdato på et år for en kommune',
  },
};

/** The refusal of numbers beyond a limit. It says when to come again, as HTTP's Retry-After does: the count begins anew with the Danish day. */
export function beyond(what: keyof typeof counts, antal: number, max: number): GraphQLError {
  const [, hours = 0, minutes = 0, seconds = 0] = danishTime().split(/[T:]/).map(Number);
  const retryAfter = 86_400 - hours * 3600 - minutes * 60 - seconds;
  const { message, extensions } = refusal('CPR_LIMIT', { antal, max, seconds: retryAfter, ...counts[what] });
  return new GraphQLError(message, { extensions: { ...extensions, retryAfter } });
}
