-- CreateTable
CREATE TABLE "Levering" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "dokument" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sourceDateTime" TEXT NOT NULL,
    "skoleaar" TEXT NOT NULL,
    "enhedsNavn" TEXT NOT NULL,
    "aftryk" TEXT NOT NULL,
    "snapshot" INTEGER NOT NULL,
    "dag" TEXT NOT NULL,
    "lokalIder" TEXT NOT NULL,
    "kontrolfund" TEXT NOT NULL,
    "antal" TEXT NOT NULL,
    "fjernelseGodkendt" BOOLEAN NOT NULL,
    "fireOejne" BOOLEAN NOT NULL,
    "oprettetAf" TEXT NOT NULL,
    "oprettetTid" TEXT NOT NULL,
    "afgjortAf" TEXT,
    "afgjortTid" TEXT,
    "kommentar" TEXT,
    "forsoeg" INTEGER NOT NULL,
    "sendtTid" TEXT,
    "naesteForsoeg" TEXT,
    "svarTid" TEXT,
    "fejl" TEXT,
    "beskedId" TEXT,

    PRIMARY KEY ("id", "fromChange")
);

-- CreateTable
CREATE TABLE "Leveringsplan" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "tidspunkt" TEXT NOT NULL,
    "aktiv" BOOLEAN NOT NULL,
    "fireOejne" BOOLEAN NOT NULL,
    "fjernelsesloft" INTEGER NOT NULL,

    PRIMARY KEY ("id", "fromChange")
);

-- CreateTable
CREATE TABLE "LeveringRaekke" (
    "leveringId" TEXT NOT NULL,
    "nr" INTEGER NOT NULL,
    "lokalId" TEXT,
    "personId" TEXT,
    "kode" TEXT NOT NULL,
    "tekst" TEXT NOT NULL,

    PRIMARY KEY ("leveringId", "nr")
);

-- CreateTable
CREATE TABLE "LeveretPerson" (
    "enhedsNummer" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "lokalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "aktoer" TEXT NOT NULL,
    "aftryk" TEXT NOT NULL,
    "cprAftryk" TEXT,
    "noegle" TEXT NOT NULL,
    "leveringId" TEXT NOT NULL,

    PRIMARY KEY ("enhedsNummer", "kilde", "lokalId")
);

-- CreateIndex
CREATE INDEX "Levering_status" ON "Levering"("status") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Levering_current" ON "Levering"("id") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Levering_kilde" ON "Levering"("enhedsNummer", "kilde", "sourceDateTime") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Leveringsplan_current" ON "Leveringsplan"("id") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Leveringsplan_kilde" ON "Leveringsplan"("enhedsNummer", "kilde") WHERE "toChange" IS NULL;


