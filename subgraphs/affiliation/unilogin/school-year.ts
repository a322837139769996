/** The schoolYear of a Danish day: 1 August to 31 July (inferred: STIL, side 2360666 gives the form alone, 2016-2017). */
export function schoolYear(day: string): string {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5, 7) < '08' ? year - 1 : year;
  return `${first}-${first + 1}`;
}
