
-- CreateTable
CREATE TABLE "Kombination" (
    "lovgrundlagKode" TEXT NOT NULL,
    "ejerformKode" TEXT NOT NULL,
    "institutionstypeKode" TEXT NOT NULL,
    "gyldigFra" TEXT,
    "gyldigTil" TEXT,
    "kilde" TEXT NOT NULL,
    "note" TEXT,

    PRIMARY KEY ("lovgrundlagKode", "ejerformKode", "institutionstypeKode")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("actor", "key")
);

-- CreateIndex
CREATE INDEX "IdempotencyKey_at_idx" ON "IdempotencyKey"("at");


