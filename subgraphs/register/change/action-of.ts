import { type Niveau, niveauer, type Rows } from '../dagtilbud/niveau.ts';
import { type Content, contentColumns } from './content.ts';
import type { Action } from './object-change.ts';

type Columns = Record<string, unknown>;

const differs = (column: string, before: Columns, after: Columns): boolean => before[column] !== after[column];

/** The columns that differ between a stored row and what it is to be. */
export const changedColumns = (niveau: Niveau, before: Rows[Niveau], after: Content[Niveau]): string[] =>
  contentColumns[niveau].filter((column) => differs(column, before, after));

/** What a change does to its object, as the change log says it; null when it does nothing. */
export function actionOf(niveau: Niveau, before: Rows[Niveau] | null, after: Content[Niveau]): Action | null {
  if (before === null) return 'create';
  const changed = changedColumns(niveau, before, after);
  if (changed.length === 0) return null;
  if (changed.includes('aktivitetsstatus')) return after.aktivitetsstatus === 'Nedlagt' ? 'close' : 'reopen';
  return changed.includes(niveauer[niveau].parent) ? 'move' : 'update';
}
