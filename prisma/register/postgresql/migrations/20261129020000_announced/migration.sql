ALTER TABLE "EksternKontrol" RENAME COLUMN "told" TO "announced";
