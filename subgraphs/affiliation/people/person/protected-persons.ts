import { sql } from '../../../common/database/sql.ts';

/**
 * The protected persons of a statement over "Person": whoever is protected now is so in every earlier state of the data,
 * too, or asking for the day before would tell the name. What was sealed then stays so when the protection is lifted. Sealed are
 * the contacts of protected children, too, who tell where the child lives.
 */
export const protectedPersons = sql`"Person"."beskyttet" OR "Person"."forseglet" IS NOT NULL OR EXISTS (
  SELECT 1 FROM "Person" AS "now" WHERE "now"."id" = "Person"."id" AND "now"."toChange" IS NULL AND "now"."beskyttet")`;

/** Those of them who are so by themselves, in this version or a later one, and not for the sake of a child whose contact they are. */
export const protectedThemselves = sql`EXISTS (
  SELECT 1 FROM "Person" AS "own" WHERE "own"."id" = "Person"."id" AND "own"."beskyttet"
  AND ("own"."toChange" IS NULL OR "own"."fromChange" >= "Person"."fromChange"))`;
