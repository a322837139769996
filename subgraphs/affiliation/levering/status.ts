/**
 * The life of a delivery, and what may follow what. DRAFT: its checks found errors. VALIDATED: they did not, and nobody
 * has to approve it.
 * SENT: it is under way, or its answer was lost; only the same document may be sent again. SUPERSEDED: a later one was
 * made before it was sent. EXPIRED: nobody sent it in time, or its content is gone.
 */
export const transitions = {
  DRAFT: ['APPROVED', 'SUPERSEDED', 'EXPIRED'],
  VALIDATED: ['SENT', 'SUPERSEDED', 'EXPIRED'],
  AWAITING_APPROVAL: ['APPROVED', 'REJECTED', 'SUPERSEDED', 'EXPIRED'],
  APPROVED: ['SENT', 'SUPERSEDED', 'EXPIRED'],
  SENT: ['SENT', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'EXPIRED'],
  ACCEPTED: [],
  PARTIALLY_ACCEPTED: [],
  REJECTED: [],
  SUPERSEDED: [],
  EXPIRED: [],
} as const satisfies Record<string, readonly string[]>;

export type LeveringStatus = keyof typeof transitions;

/** Made, and not on its way yet: a later delivery takes its place. */
export const unsent: readonly LeveringStatus[] = ['DRAFT', 'VALIDATED', 'AWAITING_APPROVAL', 'APPROVED'];

export const mayFollow = (from: string, to: LeveringStatus): boolean =>
  (transitions[from as LeveringStatus] as readonly string[] | undefined)?.includes(to) ?? false;
