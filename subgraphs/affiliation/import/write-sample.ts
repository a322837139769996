import { today } from '../../common/clock.ts';
import { inChangeset, type Origin } from '../change/changeset-writer.ts';
import { Work } from '../change/work.ts';
import type { AffiliationDatabase } from '../database.ts';

/** Stores what `fill` puts into the work, in one changeset: nobody is asked whether the product itself may. */
export async function writeSample(
  database: AffiliationDatabase,
  origin: Origin,
  fill: (work: Work) => Promise<void>,
): Promise<void> {
  await inChangeset(
    database,
    origin,
    async (tx, writer) => {
      const work = new Work({ ...database, query: (statement) => tx.$queryRaw(statement) }, today());
      await fill(work);
      await writer.write(work);
      await writer.close();
    },
    'jobs',
  );
}
