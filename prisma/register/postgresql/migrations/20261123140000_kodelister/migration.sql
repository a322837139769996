-- CreateTable
CREATE TABLE "KodeEdition" (
    "edition" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "emne" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,

    CONSTRAINT "KodeEdition_pkey" PRIMARY KEY ("edition")
);
