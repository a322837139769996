-- CreateTable
CREATE TABLE "ExternalKey" (
    "kommuneKode" TEXT NOT NULL,
    "sourceSystem" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "niveau" TEXT NOT NULL,
    "nummer" TEXT NOT NULL,

    CONSTRAINT "ExternalKey_pkey" PRIMARY KEY ("kommuneKode","sourceSystem","sourceKey")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" TEXT NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "madeAtChange" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "commands" TEXT NOT NULL,
    "externalKeys" TEXT NOT NULL,
    "needsConfirmation" BOOLEAN NOT NULL,
    "answer" TEXT,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Succession" (
    "changeset" INTEGER NOT NULL,
    "niveau" TEXT NOT NULL,
    "fraNummer" TEXT NOT NULL,
    "tilNummer" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "dag" TEXT NOT NULL,
    "reason" TEXT,
    "share" DOUBLE PRECISION,

    CONSTRAINT "Succession_pkey" PRIMARY KEY ("changeset","niveau","fraNummer","tilNummer")
);

-- CreateIndex
CREATE INDEX "ExternalKey_niveau_nummer_idx" ON "ExternalKey"("niveau", "nummer");

-- CreateIndex
CREATE INDEX "Plan_expiresAt_idx" ON "Plan"("expiresAt");

-- CreateIndex
CREATE INDEX "Succession_niveau_fraNummer_idx" ON "Succession"("niveau", "fraNummer");

-- CreateIndex
CREATE INDEX "Succession_niveau_tilNummer_idx" ON "Succession"("niveau", "tilNummer");

