import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Fields } from '../draft/command.ts';

/** A caller's own name for an object. */
export interface SourceKey {
  sourceSystem: string;
  sourceKey: string;
}

/** One object of a tree as a caller wants it. */
export interface TreeObject<N extends Niveau = Niveau> {
  niveau: N;
  nummer: string | null;
  key: SourceKey | null;
  /** What it should hold, without its parent. */
  fields: Fields<N>;
  parent: TreeObject | null;
  /** Where it stands in the input. */
  path: string[];
}

/** A source key in one word, as the diff shows it. A system's name has no colon, so no two keys share a word. */
export const keyText = ({ sourceSystem, sourceKey }: SourceKey): string => `${sourceSystem}:${sourceKey}`;
