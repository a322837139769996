-- AlterTable
ALTER TABLE "Change" ADD COLUMN "daginstitutionAfter" TEXT;
ALTER TABLE "Change" ADD COLUMN "daginstitutionBefore" TEXT;

-- CreateTable
CREATE TABLE "ChangeKey" (
    "key" TEXT NOT NULL,
    "change" INTEGER NOT NULL,

    PRIMARY KEY ("key", "change")
);

-- Where objects were and are, by their versions before and after the changeset.
UPDATE "Change" SET "daginstitutionAfter" = CASE "niveau"
  WHEN 'daginstitution' THEN "nummer"
  WHEN 'anvisningsenhed' THEN (SELECT u."daginstitutionsNummer" FROM "Anvisningsenhed" u
    WHERE u."nummer" = "Change"."nummer" AND u."fromChange" <= (SELECT "lastChange" FROM "Changeset" WHERE "Changeset"."firstChange" = "Change"."changeset") AND (u."toChange" IS NULL OR u."toChange" > (SELECT "lastChange" FROM "Changeset" WHERE "Changeset"."firstChange" = "Change"."changeset")))
  ELSE (SELECT u."daginstitutionsNummer" FROM "AlternativAdresse" a JOIN "Anvisningsenhed" u ON u."nummer" = a."anvisningsenhedsNummer"
    WHERE a."nummer" = "Change"."nummer" AND a."fromChange" <= (SELECT "lastChange" FROM "Changeset" WHERE "Changeset"."firstChange" = "Change"."changeset") AND (a."toChange" IS NULL OR a."toChange" > (SELECT "lastChange" FROM "Changeset" WHERE "Changeset"."firstChange" = "Change"."changeset"))
    AND u."fromChange" <= (SELECT "lastChange" FROM "Changeset" WHERE "Changeset"."firstChange" = "Change"."changeset") AND (u."toChange" IS NULL OR u."toChange" > (SELECT "lastChange" FROM "Changeset" WHERE "Changeset"."firstChange" = "Change"."changeset")))
  END;
UPDATE "Change" SET "daginstitutionBefore" = CASE "niveau"
  WHEN 'daginstitution' THEN "nummer"
  WHEN 'anvisningsenhed' THEN (SELECT u."daginstitutionsNummer" FROM "Anvisningsenhed" u
    WHERE u."nummer" = "Change"."nummer" AND u."fromChange" <= ("Change"."changeset" - 1) AND (u."toChange" IS NULL OR u."toChange" > ("Change"."changeset" - 1)))
  ELSE (SELECT u."daginstitutionsNummer" FROM "AlternativAdresse" a JOIN "Anvisningsenhed" u ON u."nummer" = a."anvisningsenhedsNummer"
    WHERE a."nummer" = "Change"."nummer" AND a."fromChange" <= ("Change"."changeset" - 1) AND (a."toChange" IS NULL OR a."toChange" > ("Change"."changeset" - 1))
    AND u."fromChange" <= ("Change"."changeset" - 1) AND (u."toChange" IS NULL OR u."toChange" > ("Change"."changeset" - 1)))
  END WHERE "action" <> 'create';

-- What the changes until now are found by, as `open-changeset.ts` writes it of new ones.
INSERT INTO "ChangeKey" ("key", "change") SELECT 'k' || "kommuneBefore", "id" FROM "Change" WHERE "kommuneBefore" IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'k' || "kommuneAfter", "id" FROM "Change" WHERE "kommuneAfter" IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'd' || "daginstitutionBefore", "id" FROM "Change" WHERE "daginstitutionBefore" IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'd' || "daginstitutionAfter", "id" FROM "Change" WHERE "daginstitutionAfter" IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'n' || "nummer", "id" FROM "Change" WHERE "nummer" IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'l' || "niveau", "id" FROM "Change" WHERE "niveau" IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'a' || "action", "id" FROM "Change" WHERE "action" IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'w' || "actor", "id" FROM "Change" JOIN "Changeset" ON "firstChange" = "changeset" WHERE true ON CONFLICT DO NOTHING;

