-- CreateTable
CREATE TABLE "KodeEdition" (
    "edition" INTEGER NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "emne" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL
);
