/** Somebody is shown something of a person. */
export interface Seen {
  personId: string;
  /** What: names of groups of fields. */
  hvad: string;
  /** Which operation shows it. */
  formaal: string;
}
