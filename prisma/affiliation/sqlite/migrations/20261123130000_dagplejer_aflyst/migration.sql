-- AlterTable
ALTER TABLE "Dagplejer" ADD COLUMN "aflyst" BOOLEAN NOT NULL DEFAULT false;
