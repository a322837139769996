import './list.css';
import { useDeferredValue, useMemo } from 'react';
import { folded } from '../texts/format.ts';
import { type Column, type Filter, keepWanted, type Tree } from './columns.ts';
import { Grid } from './Grid.tsx';
import { useListState } from './list-state.ts';
import { Tools } from './Tools.tsx';

interface DataListProps<Row> {
  /** What the list is, for who does not see it. */
  caption: string;
  /** What its files are called. */
  fileName: string;
  columns: Column<Row>[];
  filters?: Filter<Row>[];
  trees: Tree<Row>[];
  /** Whether it has a field to search in; yes when left out. */
  isSearched?: boolean;
}

/** A list with search, filters, order, a link that shows the same, and downloads. Rows may have rows below them. */
export function DataList<Row>({
  caption,
  fileName,
  columns,
  filters = [],
  trees,
  isSearched = true,
}: DataListProps<Row>) {
  const [{ soeg = '', vis = [] }] = useListState();
  const words = useDeferredValue(soeg);
  const chosen = filters.flatMap(({ id, keeps }) => (keeps && vis.includes(id) ? [keeps] : []));
  const choice = vis.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is made anew each time, and follows from `choice`
  const kept = useMemo(() => {
    const filtered = chosen.reduce((left, keeps) => keepWanted(left, keeps, false), trees);
    return words === '' ? filtered : keepWanted(filtered, searcher(columns, words), true);
  }, [trees, columns, words, choice]);
  const isOpened = words !== '' || chosen.length > 0;
  return (
    <>
      <Tools {...{ fileName, columns, filters, isSearched, isOpened }} trees={kept} />
      <Grid
        caption={caption}
        columns={useMemo(() => columns.filter(({ isHidden }) => !isHidden), [columns])}
        trees={kept}
        isOpened={isOpened}
      />
    </>
  );
}

/** Whether every word stands somewhere in a row. */
function searcher<Row>(columns: Column<Row>[], text: string): (row: Row) => boolean {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return (row) => {
    const content = folded(columns.map(({ text }) => text(row)).join(' '));
    return words.every((word) => content.includes(word));
  };
}
