-- CreateTable
CREATE TABLE "Indlaesning" (
    "kilde" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL
);
