-- CreateTable
CREATE TABLE "Overfoersel" (
    "nummer" TEXT NOT NULL,
    "registerChange" INTEGER NOT NULL,
    "tilNummer" TEXT NOT NULL,
    "dag" TEXT NOT NULL,
    "changeset" INTEGER NOT NULL,
    "status" TEXT NOT NULL,

    PRIMARY KEY ("nummer", "registerChange")
);

-- CreateTable
CREATE TABLE "OverfoerselFund" (
    "slags" TEXT NOT NULL,
    "objektId" TEXT NOT NULL,
    "nummer" TEXT NOT NULL,
    "registerChange" INTEGER NOT NULL,
    "kode" TEXT NOT NULL,

    PRIMARY KEY ("slags", "objektId", "registerChange")
);

-- CreateIndex
CREATE INDEX "Overfoersel_status_idx" ON "Overfoersel"("status");
