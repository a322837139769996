import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/texts.ts';
import { allRows, type Column, type Tree } from './columns.ts';
import { GridRow } from './GridRow.tsx';
import { Heading } from './Heading.tsx';
import { useListState } from './list-state.ts';
import { listTexts } from './list-texts.ts';
import { useRows } from './use-rows.ts';

interface GridProps<Row> {
  caption: string;
  columns: Column<Row>[];
  trees: Tree<Row>[];
  /** Whether all rows are open, whatever the reader opened. */
  isOpened: boolean;
}

/** The rows of a list. Only those near the window are drawn, so that thousands are no more work than thirty. */
export function Grid<Row>({ caption, columns, trees, isOpened }: GridProps<Row>) {
  const say = useTexts(listTexts);
  const [{ orden = '', aaben = [] }, change] = useListState();
  const isAllOpen = isOpened || aaben.includes('alle');
  const rows = useRows(columns, trees, { orden, open: isAllOpen ? 'all' : aaben });
  const body = useRef<HTMLTableSectionElement>(null);
  const { items, above, below, measure } = useDrawn(
    body,
    rows.map(({ tree }) => tree.id),
  );
  const toggle = (id: string) => {
    const open = isAllOpen ? allRows(trees).map((tree) => tree.id) : aaben;
    change({ aaben: open.includes(id) ? open.filter((one) => one !== id) : [...open, id] });
  };
  if (trees.length === 0) return <p>{say('none')}</p>;
  return (
    <table className="table table--compact table--responsive-headers data-list" aria-rowcount={rows.length + 1}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <Heading key={column.id} {...column} orden={orden} onOrder={(next) => change({ orden: next })} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap height={above} columns={columns.length} />
        {items.map(({ index, key }) => {
          const row = rows[index];
          const place = { index, measure, onToggle: isOpened ? undefined : toggle };
          return row && <GridRow key={key} row={row} columns={columns} {...place} />;
        })}
        <Gap height={below} columns={columns.length} />
      </tbody>
    </table>
  );
}

/** Which rows are to be drawn, and how much room those above and below them take. */
function useDrawn(body: React.RefObject<HTMLElement | null>, ids: string[]) {
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    setScrollMargin((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, [body]);
  const virtual = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => 57,
    overscan: 12,
    scrollMargin,
    getItemKey: (index) => ids[index] ?? index,
  });
  const items = virtual.getVirtualItems();
  const start = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const end = (items.at(-1)?.end ?? scrollMargin) - scrollMargin;
  return { items, above: start, below: virtual.getTotalSize() - end, measure: virtual.measureElement };
}

/** Room for rows that are not drawn. */
const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 && (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
