/** How many CPR numbers one caller may give in a day. */
export interface CprLimits {
  /** To find out about: searches, dry runs, writes that store nothing, and single persons. */
  lookups: number;
  /** The same of all callers of a municipality together; 0: without limit. */
  lookupsAll: number;
  /** To store, in rows and new ties: a system for place allocation tells thousands of children every night. */
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
