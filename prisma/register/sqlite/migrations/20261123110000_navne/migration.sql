-- CreateIndex
CREATE INDEX "Daginstitution_foldedNavn" ON "Daginstitution"("foldedNavn") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE INDEX "Anvisningsenhed_foldedNavn" ON "Anvisningsenhed"("foldedNavn") WHERE "toChange" IS NULL;

-- CreateIndex
CREATE INDEX "AlternativAdresse_foldedNavn" ON "AlternativAdresse"("foldedNavn") WHERE "toChange" IS NULL;
