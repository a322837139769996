-- CreateTable
CREATE TABLE "EksternKontrol" (
    "niveau" TEXT NOT NULL,
    "nummer" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "vaerdi" TEXT NOT NULL,
    "svar" TEXT NOT NULL,
    "aarsag" TEXT,
    "tidspunkt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EksternKontrol_pkey" PRIMARY KEY ("niveau","nummer","kind")
);

