-- A line of the read log may be of no person: a search that found nobody, a refusal.
ALTER TABLE "Laeselog" ALTER COLUMN "personId" DROP NOT NULL,
ALTER COLUMN "kommuneKode" DROP NOT NULL,
ADD COLUMN "slags" TEXT NOT NULL DEFAULT 'visning',
ADD COLUMN "antal" INTEGER,
ADD COLUMN "spoergsmaal" TEXT;
