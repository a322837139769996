-- CreateIndex
CREATE INDEX "Dagplejer_gruppeId" ON "Dagplejer"("gruppeId") WHERE ("toChange" IS NULL);
