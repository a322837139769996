import { and, byteOrder, inSnapshot, name, type Sql, sql } from '../../common/database/sql.ts';
import { type KontrolNiveau, kontrolNiveauer, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Sted } from '../ekstern/svar.ts';

export type StoredSted = Sted & {
  nummer: string;
  version: number;
  geoBredde: number | null;
  geoLaengde: number | null;
};

export interface Scope {
  /** The administrative municipality, in its stored form; null for all. */
  kommune: string | null;
}

/** Nobody waits for a recheck, so there is time for retries, in milliseconds for each page of units. */
export const patience = 20_000;

const pageSize = 500;

/** The active units of a level, page by page, each with the last change that was committed before it was read. */
export async function* pagesOf({ read, query, provider }: RegisterDatabase, niveau: KontrolNiveau, scope: Scope) {
  let after = '';
  for (;;) {
    const last = await read.changeset.findFirst({ orderBy: { firstChange: 'desc' } });
    const nummer = byteOrder(provider, name('nummer'));
    const steder = await query<StoredSted>(sql`
      SELECT * FROM ${name(niveauer[niveau].table)} WHERE ${and([isInScope(niveau, scope), sql`${nummer} > ${after}`])}
      ORDER BY ${nummer} LIMIT ${pageSize}`);
    yield { steder, lastChange: last?.lastChange ?? 0 };
    if (steder.length < pageSize) return;
    after = steder.at(-1)?.nummer ?? '';
  }
}

/** How many units there are to look at, on both levels. */
export async function totalOf({ query }: RegisterDatabase, scope: Scope): Promise<number> {
  const counts = kontrolNiveauer.map(async (niveau) => {
    const [row] = await query<{ count: number | bigint }>(
      sql`SELECT count(*) AS "count" FROM ${name(niveauer[niveau].table)} WHERE ${isInScope(niveau, scope)}`,
    );
    return Number(row?.count ?? 0);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function isInScope(niveau: KontrolNiveau, { kommune }: Scope): Sql {
  const conditions = [inSnapshot(null), sql`"aktivitetsstatus" = 'Aktiv'`];
  if (kommune !== null) {
    const parents = niveau === 'anvisningsenhed' ? ownersIn(kommune) : unitsIn(kommune);
    conditions.push(sql`${name(niveauer[niveau].parent)} IN (${parents})`);
  }
  return and(conditions);
}

const ownersIn = (kommune: string): Sql =>
  sql`SELECT "nummer" FROM "Daginstitution" WHERE "toChange" IS NULL AND "admKommuneKode" = ${kommune}`;

const unitsIn = (kommune: string): Sql =>
  sql`SELECT "nummer" FROM "Anvisningsenhed" WHERE "toChange" IS NULL AND "daginstitutionsNummer" IN (${ownersIn(kommune)})`;

const ownerOf = (daginstitution: Sql): Sql =>
  sql`(SELECT "admKommuneKode" FROM "Daginstitution" AS "owner"
    WHERE "owner"."toChange" IS NULL AND "owner"."nummer" = ${daginstitution})`;

/** The daginstitution of the row "it" of each level, as it is now. */
export const daginstitutionOf: Record<KontrolNiveau, Sql> = {
  anvisningsenhed: sql`"it"."daginstitutionsNummer"`,
  alternativAdresse: sql`(SELECT "daginstitutionsNummer" FROM "Anvisningsenhed" AS "unit"
    WHERE "unit"."toChange" IS NULL AND "unit"."nummer" = "it"."anvisningsenhedsNummer")`,
};

/** The administrative municipality of the row "it" of each level, as it is now. */
export const kommuneOf: Record<KontrolNiveau, Sql> = {
  anvisningsenhed: ownerOf(daginstitutionOf.anvisningsenhed),
  alternativAdresse: ownerOf(daginstitutionOf.alternativAdresse),
};
