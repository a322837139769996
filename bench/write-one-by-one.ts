import type { ChangeInput } from '../subgraphs/register/change/change-input.ts';
import { batchOf } from '../test/support/batch-of.ts';

/** Makes one change and answers with the number of its object. */
export type WriteOne = (change: ChangeInput) => Promise<string>;

/** Makes so many changes one after the other: what `batchOf` has, each unit under the daginstitution before it. */
export async function writeOneByOne(writeOne: WriteOne, count: number): Promise<void> {
  let owner = '';
  for (const { createDaginstitution, createAnvisningsenhed } of batchOf(count))
    if (createAnvisningsenhed)
      await writeOne({ createAnvisningsenhed: { ...createAnvisningsenhed, daginstitutionsNummer: owner } });
    else if (createDaginstitution) owner = await writeOne({ createDaginstitution });
}
