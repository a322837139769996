import type { RowScene } from './row-scene.ts';

/** Whether no earlier row is of the same; otherwise it is refused: which of the two holds nobody can tell. */
export function isFirstOf({ memory, work }: RowScene, of: (string | null)[], path: string[]): boolean {
  const key = JSON.stringify(of);
  if (memory.rows.has(key)) {
    work.refuse('ROW_TWICE', path);
    return false;
  }
  memory.rows.add(key);
  return true;
}
