-- CreateTable
CREATE TABLE "Kommune" (
    "kode" TEXT NOT NULL PRIMARY KEY,
    "navn" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "gyldigFra" TEXT,
    "gyldigTil" TEXT,
    "kilde" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Kode" (
    "liste" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "tekst" TEXT NOT NULL,
    "gyldigFra" TEXT,
    "gyldigTil" TEXT,
    "kilde" TEXT NOT NULL,
    "note" TEXT,

    PRIMARY KEY ("liste", "kode")
);

-- CreateTable
CREATE TABLE "Daginstitution" (
    "nummer" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "opdateret" DATETIME NOT NULL,
    "aktivitetsstatus" TEXT NOT NULL,
    "navn" TEXT NOT NULL,
    "ejerformKode" TEXT,
    "lovgrundlagKode" TEXT,
    "admKommuneKode" TEXT NOT NULL,
    "foldedNavn" TEXT NOT NULL,
    "sortNavn" TEXT NOT NULL,

    PRIMARY KEY ("nummer", "fromChange")
);

-- CreateTable
CREATE TABLE "Anvisningsenhed" (
    "nummer" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "opdateret" DATETIME NOT NULL,
    "aktivitetsstatus" TEXT NOT NULL,
    "navn" TEXT NOT NULL,
    "daginstitutionsNummer" TEXT NOT NULL,
    "institutionstypeKode" TEXT,
    "vejNavn" TEXT,
    "husNummer" TEXT,
    "postNummer" TEXT,
    "byNavn" TEXT,
    "supplerendeBynavn" TEXT,
    "kommuneKode" TEXT,
    "dawaId" TEXT,
    "geoBredde" REAL,
    "geoLaengde" REAL,
    "email" TEXT,
    "telefonNummer" TEXT,
    "cvrNummer" TEXT,
    "pNummer" TEXT,
    "foldedNavn" TEXT NOT NULL,
    "sortNavn" TEXT NOT NULL,
    "foldedAdresse" TEXT NOT NULL,

    PRIMARY KEY ("nummer", "fromChange")
);

-- CreateTable
CREATE TABLE "AlternativAdresse" (
    "nummer" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "opdateret" DATETIME NOT NULL,
    "aktivitetsstatus" TEXT NOT NULL,
    "navn" TEXT NOT NULL,
    "anvisningsenhedsNummer" TEXT NOT NULL,
    "vejNavn" TEXT,
    "husNummer" TEXT,
    "postNummer" TEXT,
    "byNavn" TEXT,
    "supplerendeBynavn" TEXT,
    "kommuneKode" TEXT,
    "dawaId" TEXT,
    "geoBredde" REAL,
    "geoLaengde" REAL,
    "email" TEXT,
    "telefonNummer" TEXT,
    "cvrNummer" TEXT,
    "pNummer" TEXT,
    "foldedNavn" TEXT NOT NULL,
    "sortNavn" TEXT NOT NULL,
    "foldedAdresse" TEXT NOT NULL,

    PRIMARY KEY ("nummer", "fromChange")
);

-- CreateTable
CREATE TABLE "Changeset" (
    "firstChange" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "lastChange" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "source" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Change" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "changeset" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "niveau" TEXT NOT NULL,
    "nummer" TEXT NOT NULL,
    "kommuneBefore" TEXT,
    "kommuneAfter" TEXT
);

-- CreateTable
CREATE TABLE "Counter" (
    "navn" TEXT NOT NULL PRIMARY KEY,
    "vaerdi" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Daginstitution_admKommuneKode" ON "Daginstitution"("admKommuneKode", "toChange");

-- CreateIndex
CREATE UNIQUE INDEX "Daginstitution_current" ON "Daginstitution"("nummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE INDEX "Anvisningsenhed_daginstitutionsNummer" ON "Anvisningsenhed"("daginstitutionsNummer", "toChange");

-- CreateIndex
CREATE INDEX "Anvisningsenhed_pNummer" ON "Anvisningsenhed"("pNummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE INDEX "Anvisningsenhed_cvrNummer" ON "Anvisningsenhed"("cvrNummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Anvisningsenhed_current" ON "Anvisningsenhed"("nummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE INDEX "AlternativAdresse_anvisningsenhedsNummer" ON "AlternativAdresse"("anvisningsenhedsNummer", "toChange");

-- CreateIndex
CREATE INDEX "AlternativAdresse_pNummer" ON "AlternativAdresse"("pNummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE INDEX "AlternativAdresse_cvrNummer" ON "AlternativAdresse"("cvrNummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "AlternativAdresse_current" ON "AlternativAdresse"("nummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE INDEX "Changeset_at_idx" ON "Changeset"("at");

-- CreateIndex
CREATE INDEX "Change_niveau_nummer_idx" ON "Change"("niveau", "nummer");


