import { join, name, raw, type Sql, sql } from '../../../common/database/sql.ts';
import { fill } from '../../../common/errors/fill.ts';
import { eventKoder } from '../enhed/take-in.ts';

/** A finding, by what happened to the unit, or by what became of its people. */
export const findingKoder = [
  ...eventKoder,
  'NOT_MOVED_ALONG',
  'STILL_IN_UNILOGIN',
  'CPR_WITHHELD',
  'TIE_CONTRADICTS',
  'ROW_WITHHELD',
] as const;
export type FindingKode = (typeof findingKoder)[number];

/** What each finding says. */
const texts: Record<FindingKode, { en: string; da: string }> = {
  ENHED_CLOSED: {
    en: 'The unit {enhed} is closed, but this {kind} still hangs on it: end it, or tie it to another unit.',
    da: 'Enheden {enhed} er nedlagt, men denne {kind} hænger stadig på den: afslut den, eller knyt den til en anden enhed.',
  },
  NOT_MOVED_ALONG: {
    en: 'The unit {enhed} is closed and went on in {til}, but this {kind} could not go along ({aarsag}): end it, or tie it to another unit.',
    da: 'Enheden {enhed} er nedlagt og gik over i {til}, men denne {kind} kunne ikke følge med ({aarsag}): afslut den, eller knyt den til en anden enhed.',
  },
  STILL_IN_UNILOGIN: {
    en: 'The unit {enhed} is closed and this {kind} is over, but by our deliveries the person stands in Unilogin at the old number still: a DELETE takes everybody out who has left; with an active plan it is made by itself, and approved here.',
    da: 'Enheden {enhed} er nedlagt, og denne {kind} er ophørt, men efter vores leveringer står personen stadig i Unilogin på det gamle nummer: en DELETE fjerner alle, der er gået; med en aktiv plan laves den af sig selv og godkendes her.',
  },
  CPR_WITHHELD: {
    en: 'A source gave another CPR number for this person ({aarsag}), and may not learn so, for it may not see them or whose number it is: ask it, and change the number with changeCpr if it is right.',
    da: 'En kilde har givet et andet CPR-nummer for denne person ({aarsag}) og må ikke få det at vide, for den må ikke se personen, eller hvis nummeret er: spørg kilden, og ret nummeret med changeCpr, hvis det passer.',
  },
  TIE_CONTRADICTS: {
    en: 'A source gave this {kind} by a CPR number, without learning whose it is: the person has another tie that it does not go with ({aarsag}). End one of the two.',
    da: 'En kilde har fortalt denne {kind} med et CPR-nummer uden at få at vide, hvis det er: personen har en anden tilknytning, som den ikke går sammen med ({aarsag}). Afslut den ene.',
  },
  ROW_WITHHELD: {
    en: 'The source {kilde} gave something with a CPR number, under the local id "{lokalId}", and may not learn whose it is: for this person it could not be stored ({aarsag}), which the source does not know. Ask it, and correct what it gave.',
    da: 'Kilden {kilde} har fortalt noget med et CPR-nummer under det lokale id "{lokalId}" og må ikke få at vide, hvis det er: for denne person kunne det ikke gemmes ({aarsag}), og det ved kilden ikke. Spørg den, og ret det, den har fortalt.',
  },
  ENHED_MOVED: {
    en: 'The unit {enhed} was moved from {fra} to {til} after this {kind} was last written: confirm it by writing it again, or end it.',
    da: 'Enheden {enhed} er flyttet fra {fra} til {til}, efter at denne {kind} sidst blev skrevet: bekræft den ved at skrive den igen, eller afslut den.',
  },
  ENHED_KOMMUNE_CHANGED: {
    en: 'The unit {enhed} went from municipality {fra} to {til} after this {kind} was last written: the controller of its data is another, and its people were handed over. Look at what goes on: agreements, plans, user administrators.',
    da: 'Enheden {enhed} er gået fra kommune {fra} til {til}, efter at denne {kind} sidst blev skrevet: dataansvaret er et andet, og dens personer er overdraget. Se på det, der løber videre: aftaler, planer, brugeradministratorer.',
  },
  P_NUMMER_LOST: {
    en: 'The unit {enhed} has lost its P-number {fra}: Unilogin administers its data accesses by it, so that nobody can be delivered.',
    da: 'Enheden {enhed} har mistet sit P-nummer {fra}: Unilogin administrerer dataadgange efter det, så ingen kan leveres.',
  },
};

/** The text of a finding before it is filled in. */
export const findingText = (kode: FindingKode) => texts[kode];

export function findingTexts(kode: FindingKode, details: Readonly<Record<string, unknown>>) {
  const { en, da } = texts[kode];
  return { en: fill(en, details), da: fill(da, details) };
}

/** What hangs on units: its table, the column of the unit, and whether it can be called off. */
const hanging = {
  dagplejegruppe: { table: 'Dagplejegruppe', enhed: 'anvisningsenhedsNummer', canBeCalledOff: false },
  dagplejer: { table: 'Dagplejer', enhed: 'enhedsNummer', canBeCalledOff: true },
  gruppe: { table: 'Gruppe', enhed: 'enhedsNummer', canBeCalledOff: false },
  tilknytning: { table: 'Tilknytning', enhed: 'enhedsNummer', canBeCalledOff: true },
} as const;

export const findingKinds = [...Object.keys(hanging), 'person'];

