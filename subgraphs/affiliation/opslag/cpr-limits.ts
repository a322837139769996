/** How many CPR numbers one caller may give in a day. */
export interface CprLimits {
  /** To find out about: searches, dry runs, writes that store nothing, and single persons. */
  lookups: number;
  /** To store, in rows and new ties: a system for place allocation tells thousands of children every night. */
  writes: number;
}

export const usualCprLimits: CprLimits = { lookups: 500, writes: 50_000 };
