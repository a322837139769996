import { sql } from '../../common/database/sql.ts';

/**
 * The protected persons of a statement over "Person": whoever is protected now is so in every earlier state of the data,
 * too, or asking for the day before would tell the name. What was sealed then stays so when the protection is lifted.
 */
export const protectedPersons = sql`"Person"."beskyttet" OR "Person"."forseglet" IS NOT NULL OR EXISTS (
  SELECT 1 FROM "Person" AS "now" WHERE "now"."id" = "Person"."id" AND "now"."toChange" IS NULL AND "now"."beskyttet")`;
