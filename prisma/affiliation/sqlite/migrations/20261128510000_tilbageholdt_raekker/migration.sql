-- A row that was not stored is known by the local id that it gave, and what one does not replace another.
CREATE TABLE "new_Tilbageholdt" (
    "personId" TEXT NOT NULL,
    "kilde" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "objektId" TEXT NOT NULL,
    "enhedsNummer" TEXT NOT NULL,
    "lokalId" TEXT NOT NULL DEFAULT '',
    "cpr" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "kilde", "kode", "objektId", "enhedsNummer", "lokalId")
);
INSERT INTO "new_Tilbageholdt" ("personId", "kilde", "kode", "objektId", "enhedsNummer", "cpr", "at")
SELECT "personId", "kilde", "kode", "objektId", "enhedsNummer", "cpr", "at" FROM "Tilbageholdt";
DROP TABLE "Tilbageholdt";
ALTER TABLE "new_Tilbageholdt" RENAME TO "Tilbageholdt";
CREATE INDEX "Tilbageholdt_lokalId_idx" ON "Tilbageholdt"("lokalId");
