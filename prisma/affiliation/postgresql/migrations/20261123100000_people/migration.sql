-- CreateTable
CREATE TABLE "Enhed" (
    "nummer" TEXT NOT NULL,
    "niveau" TEXT NOT NULL,
    "navn" TEXT NOT NULL,
    "institutionstypeKode" TEXT,
    "aktiv" BOOLEAN NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "parentNummer" TEXT,
    "cvrNummer" TEXT,
    "pNummer" TEXT,
    "harAdresse" BOOLEAN NOT NULL,
    "sortNavn" TEXT NOT NULL,
    "registerChange" INTEGER NOT NULL,

    CONSTRAINT "Enhed_pkey" PRIMARY KEY ("nummer")
);

-- CreateTable
CREATE TABLE "EnhedHaendelse" (
    "nummer" TEXT NOT NULL,
    "registerChange" INTEGER NOT NULL,
    "kode" TEXT NOT NULL,
    "fra" TEXT,
    "til" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EnhedHaendelse_pkey" PRIMARY KEY ("nummer","registerChange","kode")
);

-- CreateTable
CREATE TABLE "Dagplejer" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "dagplejegruppeId" TEXT NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "gruppeId" TEXT,
    "kapacitet" INTEGER NOT NULL,
    "samarbejde" TEXT,
    "gyldigFra" TEXT NOT NULL,
    "gyldigTil" TEXT,

    CONSTRAINT "Dagplejer_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Gaesteophold" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "barnId" TEXT NOT NULL,
    "vaertId" TEXT NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "gyldigFra" TEXT NOT NULL,
    "gyldigTil" TEXT NOT NULL,
    "aarsag" TEXT,
    "aflyst" BOOLEAN NOT NULL,

    CONSTRAINT "Gaesteophold_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Gruppe" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "navn" TEXT,
    "gruppetype" TEXT NOT NULL,
    "trin" TEXT,
    "linje" TEXT,
    "gyldigFra" TEXT NOT NULL,
    "gyldigTil" TEXT,
    "sortNavn" TEXT NOT NULL,

    CONSTRAINT "Gruppe_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "cprIndex" TEXT,
    "cprCipher" TEXT,
    "cprNoegle" TEXT,
    "fornavn" TEXT NOT NULL,
    "efternavn" TEXT NOT NULL,
    "foedselsdato" TEXT,
    "koen" TEXT,
    "email" TEXT,
    "fotoId" TEXT,
    "beskyttet" BOOLEAN NOT NULL,
    "aliasFornavn" TEXT,
    "aliasEfternavn" TEXT,
    "kontakt" TEXT NOT NULL,
    "oplysninger" TEXT NOT NULL,
    "antalKilder" INTEGER NOT NULL,
    "foldedNavn" TEXT NOT NULL,
    "sortNavn" TEXT NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Tilknytning" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "slags" TEXT NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "lokalId" TEXT,
    "gyldigFra" TEXT NOT NULL,
    "gyldigTil" TEXT,
    "aflyst" BOOLEAN NOT NULL,
    "roller" TEXT NOT NULL,
    "grupper" TEXT NOT NULL,
    "trin" TEXT,
    "hovedgruppeId" TEXT,
    "elevnummer" TEXT,
    "initialer" TEXT,
    "stilling" TEXT,
    "lokation" TEXT,
    "barnId" TEXT,
    "relation" TEXT,
    "foraeldremyndighed" BOOLEAN,
    "adgangsniveau" INTEGER,
    "retsgrundlag" TEXT,
    "cvrNummer" TEXT,
    "pNummer" TEXT,

    CONSTRAINT "Tilknytning_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Kilde" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "navn" TEXT NOT NULL,
    "prioritet" INTEGER NOT NULL,

    CONSTRAINT "Kilde_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Rollemapping" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "stilling" TEXT NOT NULL,
    "roller" TEXT NOT NULL,
    "kildemaerke" TEXT NOT NULL,
    "gyldigFra" TEXT NOT NULL,
    "gyldigTil" TEXT,
    "foldedNavn" TEXT NOT NULL,

    CONSTRAINT "Rollemapping_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Dataaftale" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "udbydersystem" TEXT NOT NULL,
    "tjeneste" TEXT NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "formaal" TEXT,
    "kommentar" TEXT,
    "anmodetDato" TEXT NOT NULL,
    "anmodetAf" TEXT NOT NULL,
    "afgjortDato" TEXT,
    "afgjortAf" TEXT,
    "sidstBrugt" TEXT,

    CONSTRAINT "Dataaftale_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Brugeradministrator" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "enheder" TEXT NOT NULL,
    "gyldigFra" TEXT NOT NULL,
    "gyldigTil" TEXT,
    "sidstAnvendt" TEXT,

    CONSTRAINT "Brugeradministrator_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Opsaetning" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "svar" TEXT NOT NULL,
    "dag" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "Opsaetning_pkey" PRIMARY KEY ("id","fromChange")
);

