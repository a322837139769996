import type { Provider } from '../../common/database/provider.ts';
import { type ColumnType, recordset } from '../../common/database/recordset.ts';
import { join, name, sql } from '../../common/database/sql.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Draft } from '../draft/draft.ts';
import { type Kind, kinds, type Sted, vaerdiOf } from '../ekstern/sted.ts';
import type { EksternSvar } from '../ekstern/svar.ts';

/** An answer about one object's value. */
export interface KontrolAnswer {
  niveau: Niveau;
  nummer: string;
  kind: Kind;
  vaerdi: string;
  svar: EksternSvar;
  at: Date;
}

const columns: Record<string, ColumnType> = {
  niveau: 'TEXT',
  nummer: 'TEXT',
  kind: 'TEXT',
  vaerdi: 'TEXT',
  svar: 'TEXT',
  aarsag: 'TEXT',
  tidspunkt: 'TIMESTAMP(3)',
  told: 'BOOLEAN',
};
const names = join(Object.keys(columns).map((column) => name(column)));
const replaced = join(
  ['vaerdi', 'svar', 'aarsag', 'tidspunkt', 'told'].map((c) => sql`${name(c)} = ${name('excluded', c)}`),
);

/** Keeps answers in the place of older ones, in one statement. */
export async function storeKontroller(
  db: Pick<RegisterTransaction, '$executeRaw'>,
  provider: Provider,
  kontroller: readonly KontrolAnswer[],
): Promise<number> {
  if (kontroller.length === 0) return 0;
  const rows = kontroller.map(({ svar, at, ...kontrol }) => {
    // The form in which Prisma's SQLite adapter stores a moment; PostgreSQL reads it as well.
    return { ...kontrol, ...svar, tidspunkt: at.toISOString().replace('Z', '+00:00'), told: true };
  });
  // SQLite takes ON CONFLICT for a join without a WHERE before it.
  return db.$executeRaw(sql`
    INSERT INTO "EksternKontrol" (${names}) SELECT ${names} FROM ${recordset(provider, rows, columns)}
    WHERE 1 = 1
    ON CONFLICT ("niveau", "nummer", "kind") DO UPDATE SET ${replaced}`);
}

/** The answers about what a draft sets, to be stored with it; `numbers` has the numbers given to new objects. */
export function kontrollerOf(draft: Draft, numbers: Record<string, string>): KontrolAnswer[] {
  const { ekstern } = draft;
  if (!ekstern) return [];
  return draft.touched().flatMap((object) =>
    kinds.flatMap((kind) => {
      const svar = ekstern[kind](object);
      const vaerdi = svar && vaerdiOf[kind](object.after as unknown as Sted);
      if (!svar || !vaerdi) return [];
      return [{ niveau: object.niveau, nummer: numbers[object.id] ?? object.id, kind, vaerdi, svar, at: ekstern.at }];
    }),
  );
}
