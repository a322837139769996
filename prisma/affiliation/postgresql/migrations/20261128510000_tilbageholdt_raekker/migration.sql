-- A row that was not stored is known by the local id that it gave, and what one does not replace another.
ALTER TABLE "Tilbageholdt" ADD COLUMN "lokalId" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Tilbageholdt" DROP CONSTRAINT "Tilbageholdt_pkey",
ADD CONSTRAINT "Tilbageholdt_pkey" PRIMARY KEY ("personId", "kilde", "kode", "objektId", "enhedsNummer", "lokalId");
CREATE INDEX "Tilbageholdt_lokalId_idx" ON "Tilbageholdt"("lokalId");
