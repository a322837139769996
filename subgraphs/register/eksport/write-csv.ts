import { csvForPrograms, csvHeader } from '../../common/files/write-csv.ts';
import { flatten } from './flatten.ts';
import { readColumns } from './read-columns.ts';
import type { WriteFormat } from './write-format.ts';

/** Decimal comma, and the shortest text that reads back as the same number, so that loading a file moves no institution. */
const cast = { number: (value: number) => String(value).replace('.', ',') };

/** The layout of the register's own files. It is loaded back, so every value is exactly as it is stored. */
export const writeCsv: WriteFormat = async function* ({ columns }, pages, kodebog) {
  yield csvHeader(columns);
  for await (const page of pages)
    yield csvForPrograms(
      page.flatMap(flatten).map((node) => readColumns(columns, node, kodebog)),
      cast,
    );
};
