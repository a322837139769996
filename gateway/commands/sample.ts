import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { samletColumns } from '../../prisma/seed/samlet-row.ts';
import { sample } from '../../prisma/seed/sample.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { writeOut } from './write-out.ts';

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
