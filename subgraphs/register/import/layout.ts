import type { FileKind, Kolonne } from './kolonne.ts';

/** Where a column stands in a file. */
export interface Place {
  /** As the file's header spells it. */
  header: string;
  index: number;
  /** The file has only the code's text (`_Tekst`). */
  isTekst: boolean;
}

/** What a file's header says. */
export interface Layout {
  kind: FileKind;
  width: number;
  places: ReadonlyMap<Kolonne, Place>;
}
