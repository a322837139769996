/** What a line of the read log is of. */
export const laeseslags = ['visning', 'soegning', 'opslag', 'proeve', 'afslag', 'klip'] as const;
export type Laeseslags = (typeof laeseslags)[number];

/** Somebody is shown something of a person. */
export interface Seen {
  personId: string;
  /** What: names of groups of fields. */
  hvad: string;
  /** Which operation shows it. */
  formaal: string;
}

/** Somebody asks: what it is of may be nobody, and nothing need have been found. */
export interface Asked {
  slags: Laeseslags;
  /** Whose data is asked about, three digits each: a line for each. Empty: nobody's, and one line. */
  kommuner: readonly string[];
  /** Units whose municipalities are asked about, too. */
  enheder?: readonly string[];
  /** Persons whose municipalities are asked about, too; an id may be nobody's. */
  personer?: readonly string[];
  /** Whom the question is about, where it names or finds one person. */
  personId?: string | null;
  /** What the answer told or would have told: "fundet", "antal", "cpr" … */
  hvad: string;
  /** Which operation asks, and for what. */
  formaal: string;
  /** How many were found; null where nothing was counted. */
  antal: number | null;
  /** Names of fields and operators, such as "cpr, kommune eq". Never a value: a number or a name that was searched for. */
  spoergsmaal: string | null;
}
