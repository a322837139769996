import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Finding } from './finding.ts';
import type { Kolonne } from './kolonne.ts';
import type { CellValue } from './parse-cell.ts';

/** One row of a file, read and checked by itself. */
export interface ImportRow {
  line: number;
  /** Null when the row does not tell. */
  niveau: Niveau | null;
  nummer: string | null;
  /** What the file's columns hold; a column that the file lacks is absent. */
  cells: Partial<Record<Kolonne, CellValue>>;
  refusals: Finding[];
  /** Whether it has been refused, for one of these or for what other rows say. */
  refused: boolean;
}

/** A row that says which object it is about. */
export type ObjectRow = ImportRow & { niveau: Niveau; nummer: string };
