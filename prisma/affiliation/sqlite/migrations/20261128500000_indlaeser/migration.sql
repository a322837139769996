-- CreateTable
CREATE TABLE "Indlaeser" (
    "kilde" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "hvem" TEXT NOT NULL,
    "leaseUntil" BIGINT NOT NULL
);
