import { today } from '../../common/clock.ts';
import { ChangesetWriter, type Origin } from '../change/changeset-writer.ts';
import { Work } from '../change/work.ts';
import type { AffiliationDatabase } from '../database.ts';

/** Stores what `fill` puts into the work, in one changeset: nobody is asked whether the product itself may. */
export async function writeSample(
  { write, provider }: AffiliationDatabase,
  origin: Origin,
  fill: (work: Work) => Promise<void>,
): Promise<void> {
  await write.$transaction(async (tx) => {
    const writer = await ChangesetWriter.open(tx, provider, origin);
    const work = new Work({ provider, query: (statement) => tx.$queryRaw(statement) }, today());
    await fill(work);
    await writer.write(work);
    await writer.close();
  });
}
