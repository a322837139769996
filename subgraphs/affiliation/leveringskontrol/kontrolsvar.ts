/** Where a delivery breaks a check. It never holds a CPR number or a name, so it may be stored, logged and shown. */
export interface Kontrolsvar {
  /** The person's LocalPersonId; null where it is about the unit, the delivery or a group. */
  lokalId: string | null;
  /** Fields of LeveringFacts, or below the person where lokalId says which. */
  path: readonly string[];
  /** What the texts of the check are filled in with. */
  details: Readonly<Record<string, string | number>>;
}
