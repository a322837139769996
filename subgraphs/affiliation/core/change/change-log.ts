import { sql } from '../../../common/database/sql.ts';
import type { ChangeLog } from '../../../common/log/change-chain.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { AffiliationTransaction } from '../store/database.ts';
import type { Source } from './held-objects.ts';
import { type ObjectKind, objectKinds } from './object-kinds.ts';
import { opened } from './sealed-texts.ts';

/** A number that is stored anew with each key says nothing that lasts; it is bound to its person by its seal. */
const resealed = ['cprIndex', 'cprCipher', 'cprNoegle'];

const contentOf = (columns: object) =>
  Object.fromEntries(Object.entries(columns).filter(([column]) => !resealed.includes(column)));

const kinds = Object.fromEntries(
  Object.entries(objectKinds).map(([kind, { table, columns }]) => [kind, { table, columns: contentOf(columns) }]),
);

/** How the change log of what hangs on the units is proven. With a vault, what is stored sealed is read. */
export const affiliationChangeLog = (vault?: CprVault): ChangeLog => ({
  navn: 'affiliation',
  columns: {
    id: 'INTEGER',
    changeset: 'INTEGER',
    action: 'TEXT',
    slags: 'TEXT',
    objektId: 'TEXT',
    enhedBefore: 'TEXT',
    enhedAfter: 'TEXT',
    kommuneBefore: 'TEXT',
    kommuneAfter: 'TEXT',
  },
  kind: 'slags',
  object: 'objektId',
  key: 'id',
  kinds,
  isErasable: true,
  ...(vault && { opened: (kind, row) => opened(kind as ObjectKind, vault, row as never) }),
});

/**
 * The number of the last change, locked until the transaction ends: a number is given only to one writer at a time, and
 * lower numbers are committed before higher ones.
 */
export async function lockLastChange(tx: AffiliationTransaction): Promise<number> {
  await tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES ('change', 0) ON CONFLICT ("navn") DO NOTHING`;
  await tx.$executeRaw`UPDATE "Counter" SET "vaerdi" = "vaerdi" WHERE "navn" = 'change'`;
  return (await tx.counter.findUniqueOrThrow({ where: { navn: 'change' } })).vaerdi;
}

export async function storeLastChange(tx: AffiliationTransaction, vaerdi: number): Promise<void> {
  await tx.counter.update({ where: { navn: 'change' }, data: { vaerdi } });
}

/** The number of the last change, as far as a reader sees: what is read beside it is as it was after that change. */
export async function lastChangeNumber({ query }: Pick<Source, 'query'>): Promise<number> {
  const [row] = await query<{ vaerdi: number }>(sql`SELECT "vaerdi" FROM "Counter" WHERE "navn" = 'change'`);
  return row?.vaerdi ?? 0;
}
