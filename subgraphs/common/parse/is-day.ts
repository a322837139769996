/** Whether a text is a day of the calendar. `Date` takes 30 February for 1 March, and has a year 0000, which XML Schema has not. */
export function isDay(text: string): boolean {
  return /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}
