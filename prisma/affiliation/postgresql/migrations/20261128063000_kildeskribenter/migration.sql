-- CreateTable
CREATE TABLE "Kildeskribenter" (
    "id" TEXT NOT NULL,
    "fromChange" INTEGER NOT NULL,
    "toChange" INTEGER,
    "version" INTEGER NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "noegler" TEXT NOT NULL,
    "cvrNumre" TEXT NOT NULL,
    "subjekter" TEXT NOT NULL,

    CONSTRAINT "Kildeskribenter_pkey" PRIMARY KEY ("id", "fromChange")
);

-- CreateIndex
CREATE UNIQUE INDEX "Kildeskribenter_current" ON "Kildeskribenter"("id") WHERE ("toChange" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Kildeskribenter_kilde" ON "Kildeskribenter"("kommuneKode", "kilde") WHERE ("toChange" IS NULL);
