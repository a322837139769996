/** What the register tells of a unit that may hold users. */
export interface EnhedFacts {
  nummer: string;
  aktiv: boolean;
  cvrNummer: string | null;
  pNummer: string | null;
}
