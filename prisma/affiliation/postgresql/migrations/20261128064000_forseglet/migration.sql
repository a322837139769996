-- AlterTable
-- Null in every row: the next start seals the rows of protected persons, which takes the keys.
ALTER TABLE "Person" ADD COLUMN "forseglet" TEXT;
ALTER TABLE "Person" ADD COLUMN "forsegletNoegle" TEXT;
