const millisecondsADay = 86_400_000;

/** Dates as whole days since 1970-01-01, so that they can be added to. */
export const dage = {
  of: (dato: string): number => Date.parse(dato) / millisecondsADay,
  iso: (dag: number): string => new Date(dag * millisecondsADay).toISOString().slice(0, 10),
};
