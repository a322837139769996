import { ChangesetWriter } from '../../subgraphs/affiliation/core/change/changeset-writer.ts';
import { enhederOf } from '../../subgraphs/affiliation/core/change/stored-object.ts';
import { Work } from '../../subgraphs/affiliation/core/change/work.ts';
import { today } from '../../subgraphs/common/clock.ts';
import type { TestAffiliation } from './test-affiliation.ts';

/** Stores what the rules of today refuse, as data that is older than they are: versions and change log as ever, unchecked. */
export const storeOldData = ({ database }: TestAffiliation, run: (work: Work) => void): Promise<void> =>
  database.write.$transaction(async (tx) => {
    const origin = { actor: 'test', requestId: 'test', source: 'test' };
    const writer = await ChangesetWriter.open(tx, database, origin);
    const work = new Work({ ...database, query: (statement) => tx.$queryRaw(statement) }, today());
    run(work);
    await work.loadEnheder(work.touched().flatMap((object) => enhederOf(object)));
    await writer.write(work);
    await writer.close();
  });
