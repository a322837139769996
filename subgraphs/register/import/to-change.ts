import { actionOf } from '../change/action-of.ts';
import type { ObjectChange } from '../change/object-change.ts';
import { type Niveau, niveauer } from '../dagtilbud/niveau.ts';
import type { Rows } from '../dagtilbud/rows.ts';
import type { Family } from './family.ts';
import type { ImportRow } from './import-row.ts';
import { mergeContent } from './merge-content.ts';

type Columns = Record<string, unknown>;

/** The change that a row makes to its object, also when it `changed` nothing. Tells the family of it. */
export function toChange(
  family: Family,
  niveau: Niveau,
  row: ImportRow,
  before: Rows[Niveau] | null,
): { change: ObjectChange; changed: boolean } {
  const nummer = row.nummer ?? '';
  const after = mergeContent(niveau, row, before);
  const parentBefore: Columns = before ?? {};
  const kommune = family.join(nummer, after, (parentBefore[niveauer[niveau].parent] ?? null) as string | null);
  const action = actionOf(niveau, before, after);
  const changed = action !== null;
  // Level, before and after belong together, which a union over the levels cannot say.
  const change = { niveau, nummer, action, before, after, ...kommune } as ObjectChange;
  return { change, changed };
}
