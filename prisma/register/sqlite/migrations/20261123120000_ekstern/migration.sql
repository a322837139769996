-- CreateTable
CREATE TABLE "EksternKontrol" (
    "niveau" TEXT NOT NULL,
    "nummer" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "vaerdi" TEXT NOT NULL,
    "svar" TEXT NOT NULL,
    "aarsag" TEXT,
    "tidspunkt" DATETIME NOT NULL,

    PRIMARY KEY ("niveau", "nummer", "kind")
);


