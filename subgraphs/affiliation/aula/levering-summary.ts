/** How many of each kind a delivery holds. */
export interface LeveringCounts {
  boern: number;
  ansatte: number;
  kontakter: number;
}

/** What is known of a unit's deliveries to Unilogin's import interface. Moments are ISO 8601, UTC. */
export interface LeveringSummary {
  /** When the first FULL delivery, or one of FULL_AS_DELTA, was accepted, wholly or in part; null: none was. */
  firstAcceptedAt: string | null;
  /** When a delivery of any kind was last accepted, wholly or in part. */
  lastAcceptedAt: string | null;
  /** State of the last delivery that was sent. */
  lastOutcome: string | null;
  /** Rows not loaded at the last delivery that was answered. */
  refusedRows: number;
  /** What the last of those held that was accepted; null: none was. */
  counts: LeveringCounts | null;
}
