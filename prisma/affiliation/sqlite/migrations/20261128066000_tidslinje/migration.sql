-- CreateTable
CREATE TABLE "Tidslinje" (
    "nr" INTEGER NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "keptTo" INTEGER NOT NULL,
    "startsAfter" INTEGER NOT NULL,
    "begunAt" DATETIME NOT NULL,
    "aarsag" TEXT NOT NULL,
    "server" TEXT
);

-- CreateTable
CREATE TABLE "Fulgt" (
    "navn" TEXT NOT NULL PRIMARY KEY,
    "tidslinje" TEXT,
    "stoppet" DATETIME,
    "fundet" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Tidslinje_id_key" ON "Tidslinje"("id");

-- What is there already is the first timeline.
INSERT INTO "Tidslinje" ("nr", "id", "keptTo", "startsAfter", "begunAt", "aarsag")
VALUES (1, lower(hex(randomblob(16))), 0, 0, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), 'new');