-- Which fields changed. A new object has all of its own.
INSERT INTO "ChangeKey" ("key", "change") SELECT 'faktivitetsstatus', n."fromChange" FROM "Daginstitution" n JOIN "Daginstitution" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."aktivitetsstatus" IS DISTINCT FROM b."aktivitetsstatus" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fnavn', n."fromChange" FROM "Daginstitution" n JOIN "Daginstitution" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."navn" IS DISTINCT FROM b."navn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fejerformKode', n."fromChange" FROM "Daginstitution" n JOIN "Daginstitution" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."ejerformKode" IS DISTINCT FROM b."ejerformKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'flovgrundlagKode', n."fromChange" FROM "Daginstitution" n JOIN "Daginstitution" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."lovgrundlagKode" IS DISTINCT FROM b."lovgrundlagKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fadmKommuneKode', n."fromChange" FROM "Daginstitution" n JOIN "Daginstitution" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."admKommuneKode" IS DISTINCT FROM b."admKommuneKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'faktivitetsstatus', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."aktivitetsstatus" IS DISTINCT FROM b."aktivitetsstatus" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fnavn', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."navn" IS DISTINCT FROM b."navn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fdaginstitutionsNummer', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."daginstitutionsNummer" IS DISTINCT FROM b."daginstitutionsNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'finstitutionstypeKode', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."institutionstypeKode" IS DISTINCT FROM b."institutionstypeKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fvejNavn', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."vejNavn" IS DISTINCT FROM b."vejNavn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fhusNummer', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."husNummer" IS DISTINCT FROM b."husNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fpostNummer', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."postNummer" IS DISTINCT FROM b."postNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fbyNavn', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."byNavn" IS DISTINCT FROM b."byNavn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fsupplerendeBynavn', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."supplerendeBynavn" IS DISTINCT FROM b."supplerendeBynavn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fkommuneKode', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."kommuneKode" IS DISTINCT FROM b."kommuneKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fdawaId', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."dawaId" IS DISTINCT FROM b."dawaId" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fgeoBredde', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."geoBredde" IS DISTINCT FROM b."geoBredde" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fgeoLaengde', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."geoLaengde" IS DISTINCT FROM b."geoLaengde" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'femail', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."email" IS DISTINCT FROM b."email" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'ftelefonNummer', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."telefonNummer" IS DISTINCT FROM b."telefonNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fcvrNummer', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."cvrNummer" IS DISTINCT FROM b."cvrNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fpNummer', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."pNummer" IS DISTINCT FROM b."pNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'foplystEjerformKode', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."oplystEjerformKode" IS DISTINCT FROM b."oplystEjerformKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'foplystLovgrundlagKode', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."oplystLovgrundlagKode" IS DISTINCT FROM b."oplystLovgrundlagKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'foplystAdmKommuneKode', n."fromChange" FROM "Anvisningsenhed" n JOIN "Anvisningsenhed" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."oplystAdmKommuneKode" IS DISTINCT FROM b."oplystAdmKommuneKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'faktivitetsstatus', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."aktivitetsstatus" IS DISTINCT FROM b."aktivitetsstatus" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fnavn', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."navn" IS DISTINCT FROM b."navn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fanvisningsenhedsNummer', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."anvisningsenhedsNummer" IS DISTINCT FROM b."anvisningsenhedsNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fvejNavn', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."vejNavn" IS DISTINCT FROM b."vejNavn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fhusNummer', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."husNummer" IS DISTINCT FROM b."husNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fpostNummer', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."postNummer" IS DISTINCT FROM b."postNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fbyNavn', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."byNavn" IS DISTINCT FROM b."byNavn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fsupplerendeBynavn', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."supplerendeBynavn" IS DISTINCT FROM b."supplerendeBynavn" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fkommuneKode', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."kommuneKode" IS DISTINCT FROM b."kommuneKode" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fdawaId', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."dawaId" IS DISTINCT FROM b."dawaId" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fgeoBredde', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."geoBredde" IS DISTINCT FROM b."geoBredde" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fgeoLaengde', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."geoLaengde" IS DISTINCT FROM b."geoLaengde" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'femail', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."email" IS DISTINCT FROM b."email" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'ftelefonNummer', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."telefonNummer" IS DISTINCT FROM b."telefonNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fcvrNummer', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."cvrNummer" IS DISTINCT FROM b."cvrNummer" ON CONFLICT DO NOTHING;
INSERT INTO "ChangeKey" ("key", "change") SELECT 'fpNummer', n."fromChange" FROM "AlternativAdresse" n JOIN "AlternativAdresse" b ON b."nummer" = n."nummer" AND b."toChange" = n."fromChange" WHERE n."pNummer" IS DISTINCT FROM b."pNummer" ON CONFLICT DO NOTHING;
