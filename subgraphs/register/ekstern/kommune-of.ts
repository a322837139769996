import { type Sql, sql } from '../../common/database/sql.ts';
import type { KontrolNiveau } from './recheck-pages.ts';

const ownerOf = (daginstitution: Sql): Sql =>
  sql`(SELECT "admKommuneKode" FROM "Daginstitution" AS "owner"
    WHERE "owner"."toChange" IS NULL AND "owner"."nummer" = ${daginstitution})`;

/** The administrative municipality of the row "it" of each level, as it is now. */
export const kommuneOf: Record<KontrolNiveau, Sql> = {
  anvisningsenhed: ownerOf(sql`"it"."daginstitutionsNummer"`),
  alternativAdresse: ownerOf(sql`(SELECT "daginstitutionsNummer" FROM "Anvisningsenhed" AS "unit"
    WHERE "unit"."toChange" IS NULL AND "unit"."nummer" = "it"."anvisningsenhedsNummer")`),
};
