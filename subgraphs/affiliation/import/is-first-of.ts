import { namedRow } from '../change/named-row.ts';
import type { RowScene } from './row-scene.ts';

/** Whether no earlier row is of the same; otherwise it is refused: which of the two holds nobody can tell. */
export function isFirstOf({ memory, work }: RowScene, of: (string | null)[], path: string[]): boolean {
  const key = JSON.stringify(of);
  const first = memory.rows.get(key);
  if (first) work.refuse('ROW_TWICE', path, namedRow(first));
  memory.rows.add(key, path);
  return first === undefined;
}
