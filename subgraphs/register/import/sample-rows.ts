import { cleanText } from '../../common/text/clean-text.ts';
import type { OnRead, RowSource, SourceRow } from './row-source.ts';

type NamedRow = Readonly<Record<string, string>>;

/** Rows made in memory, such as the sample's. `createRows` is called once per reading; the first row names the columns. */
export function sampleRows(createRows: () => Iterable<NamedRow>, name = 'sample', size = 0): RowSource {
  return { name, size, rows: (onRead) => readRows(createRows, onRead) };
}

/** Lines are counted as they would stand in a file, after its header. */
async function* readRows(createRows: () => Iterable<NamedRow>, onRead?: OnRead): AsyncGenerator<SourceRow> {
  let columns: string[] | null = null;
  let line = 1;
  for (const row of createRows()) {
    if (columns === null) {
      columns = Object.keys(row);
      yield { line, values: columns };
    }
    line += 1;
    yield { line, values: columns.map((column) => cleanText(row[column] ?? '')) };
    onRead?.(line - 1);
  }
}
