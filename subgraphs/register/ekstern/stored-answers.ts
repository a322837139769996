import type { DraftObject } from '../change/draft-object.ts';
import type { EksternKontrol } from '../generated/sqlite/client.ts';
import type { Aarsag } from './aarsager.ts';
import { type Kind, type Sted, vaerdiOf } from './vaerdi-of.ts';

/** What DAR and CVR last said of stored objects, for the rules that find what is wrong with them. */
export class StoredAnswers {
  readonly #rows: ReadonlyMap<string, EksternKontrol>;

  constructor(rows: readonly EksternKontrol[]) {
    this.#rows = new Map(rows.map((row) => [`${row.kind} ${row.niveau} ${row.nummer}`, row]));
  }

  /** Why a register contradicts what an object holds; null when it does not. An answer about another value says nothing. */
  contradiction(kind: Kind, { niveau, id, after }: DraftObject): Aarsag | null {
    const row = this.#rows.get(`${kind} ${niveau} ${id}`);
    if (row?.svar !== 'MODSAGT' || row.vaerdi !== vaerdiOf[kind](after as unknown as Sted)) return null;
    return row.aarsag as Aarsag;
  }
}
