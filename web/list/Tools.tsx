import { useState } from 'react';
import { Icon } from '../pieces/Icon.tsx';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/texts.ts';
import { allRows, type Column, type Filter, type Tree } from './columns.ts';
import { downloadCsv, downloadXlsx } from './download.ts';
import { useListState } from './list-state.ts';
import { listTexts } from './list-texts.ts';

interface ToolsProps<Row> {
  fileName: string;
  columns: Column<Row>[];
  filters: Filter<Row>[];
  /** What is left after search and filters. */
  trees: Tree<Row>[];
  isSearched: boolean;
  /** Whether all rows are open anyway. */
  isOpened: boolean;
}

/** What stands above a list: its search, its filters, and what can be done with what they leave. */
export function Tools<Row>({ fileName, columns, filters, trees, isSearched, isOpened }: ToolsProps<Row>) {
  const say = useTexts(listTexts);
  const { number } = useFormat();
  const [{ soeg = '', vis = [], aaben = [] }, change] = useListState();
  const rows = allRows(trees);
  const hasLevels = rows.some(({ children }) => children.length > 0);
  const toggle = (id: string) => change({ vis: vis.includes(id) ? vis.filter((one) => one !== id) : [...vis, id] });
  return (
    <div className="list-tools">
      {isSearched && (
        <div className="form-group">
          <label className="form-label" htmlFor="list-search">
            {say('search')}
          </label>
          <input
            className="form-input"
            id="list-search"
            type="search"
            value={soeg}
            onChange={({ target }) => change({ soeg: target.value })}
          />
        </div>
      )}
      {filters.length > 0 && (
        <fieldset className="list-filters">
          <legend className="form-label">{say('filters')}</legend>
          {filters.map(({ id, label }) => (
            <div className="form-group-checkbox" key={id}>
              <input
                type="checkbox"
                id={`filter-${id}`}
                className="form-checkbox"
                checked={vis.includes(id)}
                onChange={() => toggle(id)}
              />
              <label htmlFor={`filter-${id}`}>{label}</label>
            </div>
          ))}
        </fieldset>
      )}
      <div className="list-actions">
        <p className="list-count" role="status">
          {say('rows', { count: rows.length, shown: number(rows.length) })}
        </p>
        {hasLevels && !isOpened && (
          <button
            type="button"
            className="function-link"
            onClick={() => change({ aaben: aaben.length > 0 ? [] : ['alle'] })}
          >
            <Icon name={aaben.length > 0 ? 'minus' : 'plus'} />
            {say(aaben.length > 0 ? 'closeAll' : 'openAll')}
          </button>
        )}
        <Actions fileName={fileName} columns={columns} rows={rows.map(({ row }) => row)} />
      </div>
    </div>
  );
}

type ActionsProps<Row> = Pick<ToolsProps<Row>, 'fileName' | 'columns'> & { rows: Row[] };

function Actions<Row>({ fileName, columns, rows }: ActionsProps<Row>) {
  const say = useTexts(listTexts);
  const [told, tell] = useState('');
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      tell(say('copied'));
    } catch {
      tell(say('notCopied')); // the page came over plain HTTP, or the reader refused
    }
  };
  return (
    <>
      <button type="button" className="function-link" onClick={copyLink}>
        <Icon name="link" />
        {say('link')}
      </button>
      <button
        type="button"
        className="function-link"
        onClick={() => downloadXlsx(fileName, columns, rows).catch(() => tell(say('failed')))}
      >
        <Icon name="file-excel" />
        {say('xlsx')}
      </button>
      <button type="button" className="function-link" onClick={() => downloadCsv(fileName, columns, rows)}>
        <Icon name="download" />
        {say('csv')}
      </button>
      <span role="status">{told}</span>
    </>
  );
}
