import { stringify } from 'csv-stringify/sync';
import { flatten } from './flatten.ts';
import { readColumns } from './read-columns.ts';
import type { WriteFormat } from './write-format.ts';

/** The layout of the register's own files: semicolons, decimal comma, CRLF, quotes only where a cell needs them. */
const options = {
  delimiter: ';',
  record_delimiter: '\r\n',
  quote_record_delimiter: true,
  // The shortest text that reads back as the same number, so that loading a file moves no institution.
  cast: { number: (value: number) => String(value).replace('.', ',') },
};

/** UTF-8 with BOM: without it Excel reads æ, ø and å as something else. */
export const writeCsv: WriteFormat = async function* ({ columns }, pages, kodebog) {
  yield stringify([columns], { ...options, bom: true });
  for await (const page of pages)
    yield stringify(
      page.flatMap(flatten).map((node) => readColumns(columns, node, kodebog)),
      options,
    );
};
