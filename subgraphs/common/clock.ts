/** Made once: a formatter costs more than a request. */
const danishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** Today's date in Denmark, as an ISO date: days in the domain are Danish days. */
export const today = (now = new Date()): string => danishDay.format(now);

const danishClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The Danish clock without offset, as in Unilogin's documents: "2026-08-01T17:00:00". */
export const danishTime = (now = new Date()): string => danishClock.format(now).replace(' ', 'T');
