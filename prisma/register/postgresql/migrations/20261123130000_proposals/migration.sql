-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "proposer" TEXT NOT NULL,
    "cvrNumre" TEXT NOT NULL,
    "kommuner" TEXT NOT NULL,
    "commands" TEXT NOT NULL,
    "versions" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,
    "comment" TEXT,
    "firstChange" INTEGER,
    "lastChange" INTEGER,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Proposal_createdAt_id_idx" ON "Proposal"("createdAt", "id");
