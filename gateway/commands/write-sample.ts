import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { folkEnheder } from '../../prisma/seed/folk/folk-enheder.ts';
import type { FolkSize } from '../../prisma/seed/folk/folk-size.ts';
import { sampleFolk } from '../../prisma/seed/folk.ts';
import { samletColumns } from '../../prisma/seed/samlet-row.ts';
import { sample } from '../../prisma/seed/sample.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { showProgress, writeOut } from './output.ts';

/** Writes the shipped sample as the register's combined CSV export has it. */
export async function writeSample(file: string, size: string): Promise<void> {
  if (size !== 'full' && size !== 'small') throw new StartupError(`--size: give full or small (it is "${size}").`);
  const csv = stringify({
    columns: [...samletColumns],
    header: true,
    delimiter: ';',
    record_delimiter: '\r\n',
    bom: true,
  });
  await writeOut(file, Readable.from(sample(size)).pipe(csv));
}

/** A row is about 2 kB: so many lines at a time keep the number of writes low and memory small. */
const linesPerWrite = 64;

/** Writes the fictional people as NDJSON. */
export async function writeAffiliationSample(file: string, size: string): Promise<void> {
  if (size !== 'small' && size !== 'national')
    throw new StartupError(`--size: give small or national (it is "${size}").`);
  const progress = showProgress('People');
  try {
    await writeOut(file, ndjson(size, progress.update));
  } finally {
    progress.stop();
  }
}

function* ndjson(size: FolkSize, update: (done: number, total: number) => void): Generator<string> {
  const total = [...folkEnheder(size)].length;
  const enheder = new Set<string>();
  let lines: string[] = [];
  for (const row of sampleFolk(size)) {
    enheder.add(row.enhed);
    if (lines.push(`${JSON.stringify(row)}\n`) < linesPerWrite) continue;
    yield lines.join('');
    lines = [];
    update(enheder.size, total);
  }
  yield lines.join('');
}
