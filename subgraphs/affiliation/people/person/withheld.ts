import { areIn, insertRows, isIn, join, name, recordset, sql } from '../../../common/database/sql.ts';
import { storedMoment } from '../../../common/writes/idempotency.ts';
import { withSealedTexts } from '../../core/change/sealed-texts.ts';
import type { Withheld, Work } from '../../core/change/work.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';

/**
 * Keeps what a write gave and could not take in, the number sealed: `affiliationFindings` tells of it to those who may see
 * the person. Of numbers the newest word of a source takes the place of the one before; it goes when the source gives the
 * number that is the person's, or the person gets another one. Of a row it goes when a row of that local id is taken in.
 */
export async function keepWithheld(
  tx: AffiliationTransaction,
  database: Pick<AffiliationDatabase, 'provider' | 'vault'>,
  work: Work,
): Promise<void> {
  const { provider, vault } = database;
  await forgetNumbers(tx, database, work);
  await forgetRows(tx, database, work);
  const rows = [...new Map(work.withheld.map((one) => [keyOf(one), one])).values()];
  if (rows.length === 0) return;
  const at = storedMoment(new Date());
  const sealed = rows.map((row) => withSealedTexts(vault, 'Tilbageholdt', { lokalId: '', ...row, at }));
  const persons = rows.map(({ personId }) => personId);
  const names = join(Object.keys(keyColumns).map((column) => name(column)));
  await tx.$executeRaw(sql`
    DELETE FROM "Tilbageholdt" WHERE ${isIn(provider, name('personId'), persons)} AND (${names}) IN
      (SELECT ${names} FROM ${recordset(provider, sealed, keyColumns)})`);
  await insertRows(tx, provider, 'Tilbageholdt', sealed, columns);
}

type Sealer = Pick<AffiliationDatabase, 'provider'>;

async function forgetNumbers(tx: AffiliationTransaction, { provider }: Sealer, work: Work): Promise<void> {
  const renumbered = work
    .all('person')
    .filter(({ before, after }) => before !== null && before.cprIndex !== after.cprIndex)
    .map(({ id }) => id);
  if (renumbered.length > 0)
    await tx.$executeRaw(
      sql`DELETE FROM "Tilbageholdt" WHERE "cpr" IS NOT NULL AND ${isIn(provider, name('personId'), renumbered)}`,
    );
  const numbers = work.withheld.filter(({ cpr }) => cpr !== null);
  const given = [...work.agreed, ...numbers].map(({ personId, kilde }) => [personId, kilde] as const);
  if (given.length > 0)
    await tx.$executeRaw(
      sql`DELETE FROM "Tilbageholdt" WHERE "cpr" IS NOT NULL AND ${areIn(provider, ['personId', 'kilde'], given)}`,
    );
}

async function forgetRows(tx: AffiliationTransaction, { provider }: Sealer, work: Work): Promise<void> {
  const byKilde = new Map<string, (readonly [string, string])[]>();
  for (const { after, path } of work.all('tilknytning'))
    if (path !== null && after.lokalId !== null) {
      const places = byKilde.get(after.kilde) ?? [];
      byKilde.set(after.kilde, places);
      places.push([after.lokalId, after.enhedsNummer]);
    }
  for (const [kilde, places] of byKilde)
    await tx.$executeRaw(sql`
      DELETE FROM "Tilbageholdt" WHERE "kilde" = ${kilde} AND ${areIn(provider, ['lokalId', 'enhedsNummer'], places)}`);
}

const keyOf = ({ personId, kilde, kode, objektId, enhedsNummer, lokalId = '' }: Withheld) =>
  JSON.stringify([personId, kilde, kode, objektId, enhedsNummer, lokalId]);

const keyColumns = {
  ...({ personId: 'TEXT', kilde: 'TEXT', kode: 'TEXT', objektId: 'TEXT' } as const),
  ...({ enhedsNummer: 'TEXT', lokalId: 'TEXT' } as const),
} as const;

const columns = { ...keyColumns, cpr: 'TEXT', at: 'TIMESTAMP(3)' } as const;
