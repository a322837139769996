import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type ColumnName, columns } from './columns.ts';
import type { EksportNode } from './eksport-node.ts';

export type Cell = string | number | null;

/** The named columns of a row, in their order: text, number (coordinates), or null where the register has nothing. */
export function readColumns(names: readonly ColumnName[], node: EksportNode, kodebog: Kodebog): Cell[] {
  return names.map((name) => {
    const value = columns[name](node, kodebog);
    return value instanceof Date ? value.toISOString() : (value ?? null);
  });
}
