import { inOrder, type PlacedRow } from '../people/rows/put-rows.ts';
import { type RowSource, UnreadablePeople } from './row-source.ts';

/** How many rows a file has of each unit. */
export type RowCounts = ReadonlyMap<string, number>;

/** What is to be known of a file before it is loaded. */
export interface Survey {
  counts: RowCounts;
  /** Whose word it says that it is. */
  kilde: string | null;
}

/**
 * Looks through a file, as far as it can be read: loading it reports what cannot. Only rows that can be used are
 * counted.
 */
export async function survey(source: RowSource): Promise<Survey> {
  const counts = new Map<string, number>();
  let kilde: string | null = null;
  try {
    for await (const { row, head } of source.rows(() => undefined)) {
      kilde ??= head?.kilde ?? null;
      if (row) counts.set(row.enhed, (counts.get(row.enhed) ?? 0) + 1);
    }
  } catch (error) {
    if (!(error instanceof UnreadablePeople)) throw error;
  }
  return { counts, kilde };
}

/**
 * Keeps the rows of each unit until its last: they depend on each other, wherever in the file they stand (a group and who is
 * in it, a child and its contacts), and only together they say what holds. Of a file that goes unit by unit little is kept.
 */
export class UnitRows {
  readonly #counts: RowCounts;
  readonly #kept = new Map<string, PlacedRow[]>();

  constructor(counts: RowCounts) {
    this.#counts = counts;
  }

  /** The rows of the unit, those first that others name, once this is the last of them. */
  take(row: PlacedRow): PlacedRow[] {
    const { enhed } = row.row;
    const kept = this.#kept.get(enhed) ?? [];
    kept.push(row);
    this.#kept.set(enhed, kept);
    if (kept.length < (this.#counts.get(enhed) ?? 0)) return [];
    this.#kept.delete(enhed);
    return inOrder(kept);
  }
}
