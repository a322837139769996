import { inSnapshot } from '../../common/database/snapshot.ts';
import { someElement } from '../../common/database/some-element.ts';
import { type Sql, sql } from '../../common/database/sql.ts';
import { addMonths } from '../../common/parse/add-months.ts';
import type { PersonFacts } from '../aulacheck/aula-facts.ts';
import { manuelKilde } from '../change/kilde-order.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { countIf, type FactsScope, holdsSoon, ofUnits, tied } from './facts-scope.ts';

const none: PersonFacts = {
  ansatte: 0,
  ansatteUdenCpr: 0,
  ansatteUdenRolle: 0,
  ledere: 0,
  vikarerUdenSlutdato: 0,
  boern: 0,
  boernUdenCpr: 0,
  boernUdenRollen: 0,
  boernUdenTrin: 0,
  boernUdenHovedgruppe: 0,
  beskyttedeUdenAlias: 0,
  boernToSteder: 0,
  kontakter: 0,
  kontakterUdenRelation: 0,
  kontakterUdenGrundlag: 0,
  ukendteGrupper: 0,
  manuelleForaeldede: 0,
};

/** How many of each unit's people lack what. Aggregated by the database: no person is read. */
export async function readPersoner(scope: FactsScope): Promise<(nummer: string) => PersonFacts> {
  const rows = await scope.source.query<{ nummer: string } & PersonFacts>(sql`
    WITH "elsewhere" AS MATERIALIZED (${elsewhere(scope)})
    SELECT t."enhedsNummer" AS "nummer", ${ansatte}, ${boern}, ${kontakter},
      ${countIf(unknownGroup(scope))} AS "ukendteGrupper",
      ${countIf(sql`t."kilde" = ${manuelKilde}`, sql`t."gyldigFra" <= ${addMonths(scope.day, -12)}`)} AS "manuelleForaeldede"
    FROM "Tilknytning" t JOIN "Person" p ON p."id" = t."personId" AND ${inSnapshot(scope.snapshot, 'p')}
    LEFT JOIN "Gruppe" g ON g."id" = t."hovedgruppeId" AND g."enhedsNummer" = t."enhedsNummer"
      AND g."gruppetype" = 'Hovedgruppe' AND ${holdsSoon(scope, 'g')}
    LEFT JOIN "elsewhere" e ON e."personId" = t."personId"
    WHERE ${ofUnits(scope, 't')} AND ${tied(scope, 't')} GROUP BY t."enhedsNummer"`);
  return countsByUnit(rows, none);
}

const [ansat, barn, kontakt] = [sql`t."slags" = 'ansat'`, sql`t."slags" = 'barn'`, sql`t."slags" = 'kontakt'`];
const noCpr = sql`p."cprIndex" IS NULL`;

/** A JSON list of roles has this one. */
const hasRole = (role: string): Sql => sql`t."roller" LIKE ${`%"${role}"%`}`;

const ansatte = sql`
  ${countIf(ansat)} AS "ansatte", ${countIf(ansat, noCpr)} AS "ansatteUdenCpr",
  ${countIf(ansat, sql`t."roller" = '[]'`)} AS "ansatteUdenRolle",
  ${countIf(ansat, sql`(${hasRole('Leder')} OR ${hasRole('Ledelse')})`)} AS "ledere",
  ${countIf(ansat, hasRole('Vikar'), sql`t."gyldigTil" IS NULL`)} AS "vikarerUdenSlutdato"`;

const boern = sql`
  ${countIf(barn)} AS "boern", ${countIf(barn, noCpr)} AS "boernUdenCpr",
  ${countIf(barn, sql`NOT (${hasRole('Barn')})`)} AS "boernUdenRollen",
  ${countIf(barn, sql`t."trin" IS NULL`)} AS "boernUdenTrin",
  ${countIf(barn, sql`g."id" IS NULL`)} AS "boernUdenHovedgruppe",
  ${countIf(barn, sql`p."beskyttet"`, sql`(p."aliasFornavn" IS NULL OR p."aliasEfternavn" IS NULL)`)} AS "beskyttedeUdenAlias",
  ${countIf(barn, sql`e."personId" IS NOT NULL`)} AS "boernToSteder"`;

const kontakter = sql`
  ${countIf(kontakt)} AS "kontakter",
  ${countIf(kontakt, sql`(t."relation" IS NULL OR t."foraeldremyndighed" IS NULL)`)} AS "kontakterUdenRelation",
  ${countIf(kontakt, sql`NOT t."foraeldremyndighed"`, sql`COALESCE(t."retsgrundlag", '') = ''`)} AS "kontakterUdenGrundlag"`;

/** Children of the units who are tied to another unit as well. Found in one go, as an earlier state has no index. */
const elsewhere = (scope: FactsScope): Sql => sql`
  SELECT o."personId" FROM "Tilknytning" o WHERE o."slags" = 'barn' AND ${tied(scope, 'o')}
    AND o."personId" IN (SELECT b."personId" FROM "Tilknytning" b
      WHERE ${ofUnits(scope, 'b')} AND b."slags" = 'barn' AND ${tied(scope, 'b')})
  GROUP BY o."personId" HAVING COUNT(DISTINCT o."enhedsNummer") > 1`;

const unknownGroup = (scope: FactsScope): Sql =>
  sql`t."grupper" <> '[]' AND ${someElement(
    scope.source.provider,
    'grupper',
    sql`NOT EXISTS (SELECT 1 FROM "Gruppe" r
      WHERE r."id" = "each"."value" AND r."enhedsNummer" = t."enhedsNummer" AND ${holdsSoon(scope, 'r')})`,
  )}`;
