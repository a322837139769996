/** Days from the first to the last, both included, as ISO dates; no last day is known when it is null. */
export interface Periode {
  gyldigFra: string;
  gyldigTil: string | null;
}
