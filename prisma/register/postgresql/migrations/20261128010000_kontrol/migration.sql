-- AlterTable
ALTER TABLE "EksternKontrol" ADD COLUMN "told" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "KontrolChange" (
    "change" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "svarBefore" TEXT,
    "aarsagBefore" TEXT,
    "svarAfter" TEXT NOT NULL,
    "aarsagAfter" TEXT,

    CONSTRAINT "KontrolChange_pkey" PRIMARY KEY ("change","kind")
);

-- CreateTable
CREATE TABLE "KontrolRun" (
    "id" TEXT NOT NULL,
    "maaned" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "leaseUntil" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "bekraeftet" INTEGER NOT NULL,
    "modsagt" INTEGER NOT NULL,
    "ikkeKontrolleret" INTEGER NOT NULL,

    CONSTRAINT "KontrolRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KontrolResult" (
    "run" TEXT NOT NULL,
    "niveau" TEXT NOT NULL,
    "nummer" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "svar" TEXT NOT NULL,
    "aarsag" TEXT,

    CONSTRAINT "KontrolResult_pkey" PRIMARY KEY ("run","niveau","nummer","kind")
);

-- CreateIndex
CREATE INDEX "EksternKontrol_nummer_idx" ON "EksternKontrol"("nummer");

-- CreateIndex
CREATE UNIQUE INDEX "KontrolRun_maaned_key" ON "KontrolRun"("maaned");

-- CreateIndex
CREATE INDEX "KontrolRun_startedAt_idx" ON "KontrolRun"("startedAt");

-- CreateIndex
CREATE INDEX "KontrolResult_run_kommuneKode_idx" ON "KontrolResult"("run", "kommuneKode");
