/** The schoolYear of a Danish day: from 1 August to 31 July (folkeskoleloven § 14 a; inferred to hold for day-care too). */
export function schoolYear(day: string): string {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5, 7) < '08' ? year - 1 : year;
  return `${first}-${first + 1}`;
}
