/** What can become of an agreement: from each status to which. `none`: there is no agreement of that scope yet. */
export const transitions: Readonly<Record<string, readonly string[]>> = {
  none: ['requested'],
  requested: ['approved', 'rejected'],
  /** Again approved: its use is noted. */
  approved: ['approved', 'revoked'],
  rejected: ['requested'],
  revoked: ['requested'],
};
