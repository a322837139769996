/** When an affiliation holds, in days; `tilstand` is what it is on the day of the sample. */
export interface Periode {
  tilstand: 'planlagt' | 'aktiv' | 'ophoert';
  fra: number;
  til: number | null;
}
