import { ChangesetWriter, type Origin } from '../change/changeset-writer.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { Family } from './family.ts';
import { refusalAt } from './finding.ts';
import { load, type OnProgress } from './load.ts';
import type { LoadReport } from './load-report.ts';
import { ReportBuilder } from './report-builder.ts';
import type { RowSource } from './row-source.ts';
import { UnreadableFile } from './unreadable-file.ts';

export type { LoadReport };

/** A load waits for other writers, and others for it. */
const patience = { maxWait: 60_000, timeout: 3_600_000 };

/** Ends a transaction of which nothing may stay; the report tells why. */
class Refused extends Error {}

export interface LoadOptions extends Origin {
  onProgress?: OnProgress;
}

/**
 * Loads one CSV export of the register, all of it or nothing. A row that cannot be stored refuses the file, but reading
 * goes on, so that everything that must be mended is reported at once. A file already loaded changes nothing.
 */
export async function loadFile(
  database: RegisterDatabase,
  kodebog: Kodebog,
  source: RowSource,
  { onProgress, ...origin }: LoadOptions,
): Promise<LoadReport> {
  const report = new ReportBuilder(source.name);
  const changes = await database.write
    .$transaction(async (tx) => {
      const writer = await ChangesetWriter.open(tx, database.provider, origin);
      const family = await Family.read(tx);
      await load({ tx, provider: database.provider, writer, report, family }, source, kodebog, onProgress);
      if (!report.clean) throw new Refused();
      return writer.close();
    }, patience)
    .catch((error: unknown) => {
      if (error instanceof UnreadableFile) report.refuse(refusalAt(error.details.line, error.code, error.details));
      else if (!(error instanceof Refused)) throw error;
      return null;
    });
  return report.build(changes);
}
