-- "slags" was three things: the kind of a stored object, what a person is to a unit, and the kind of a line of the read log.
ALTER TABLE "Change" RENAME COLUMN "slags" TO "objectKind";
ALTER TABLE "Change" RENAME COLUMN "objektId" TO "objectId";
DROP INDEX "Change_slags_objektId_idx";
CREATE INDEX "Change_objectKind_objectId_idx" ON "Change"("objectKind", "objectId");
ALTER TABLE "OverfoerselFund" RENAME COLUMN "slags" TO "objectKind";
ALTER TABLE "OverfoerselFund" RENAME COLUMN "objektId" TO "objectId";
ALTER TABLE "Tilbageholdt" RENAME COLUMN "objektId" TO "objectId";
ALTER TABLE "Tilknytning" RENAME COLUMN "slags" TO "aktoertype";
ALTER TABLE "LeveretPerson" RENAME COLUMN "aktoer" TO "aktoertype";
ALTER TABLE "Laeselog" RENAME COLUMN "slags" TO "lineKind";
ALTER TABLE "Person" RENAME COLUMN "oplysninger" TO "sourceWords";
-- Answers are given again as the schema has them now. Within a text of an answer the quotes have a backslash.
UPDATE "IdempotencyKey" SET "answer" = replace("answer", '"slags":', '"objectKind":');
