-- CreateTable
CREATE TABLE "Indlaeser" (
    "kilde" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "hvem" TEXT NOT NULL,
    "leaseUntil" BIGINT NOT NULL,

    CONSTRAINT "Indlaeser_pkey" PRIMARY KEY ("kilde")
);
