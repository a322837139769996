/** Today's date in Denmark, as an ISO date: days in the domain are Danish days. */
export const today = (now = new Date()): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(now);
