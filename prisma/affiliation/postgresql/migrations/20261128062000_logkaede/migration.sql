-- What proves the lines of the change log; those from before get theirs at the first start.
ALTER TABLE "Change" ADD COLUMN "hash" TEXT;
ALTER TABLE "Change" ADD COLUMN "indhold" TEXT;
ALTER TABLE "Change" ADD COLUMN "salt" TEXT;
ALTER TABLE "Changeset" ADD COLUMN "hash" TEXT;

-- What proves the lines of the read log.
ALTER TABLE "Laeselog" ADD COLUMN "nr" INTEGER;
ALTER TABLE "Laeselog" ADD COLUMN "hash" TEXT;
CREATE UNIQUE INDEX "Laeselog_nr_key" ON "Laeselog"("nr");

-- CreateTable
CREATE TABLE "Logkaede" (
    "navn" TEXT NOT NULL,
    "nr" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "seglNr" INTEGER NOT NULL DEFAULT 0,
    "seglTid" BIGINT NOT NULL DEFAULT 0,
    "leaseUntil" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Logkaede_pkey" PRIMARY KEY ("navn")
);

INSERT INTO "Logkaede" ("navn", "nr", "hash") VALUES ('read', 0, '0000000000000000000000000000000000000000000000000000000000000000'), ('affiliation', 0, '0000000000000000000000000000000000000000000000000000000000000000');
