-- CreateTable
CREATE TABLE "Tidslinje" (
    "nr" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "keptTo" INTEGER NOT NULL,
    "startsAfter" INTEGER NOT NULL,
    "begunAt" TIMESTAMP(3) NOT NULL,
    "aarsag" TEXT NOT NULL,
    "server" TEXT,

    CONSTRAINT "Tidslinje_pkey" PRIMARY KEY ("nr")
);

-- CreateIndex
CREATE UNIQUE INDEX "Tidslinje_id_key" ON "Tidslinje"("id");

-- What is there already is the first timeline.
INSERT INTO "Tidslinje" ("nr", "id", "keptTo", "startsAfter", "begunAt", "aarsag")
VALUES (1, replace(gen_random_uuid()::text, '-', ''), 0, 0, now() AT TIME ZONE 'utc', 'new');
