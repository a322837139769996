import { randomUUID } from 'node:crypto';
import type { SamletRow } from '../../../prisma/seed/samlet-row.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { loadFile } from './load-file.ts';
import { sampleRows } from './sample-rows.ts';

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
