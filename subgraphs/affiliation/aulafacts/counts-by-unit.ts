/** One row of counts per unit, by its number; a unit without a row has none of anything. */
export function countsByUnit<Counts extends object>(
  rows: readonly ({ nummer: string } & Record<keyof Counts, number | bigint>)[],
  none: Counts,
): (nummer: string) => Counts {
  const byNummer = new Map(
    rows.map(({ nummer, ...counts }) => [
      nummer,
      Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, Number(value)])) as Counts,
    ]),
  );
  return (nummer) => byNummer.get(nummer) ?? none;
}