/**
 * The findings of now as a table "Fund": what is not over, on units that are closed, have lost their P-number, or were
 * moved after it was last written; or that a rule kept when their unit went on in another; and who stands in Unilogin
 * at a closed unit, where nothing of theirs hangs any more. They come from the present state, so that a finding goes
 * when its cause does; what only an event shows comes from the latest event.
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
      "Haengende"."objectKind", "Haengende"."objectId", "enhedsNummer", "kommuneKode", "fra", "til", "at",
      "Blevet"."kode" AS "aarsag"
    FROM "Haengende" JOIN "Enhed" ON "Enhed"."nummer" = "enhedsNummer" AND NOT "aktiv"
    LEFT JOIN "Seneste" ON "Seneste"."nummer" = "enhedsNummer" AND "Seneste"."kode" = 'ENHED_CLOSED'
    LEFT JOIN "OverfoerselFund" AS "Blevet" ON "Blevet"."objectKind" = "Haengende"."objectKind"
      AND "Blevet"."objectId" = "Haengende"."objectId" AND "Blevet"."registerChange" = "Seneste"."registerChange"
    UNION ALL
    ${stillInUnilogin(today)}
    UNION ALL
    SELECT "kode", "objectKind", "objectId", "enhedsNummer", "kommuneKode", "fra", "til", "at", NULL AS "aarsag"
    FROM "Haengende" JOIN "Enhed" ON "Enhed"."nummer" = "enhedsNummer" AND "aktiv" AND "pNummer" IS NULL
    JOIN "Seneste" ON "Seneste"."nummer" = "enhedsNummer" AND "kode" = 'P_NUMMER_LOST'
    UNION ALL
    SELECT "kode", "objectKind", "objectId", "enhedsNummer", "kommuneKode", "fra", "til", "at", NULL AS "aarsag"
    FROM "Haengende" JOIN "Enhed" ON "Enhed"."nummer" = "enhedsNummer"
    JOIN "Seneste" ON "Seneste"."nummer" = "enhedsNummer" AND "kode" IN ('ENHED_MOVED', 'ENHED_KOMMUNE_CHANGED')
    WHERE NOT EXISTS (
      SELECT 1 FROM "Change" AS "written" JOIN "Changeset" AS "write" ON "write"."firstChange" = "written"."changeset"
      WHERE "written"."id" = "fromChange" AND "write"."at" >= "Seneste"."at")),
  "Alle" AS (
    SELECT "Raa".*, NULL AS "kilde", NULL AS "lokalId", NULL AS "skjultI" FROM "Raa"
    UNION ALL
    ${withheld(today)}),
  "Fund" AS (
    SELECT "Alle".*, "enhedsNummer" || ' ' || "kode" || ' ' || "objectKind" || ' ' || "objectId"
      || COALESCE(' ' || "aarsag" || ' ' || "kilde" || ' ' || COALESCE("lokalId", ''), '') AS "plads" FROM "Alle")`;

/**
 * What was held back: numbers, until the person has another; ties that break a rule, until they end; and rows, until
 * their source tells them anew. What is about a protected person, or one sealed as the contact of a protected child, is
 * only for callers who may see who that is: `skjultI` names the municipality.
 */
const withheld = (today: string): Sql => sql`
  SELECT CASE WHEN "tie"."id" IS NOT NULL THEN 'TIE_CONTRADICTS' WHEN "held"."cpr" IS NOT NULL THEN 'CPR_WITHHELD'
      ELSE 'ROW_WITHHELD' END AS "kode",
    CASE WHEN "tie"."id" IS NULL THEN 'person' ELSE 'tilknytning' END AS "objectKind", "held"."objectId",
    COALESCE(NULLIF("held"."enhedsNummer", ''), (
      SELECT MAX("enhedsNummer") FROM "Tilknytning" WHERE "personId" = "held"."personId" AND "toChange" IS NULL), '')
      AS "enhedsNummer", "Person"."kommuneKode", NULL AS "fra", NULL AS "til", "held"."at", "held"."kode" AS "aarsag",
    "held"."kilde", NULLIF("held"."lokalId", '') AS "lokalId",
    CASE WHEN "beskyttet" OR "forseglet" IS NOT NULL THEN "Person"."kommuneKode" END AS "skjultI"
  FROM "Tilbageholdt" AS "held" JOIN "Person" ON "Person"."id" = "held"."personId" AND "Person"."toChange" IS NULL
  LEFT JOIN "Tilknytning" AS "tie" ON "tie"."id" = "held"."objectId" AND "tie"."toChange" IS NULL
  WHERE ("tie"."id" IS NULL AND ("held"."cpr" IS NOT NULL OR "held"."objectId" = "held"."personId"))
    OR (NOT "tie"."aflyst" AND ("tie"."gyldigTil" IS NULL OR "tie"."gyldigTil" >= ${today}))`;

const stillInUnilogin = (today: string): Sql => sql`
  SELECT 'STILL_IN_UNILOGIN' AS "kode", 'tilknytning' AS "objectKind", MAX("tie"."id") AS "objectId", "there"."enhedsNummer",
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
  objectKind: string,
  { table, enhed, canBeCalledOff }: (typeof hanging)[keyof typeof hanging],
): Sql {
  const holds = canBeCalledOff ? sql`AND NOT "aflyst"` : sql``;
  return sql`
    SELECT ${raw(`'${objectKind}'`)} AS "objectKind", "id" AS "objectId", ${name(enhed)} AS "enhedsNummer", "fromChange"
    FROM ${name(table)} WHERE "toChange" IS NULL AND ("gyldigTil" IS NULL OR "gyldigTil" >= ${today}) ${holds}`;
}
