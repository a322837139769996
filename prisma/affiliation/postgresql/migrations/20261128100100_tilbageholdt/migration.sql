-- CreateTable
CREATE TABLE "Tilbageholdt" (
    "personId" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "objektId" TEXT NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "cpr" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Tilbageholdt_pkey" PRIMARY KEY ("personId", "kilde", "kode")
);
