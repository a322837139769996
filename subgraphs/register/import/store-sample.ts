import { randomUUID } from 'node:crypto';
import type { SamletRow } from '../../../prisma/seed/samlet-row.ts';
import type { OnRead } from '../../common/files/read-csv.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { RowSource, SourceRow } from './csv-file.ts';
import { loadFile } from './load-file.ts';

/** What a changeset that holds the shipped sample says of its source. */
export const sampleSource = 'sample';

/**
 * Fills a register that nothing was ever written to with the shipped sample, by the way every file is loaded.
 * Otherwise the rows are not even made: a start of a register that has some does not wait for them.
 */
export async function storeSample(
  database: RegisterDatabase,
  kodebog: Kodebog,
  sample: Iterable<SamletRow>,
): Promise<void> {
  if ((await database.read.changeset.findFirst()) !== null) return;
  const rows = [...sample];
  const report = await loadFile(
    database,
    kodebog,
    sampleRows(() => rows),
    {
      actor: 'system',
      requestId: randomUUID(),
      source: sampleSource,
    },
  );
  if (!report.stored) throw new Error(`the shipped sample was refused: ${JSON.stringify(report.refusals.slice(0, 3))}`);
}

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
