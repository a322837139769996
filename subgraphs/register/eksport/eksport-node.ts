import type { Niveau, Rows } from '../dagtilbud/niveau.ts';

/** One row as an export shows it. */
export interface EksportNode {
  niveau: Niveau;
  /** Its own row, and the rows above it where the export shows something of them. */
  rows: Partial<Rows>;
  /** The rows below it, by number; none in the exports of a single level. */
  children: EksportNode[];
}
