import type { ColumnName } from './columns.ts';
import { flatten } from './flatten.ts';
import { readColumns } from './read-columns.ts';
import type { WriteFormat } from './write-format.ts';

/** One JSON object on each line, its keys the columns of the CSV; in the combined file also `niveau`. */
export const writeNdjson: WriteFormat = async function* ({ niveau, columns }, pages, kodebog) {
  const names: readonly ColumnName[] = niveau === null ? ['niveau', ...columns] : columns;
  for await (const page of pages)
    yield page
      .flatMap(flatten)
      .map((node) => {
        const cells = readColumns(names, node, kodebog);
        return `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, cells[i]])))}\n`;
      })
      .join('');
};
