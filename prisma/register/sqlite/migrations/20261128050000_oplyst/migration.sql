-- AlterTable
ALTER TABLE "Anvisningsenhed" ADD COLUMN "oplystEjerformKode" TEXT;
ALTER TABLE "Anvisningsenhed" ADD COLUMN "oplystLovgrundlagKode" TEXT;
ALTER TABLE "Anvisningsenhed" ADD COLUMN "oplystAdmKommuneKode" TEXT;
