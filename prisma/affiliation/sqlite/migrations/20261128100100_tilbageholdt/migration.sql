-- CreateTable
CREATE TABLE "Tilbageholdt" (
    "personId" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "objektId" TEXT NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "cpr" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "kilde", "kode")
);
