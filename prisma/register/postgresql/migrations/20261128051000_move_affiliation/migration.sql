-- AlterTable
ALTER TABLE "Succession" ADD COLUMN "moveAffiliation" BOOLEAN NOT NULL DEFAULT false;
