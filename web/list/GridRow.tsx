import { Icon } from '../pieces/Icon.tsx';
import { useTexts } from '../texts/texts.ts';
import type { Column } from './columns.ts';
import { listTexts } from './list-texts.ts';
import type { ShownRow } from './use-rows.ts';

interface GridRowProps<Row> {
  row: ShownRow<Row>;
  columns: Column<Row>[];
  /** Its place among all rows that are shown. */
  index: number;
  measure: (element: Element | null) => void;
  /** Opens or closes it; undefined while all are open. */
  onToggle: ((id: string) => void) | undefined;
}

/** One row, its first cell set in by its level, with the button that shows what is below it. */
export function GridRow<Row>({ row, columns, index, measure, onToggle }: GridRowProps<Row>) {
  const [first, ...others] = columns;
  const { tree, depth } = row;
  const content = (column: Column<Row>) => column.show?.(tree.row) ?? column.text(tree.row);
  return (
    <tr data-index={index} ref={measure} aria-rowindex={index + 2} className={`depth-${depth}`}>
      {first && (
        <th scope="row">
          <div className="first-cell">
            <Toggle row={row} name={first.text(tree.row)} onToggle={onToggle} />
            <Level depth={depth} />
            <div>{content(first)}</div>
          </div>
        </th>
      )}
      {others.map((column) => (
        <td key={column.id} data-title={column.heading}>
          {content(column)}
        </td>
      ))}
    </tr>
  );
}

type ToggleProps<Row> = Pick<GridRowProps<Row>, 'row' | 'onToggle'> & { name: string };

function Toggle<Row>({ row: { tree, isOpen }, name, onToggle }: ToggleProps<Row>) {
  const say = useTexts(listTexts);
  if (tree.children.length === 0) return null;
  return (
    <button
      type="button"
      className="row-toggle"
      aria-expanded={isOpen}
      aria-label={say('open', { name })}
      disabled={onToggle === undefined}
      onClick={() => onToggle?.(tree.id)}
    >
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
    </button>
  );
}

/** Said to who does not see how far a row is set in. */
function Level({ depth }: { depth: number }) {
  const say = useTexts(listTexts);
  return depth === 0 ? null : <span className="sr-only">{say('level', { level: depth + 1 })}: </span>;
}
