-- CreateTable
CREATE TABLE "Cprfoedselsdag" (
    "actor" TEXT NOT NULL,
    "kommuneKode" TEXT NOT NULL,
    "foedselsdag" TEXT NOT NULL,
    "aftryk" TEXT NOT NULL,
    "dag" TEXT NOT NULL,

    CONSTRAINT "Cprfoedselsdag_pkey" PRIMARY KEY ("actor", "kommuneKode", "foedselsdag", "aftryk")
);

-- CreateIndex
CREATE INDEX "Cprfoedselsdag_dag_idx" ON "Cprfoedselsdag"("dag");