-- CreateTable
CREATE TABLE "Changeset" (
    "firstChange" INTEGER NOT NULL,
    "lastChange" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "Changeset_pkey" PRIMARY KEY ("firstChange")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" INTEGER NOT NULL,
    "changeset" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "slags" TEXT NOT NULL,
    "objektId" TEXT NOT NULL,
    "enhedBefore" TEXT,
    "enhedAfter" TEXT,
    "kommuneBefore" TEXT,
    "kommuneAfter" TEXT,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "Laeselog" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "hvad" TEXT NOT NULL,
    "formaal" TEXT NOT NULL,

    CONSTRAINT "Laeselog_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Enhed_kommuneKode_idx" ON "Enhed"("kommuneKode");

-- CreateIndex
CREATE INDEX "Enhed_parentNummer_idx" ON "Enhed"("parentNummer");

-- CreateIndex
CREATE INDEX "Dagplejer_personId" ON "Dagplejer"("personId") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Dagplejer_dagplejegruppeId" ON "Dagplejer"("dagplejegruppeId") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Dagplejer_enhedsNummer" ON "Dagplejer"("enhedsNummer") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Dagplejer_current" ON "Dagplejer"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Gaesteophold_barnId" ON "Gaesteophold"("barnId") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Gaesteophold_vaertId" ON "Gaesteophold"("vaertId") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Gaesteophold_current" ON "Gaesteophold"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Gruppe_enhedsNummer" ON "Gruppe"("enhedsNummer") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Gruppe_current" ON "Gruppe"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Person_kommuneKode" ON "Person"("kommuneKode", "sortNavn") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Person_current" ON "Person"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Person_cprIndex" ON "Person"("kommuneKode", "cprIndex") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Tilknytning_personId" ON "Tilknytning"("personId") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Tilknytning_enhedsNummer" ON "Tilknytning"("enhedsNummer", "slags") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Tilknytning_barnId" ON "Tilknytning"("barnId") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Tilknytning_hovedgruppeId" ON "Tilknytning"("hovedgruppeId") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Tilknytning_current" ON "Tilknytning"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Kilde_current" ON "Kilde"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Kilde_kode" ON "Kilde"("kommuneKode", "kode") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Rollemapping_kommuneKode" ON "Rollemapping"("kommuneKode") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Rollemapping_current" ON "Rollemapping"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Dataaftale_enhedsNummer" ON "Dataaftale"("enhedsNummer") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Dataaftale_current" ON "Dataaftale"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Brugeradministrator_kommuneKode" ON "Brugeradministrator"("kommuneKode") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Brugeradministrator_current" ON "Brugeradministrator"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Opsaetning_current" ON "Opsaetning"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Opsaetning_kode" ON "Opsaetning"("enhedsNummer", "kode") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE INDEX "Changeset_at_idx" ON "Changeset"("at");

-- CreateIndex
CREATE INDEX "Change_slags_objektId_idx" ON "Change"("slags", "objektId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_at_idx" ON "IdempotencyKey"("at");

-- CreateIndex
CREATE INDEX "Laeselog_personId_at_idx" ON "Laeselog"("personId", "at");

-- CreateIndex
CREATE INDEX "Laeselog_kommuneKode_at_idx" ON "Laeselog"("kommuneKode", "at");


-- The dagplejegrupper stored until now were written before there was a change log.
INSERT INTO "Changeset" ("firstChange", "lastChange", "at", "actor", "requestId", "source")
SELECT 1, "vaerdi", '2026-11-23 00:00:00', 'system', '', 'sample' FROM "Counter" WHERE "navn" = 'change' AND "vaerdi" > 0;
INSERT INTO "Change" ("id", "changeset", "action", "slags", "objektId", "enhedAfter")
SELECT "fromChange", 1, 'create', 'dagplejegruppe', "id", "anvisningsenhedsNummer" FROM "Dagplejegruppe";
