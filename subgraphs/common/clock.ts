/** Made once: a formatter costs more than a request. */
const danishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** Today's date in Denmark, as an ISO date: days in the domain are Danish days. */
export const today = (now = new Date()): string => danishDay.format(now);
