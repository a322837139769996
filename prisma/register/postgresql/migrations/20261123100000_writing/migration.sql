-- CreateTable
CREATE TABLE "Kombination" (
    "lovgrundlagKode" TEXT NOT NULL,
    "ejerformKode" TEXT NOT NULL,
    "institutionstypeKode" TEXT NOT NULL,
    "gyldigFra" TEXT,
    "gyldigTil" TEXT,
    "kilde" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "Kombination_pkey" PRIMARY KEY ("lovgrundlagKode","ejerformKode","institutionstypeKode")
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

-- CreateIndex
CREATE INDEX "IdempotencyKey_at_idx" ON "IdempotencyKey"("at");

