import { randomUUID } from 'node:crypto';
import type { SampleDagplejegruppe } from '../../../prisma/seed/dagplejegrupper.ts';
import { danishSortKey } from '../../common/text/danish-sort-key.ts';
import { fold } from '../../common/text/fold.ts';
import { lockLastChange, storeLastChange } from '../change/counter.ts';
import type { AffiliationDatabase } from '../database.ts';

/**
 * Stores the shipped dagplejegrupper in a database that nothing was ever written to; otherwise they are not even made.
 * Those of a unit that the register does not have are left out: a register may hold a part of the sample.
 */
export async function storeSample(
  database: AffiliationDatabase,
  grupper: Iterable<SampleDagplejegruppe>,
): Promise<void> {
  await database.jobs.$transaction(async (tx) => {
    await lockLastChange(tx);
    if ((await tx.changeset.findFirst()) !== null) return;
    const known = new Set((await tx.enhed.findMany({ select: { nummer: true } })).map(({ nummer }) => nummer));
    const stored = [...grupper].filter(({ anvisningsenhedsNummer }) => known.has(anvisningsenhedsNummer));
    const rows = stored.map((gruppe, i) => ({
      ...gruppe,
      fromChange: i + 1,
      version: 1,
      foldedNavn: fold(gruppe.navn),
      sortNavn: danishSortKey(gruppe.navn),
    }));
    if (rows.length === 0) return;
    await tx.dagplejegruppe.createMany({ data: rows });
    const changes = { firstChange: 1, lastChange: rows.length, at: new Date() };
    await tx.changeset.create({ data: { ...changes, actor: 'system', requestId: randomUUID(), source: 'sample' } });
    await storeLastChange(tx, rows.length);
  });
}
