-- AlterTable
-- Null for the units there are: the register tells of each in its log when CVR is next asked about it.
ALTER TABLE "Enhed" ADD COLUMN "pNummerAktiv" BOOLEAN;
