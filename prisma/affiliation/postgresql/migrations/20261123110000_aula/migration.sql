-- CreateTable
CREATE TABLE "AulaStatus" (
    "nummer" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "ready" BOOLEAN NOT NULL,
    "fejl" TEXT NOT NULL,

    CONSTRAINT "AulaStatus_pkey" PRIMARY KEY ("nummer","at")
);
