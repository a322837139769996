-- CreateTable
CREATE TABLE "Cpropslag" (
    "actor" TEXT NOT NULL,
    "dag" TEXT NOT NULL,
    "opslag" INTEGER NOT NULL,
    "skrevne" INTEGER NOT NULL,

    PRIMARY KEY ("actor", "dag")
);
