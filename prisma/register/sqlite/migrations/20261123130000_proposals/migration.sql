-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "status" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "proposer" TEXT NOT NULL,
    "cvrNumre" TEXT NOT NULL,
    "kommuner" TEXT NOT NULL,
    "commands" TEXT NOT NULL,
    "versions" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" TEXT,
    "comment" TEXT,
    "firstChange" INTEGER,
    "lastChange" INTEGER
);

-- CreateIndex
CREATE INDEX "Proposal_createdAt_id_idx" ON "Proposal"("createdAt", "id");
