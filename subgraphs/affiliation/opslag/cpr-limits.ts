/** How many CPR numbers one caller may give in a day. */
export interface CprLimits {
  /** To find out about: searches, dry runs, writes that store nothing, and single persons. */
  lookups: number;
  /** To store, in rows and new ties: a system for place allocation tells thousands of children every night. */
  writes: number;
  /**
   * Of one birth date in one municipality, numbers that the caller had not given before, by whatever door: in a day, and in
   * a year. The largest municipality has some 20 people of a day; who guesses a number has hundreds to try.
   */
  birthday: number;
  birthdayYear: number;
}

export const usualCprLimits: CprLimits = { lookups: 500, writes: 50_000, birthday: 25, birthdayYear: 75 };
