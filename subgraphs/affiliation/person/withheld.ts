import { sqltag } from '@prisma/client/runtime/client';
import { areIn, insertRows } from '../../common/database/recordset.ts';
import { isIn, name } from '../../common/database/sql.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import type { Withheld, Work } from '../change/work.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import { withSealedTexts } from './sealed-texts.ts';

/**
 * Keeps what a write gave and could not take in, the number sealed: `affiliationFindings` tells of it to those who may see
 * the person. The newest word of a source takes the place of the one before; it goes when the source gives the number
 * that is the person's, or the person gets another one.
 */
export async function keepWithheld(
  tx: AffiliationTransaction,
  { provider, vault }: Pick<AffiliationDatabase, 'provider' | 'vault'>,
  work: Work,
): Promise<void> {
  const renumbered = work
    .all('person')
    .filter(({ before, after }) => before !== null && before.cprIndex !== after.cprIndex)
    .map(({ id }) => id);
  if (renumbered.length > 0)
    await tx.$executeRaw(
      sqltag`DELETE FROM "Tilbageholdt" WHERE "cpr" IS NOT NULL AND ${isIn(provider, name('personId'), renumbered)}`,
    );
  const told = [...work.agreed, ...work.withheld].map(({ personId, kilde }) => [personId, kilde] as const);
  if (told.length === 0) return;
  await tx.$executeRaw(sqltag`DELETE FROM "Tilbageholdt" WHERE ${areIn(provider, ['personId', 'kilde'], told)}`);
  const rows = [...new Map(work.withheld.map((one) => [keyOf(one), one])).values()];
  if (rows.length === 0) return;
  const sealed = rows.map((row) => withSealedTexts(vault, 'Tilbageholdt', { ...row, at: storedMoment(new Date()) }));
  await insertRows(tx, provider, 'Tilbageholdt', sealed, columns);
}

const keyOf = ({ personId, kilde, kode }: Withheld) => JSON.stringify([personId, kilde, kode]);

const columns = {
  ...({ personId: 'TEXT', objektId: 'TEXT', kilde: 'TEXT', enhedsNummer: 'TEXT', kode: 'TEXT', cpr: 'TEXT' } as const),
  at: 'TIMESTAMP(3)',
} as const;
