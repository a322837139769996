-- CreateTable
CREATE TABLE "Dagplejegruppe" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "navn" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "anvisningsenhedsNummer" TEXT NOT NULL,
    "gyldigFra" TEXT NOT NULL,
    "gyldigTil" TEXT,
    "foldedNavn" TEXT NOT NULL,
    "sortNavn" TEXT NOT NULL,

    PRIMARY KEY ("id", "fromChange")
);

-- CreateTable
CREATE TABLE "Counter" (
    "navn" TEXT NOT NULL PRIMARY KEY,
    "vaerdi" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Dagplejegruppe_anvisningsenhedsNummer" ON "Dagplejegruppe"("anvisningsenhedsNummer") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Dagplejegruppe_current" ON "Dagplejegruppe"("id") WHERE "toChange" IS NULL;


