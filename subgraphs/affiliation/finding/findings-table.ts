import { join, name, raw, type Sql, sql } from '../../common/database/sql.ts';

/** What hangs on units: its table, the column of the unit, and whether it can be called off. */
const hanging = {
  dagplejegruppe: { table: 'Dagplejegruppe', enhed: 'anvisningsenhedsNummer', canBeCalledOff: false },
  dagplejer: { table: 'Dagplejer', enhed: 'enhedsNummer', canBeCalledOff: true },
  gruppe: { table: 'Gruppe', enhed: 'enhedsNummer', canBeCalledOff: false },
  tilknytning: { table: 'Tilknytning', enhed: 'enhedsNummer', canBeCalledOff: true },
} as const;

export const findingSlags = Object.keys(hanging);

/**
 * The findings of now as a table "Fund": what is not over, on units that are closed, have lost their P-number, or were
 * moved after it was last written; or that a rule kept when their unit went on in another; and who stands in Unilogin at
 * a closed unit, where nothing of theirs hangs any more. Told from the state of now, so that a finding goes when its cause
 * does; what only an event tells, the latest event.
 */
export const findingsTable = (today: string): Sql => sql`
  WITH "Haengende" AS (${join(
    Object.entries(hanging).map((entry) => part(today, ...entry)),
    ' UNION ALL ',
  )}),
  "Seneste" AS (
    SELECT "EnhedHaendelse".* FROM "EnhedHaendelse" JOIN (
      SELECT "nummer" AS "n", "kode" AS "k", MAX("registerChange") AS "c" FROM "EnhedHaendelse" GROUP BY "nummer", "kode"
    ) AS "last" ON "n" = "nummer" AND "k" = "kode" AND "c" = "registerChange"),
  "Raa" AS (
    SELECT CASE WHEN "Blevet"."kode" IS NULL THEN 'ENHED_CLOSED' ELSE 'NOT_MOVED_ALONG' END AS "kode",
      "Haengende"."slags", "Haengende"."objektId", "enhedsNummer", "kommuneKode", "fra", "til", "at",
      "Blevet"."kode" AS "aarsag"
    FROM "Haengende" JOIN "Enhed" ON "Enhed"."nummer" = "enhedsNummer" AND NOT "aktiv"
    LEFT JOIN "Seneste" ON "Seneste"."nummer" = "enhedsNummer" AND "Seneste"."kode" = 'ENHED_CLOSED'
    LEFT JOIN "OverfoerselFund" AS "Blevet" ON "Blevet"."slags" = "Haengende"."slags"
      AND "Blevet"."objektId" = "Haengende"."objektId" AND "Blevet"."registerChange" = "Seneste"."registerChange"
    UNION ALL
    ${stillInUnilogin(today)}
    UNION ALL
    SELECT "kode", "slags", "objektId", "enhedsNummer", "kommuneKode", "fra", "til", "at", NULL AS "aarsag"
    FROM "Haengende" JOIN "Enhed" ON "Enhed"."nummer" = "enhedsNummer" AND "aktiv" AND "pNummer" IS NULL
    JOIN "Seneste" ON "Seneste"."nummer" = "enhedsNummer" AND "kode" = 'P_NUMMER_LOST'
    UNION ALL
    SELECT "kode", "slags", "objektId", "enhedsNummer", "kommuneKode", "fra", "til", "at", NULL AS "aarsag"
    FROM "Haengende" JOIN "Enhed" ON "Enhed"."nummer" = "enhedsNummer"
    JOIN "Seneste" ON "Seneste"."nummer" = "enhedsNummer" AND "kode" IN ('ENHED_MOVED', 'ENHED_KOMMUNE_CHANGED')
    WHERE NOT EXISTS (
      SELECT 1 FROM "Change" AS "written" JOIN "Changeset" AS "write" ON "write"."firstChange" = "written"."changeset"
      WHERE "written"."id" = "fromChange" AND "write"."at" >= "Seneste"."at")),
  "Fund" AS (
    SELECT "Raa".*, "enhedsNummer" || ' ' || "kode" || ' ' || "slags" || ' ' || "objektId" AS "plads" FROM "Raa")`;

const stillInUnilogin = (today: string): Sql => sql`
  SELECT 'STILL_IN_UNILOGIN' AS "kode", 'tilknytning' AS "slags", MAX("tie"."id") AS "objektId", "there"."enhedsNummer",
    "kommuneKode", "fra", "til", "at", NULL AS "aarsag"
  FROM "LeveretPerson" AS "there" JOIN "Enhed" ON "Enhed"."nummer" = "there"."enhedsNummer" AND NOT "aktiv"
  JOIN "Tilknytning" AS "tie" ON "tie"."toChange" IS NULL AND "tie"."enhedsNummer" = "there"."enhedsNummer"
    AND "tie"."kilde" = "there"."kilde" AND "tie"."lokalId" = "there"."lokalId"
  LEFT JOIN "Seneste" ON "Seneste"."nummer" = "there"."enhedsNummer" AND "Seneste"."kode" = 'ENHED_CLOSED'
  GROUP BY "there"."enhedsNummer", "there"."kilde", "there"."lokalId", "kommuneKode", "fra", "til", "at"
  HAVING MAX(CASE WHEN NOT "tie"."aflyst" AND ("tie"."gyldigTil" IS NULL OR "tie"."gyldigTil" >= ${today})
    THEN 1 ELSE 0 END) = 0`;

function part(
  today: string,
  slags: string,
  { table, enhed, canBeCalledOff }: (typeof hanging)[keyof typeof hanging],
): Sql {
  const holds = canBeCalledOff ? sql`AND NOT "aflyst"` : sql``;
  return sql`
    SELECT ${raw(`'${slags}'`)} AS "slags", "id" AS "objektId", ${name(enhed)} AS "enhedsNummer", "fromChange"
    FROM ${name(table)} WHERE "toChange" IS NULL AND ("gyldigTil" IS NULL OR "gyldigTil" >= ${today}) ${holds}`;
}
