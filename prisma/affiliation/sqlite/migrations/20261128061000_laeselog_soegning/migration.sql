-- A line of the read log may be of no person: a search that found nobody, a refusal. SQLite makes no column nullable, so
-- the table is made anew.
CREATE TABLE "new_Laeselog" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "slags" TEXT NOT NULL DEFAULT 'visning',
    "personId" TEXT,
    "kommuneKode" TEXT,
    "hvad" TEXT NOT NULL,
    "formaal" TEXT NOT NULL,
    "antal" INTEGER,
    "spoergsmaal" TEXT
);
INSERT INTO "new_Laeselog" ("id", "at", "actor", "requestId", "personId", "kommuneKode", "hvad", "formaal")
SELECT "id", "at", "actor", "requestId", "personId", "kommuneKode", "hvad", "formaal" FROM "Laeselog";
DROP TABLE "Laeselog";
ALTER TABLE "new_Laeselog" RENAME TO "Laeselog";
CREATE INDEX "Laeselog_personId_at_idx" ON "Laeselog"("personId", "at");
CREATE INDEX "Laeselog_kommuneKode_at_idx" ON "Laeselog"("kommuneKode", "at");
