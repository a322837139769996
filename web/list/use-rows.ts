import {
  type ColumnDef,
  createExpandedRowModel,
  createSortedRowModel,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { danish } from '../texts/format.ts';
import type { Column, Tree } from './columns.ts';

const features = tableFeatures({
  rowExpandingFeature,
  expandedRowModel: createExpandedRowModel(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

/** A row as it is shown: how deep it lies, and whether those below it are shown. */
export interface ShownRow<Row> {
  tree: Tree<Row>;
  depth: number;
  isOpen: boolean;
}

/** The rows of a list in the order that is asked for, those of open rows below them. `open` is all, or which. */
export function useRows<Row>(
  columns: Column<Row>[],
  trees: Tree<Row>[],
  { orden, open }: { orden: string; open: 'all' | string[] },
): ShownRow<Row>[] {
  const defs = useMemo(() => columns.map(defOf), [columns]);
  const table = useTable({
    features,
    columns: defs,
    data: trees,
    getSubRows: ({ children }) => children,
    getRowId: ({ id }) => id,
    state: {
      sorting: orden === '' ? [] : [{ id: orden.replace(/^-/, ''), desc: orden.startsWith('-') }],
      expanded: open === 'all' ? true : Object.fromEntries(open.map((id) => [id, true])),
    },
  });
  return table.getRowModel().rows.map((row) => ({ tree: row.original, depth: row.depth, isOpen: row.getIsExpanded() }));
}

const defOf = <Row>({ id, text }: Column<Row>): ColumnDef<typeof features, Tree<Row>> => ({
  id,
  accessorFn: ({ row }) => text(row),
  sortFn: (a, b, column) => danish.compare(a.getValue<string>(column), b.getValue<string>(column)),
});
