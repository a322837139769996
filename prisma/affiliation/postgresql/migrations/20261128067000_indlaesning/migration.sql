-- CreateTable
CREATE TABLE "Indlaesning" (
    "kilde" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "Indlaesning_pkey" PRIMARY KEY ("kilde")
);
