import { elementsOf, inSnapshot, join, name, type Sql, someElement, sql } from '../../../common/database/sql.ts';
import { addMonths } from '../../../common/parse/days.ts';
import { manualKilde } from '../../core/change/kilde-order.ts';
import { mostContacts } from '../../people/tilknytning/stored-tilknytning.ts';
import type { DagplejeFacts, FamilieFacts, GruppeFacts, PersonFacts } from '../aulacheck/aula-facts.ts';
import { countIf, countsByUnit, type FactsScope, holdsSoon, ofUnits, tied } from './facts-scope.ts';

const noPersons: PersonFacts = {
  ansatte: 0,
  ansatteWithoutCpr: 0,
  ansatteWithoutRolle: 0,
  ledere: 0,
  vikarerWithoutEnd: 0,
  boern: 0,
  boernWithoutCpr: 0,
  boernWithoutRolle: 0,
  boernWithoutTrin: 0,
  boernWithoutHovedgruppe: 0,
  protectedWithoutAlias: 0,
  boernAtTwoUnits: 0,
  kontakter: 0,
  kontakterWithoutRelation: 0,
  kontakterWithoutBasis: 0,
  unknownGrupper: 0,
  outdatedManual: 0,
};

/** How many of each unit's people lack what. Aggregated by the database: no person is read. */
export async function readPersoner(scope: FactsScope): Promise<(nummer: string) => PersonFacts> {
  const rows = await scope.source.query<{ nummer: string } & PersonFacts>(sql`
    WITH "elsewhere" AS MATERIALIZED (${elsewhere(scope)})
    SELECT t."enhedsNummer" AS "nummer", ${ansatte}, ${boern}, ${kontakter},
      ${countIf(unknownGroup(scope))} AS "unknownGrupper",
      ${countIf(sql`t."kilde" = ${manualKilde}`, sql`t."gyldigFra" <= ${addMonths(scope.day, -12)}`)} AS "outdatedManual"
    FROM "Tilknytning" t JOIN "Person" p ON p."id" = t."personId" AND ${inSnapshot(scope.snapshot, 'p')}
    LEFT JOIN "Gruppe" g ON g."id" = t."hovedgruppeId" AND g."enhedsNummer" = t."enhedsNummer"
      AND g."gruppetype" = 'Hovedgruppe' AND ${holdsSoon(scope, 'g')}
    LEFT JOIN "elsewhere" e ON e."personId" = t."personId"
    WHERE ${ofUnits(scope, 't')} AND ${tied(scope, 't')} GROUP BY t."enhedsNummer"`);
  return countsByUnit(rows, noPersons);
}

const [ansat, barn, kontakt] = [
  sql`t."aktoertype" = 'ansat'`,
  sql`t."aktoertype" = 'barn'`,
  sql`t."aktoertype" = 'kontakt'`,
];
const noCpr = sql`p."cprIndex" IS NULL`;

/** A JSON list of roles has this one. */
const hasRole = (role: string): Sql => sql`t."roller" LIKE ${`%"${role}"%`}`;

const ansatte = sql`
  ${countIf(ansat)} AS "ansatte", ${countIf(ansat, noCpr)} AS "ansatteWithoutCpr",
  ${countIf(ansat, sql`t."roller" = '[]'`)} AS "ansatteWithoutRolle",
  ${countIf(ansat, sql`(${hasRole('Leder')} OR ${hasRole('Ledelse')})`)} AS "ledere",
  ${countIf(ansat, hasRole('Vikar'), sql`t."gyldigTil" IS NULL`)} AS "vikarerWithoutEnd"`;

const boern = sql`
  ${countIf(barn)} AS "boern", ${countIf(barn, noCpr)} AS "boernWithoutCpr",
  ${countIf(barn, sql`NOT (${hasRole('Barn')})`)} AS "boernWithoutRolle",
  ${countIf(barn, sql`t."trin" IS NULL`)} AS "boernWithoutTrin",
  ${countIf(barn, sql`g."id" IS NULL`)} AS "boernWithoutHovedgruppe",
  ${countIf(barn, sql`p."beskyttet"`, sql`(p."aliasFornavn" IS NULL OR p."aliasEfternavn" IS NULL)`)} AS "protectedWithoutAlias",
  ${countIf(barn, sql`e."personId" IS NOT NULL`)} AS "boernAtTwoUnits"`;

const kontakter = sql`
  ${countIf(kontakt)} AS "kontakter",
  ${countIf(kontakt, sql`(t."relation" IS NULL OR t."foraeldremyndighed" IS NULL)`)} AS "kontakterWithoutRelation",
  ${countIf(kontakt, sql`NOT t."foraeldremyndighed"`, sql`COALESCE(t."retsgrundlag", '') = ''`)} AS "kontakterWithoutBasis"`;

/** Children of the units who are tied to another unit as well. Found in one go, as an earlier state has no index. */
const elsewhere = (scope: FactsScope): Sql => sql`
  SELECT o."personId" FROM "Tilknytning" o WHERE o."aktoertype" = 'barn' AND ${tied(scope, 'o')}
    AND o."personId" IN (SELECT b."personId" FROM "Tilknytning" b
      WHERE ${ofUnits(scope, 'b')} AND b."aktoertype" = 'barn' AND ${tied(scope, 'b')})
  GROUP BY o."personId" HAVING COUNT(DISTINCT o."enhedsNummer") > 1`;

const unknownGroup = (scope: FactsScope): Sql =>
  sql`t."grupper" <> '[]' AND ${someElement(
    scope.source.provider,
    'grupper',
    sql`NOT EXISTS (SELECT 1 FROM "Gruppe" r
      WHERE r."id" = "each"."value" AND r."enhedsNummer" = t."enhedsNummer" AND ${holdsSoon(scope, 'r')})`,
  )}`;

const noFamilies: FamilieFacts = { tooManyKontakter: 0, withoutCustody: 0 };

/** How many children of each unit have too many contacts, or none with custody. */
export async function readFamilier(scope: FactsScope): Promise<(nummer: string) => FamilieFacts> {
  const rows = await scope.source.query<{ nummer: string } & FamilieFacts>(sql`
    WITH "kontakter" AS MATERIALIZED (${contacts(scope)})
    SELECT b."nummer", ${countIf(sql`k."kontakter" > ${mostContacts}`)} AS "tooManyKontakter",
      ${countIf(sql`COALESCE(k."myndige", 0) = 0`)} AS "withoutCustody"
    FROM (SELECT DISTINCT b."enhedsNummer" AS "nummer", b."personId" FROM "Tilknytning" b
          WHERE ${ofUnits(scope, 'b')} AND b."aktoertype" = 'barn' AND ${tied(scope, 'b')}) AS b
    LEFT JOIN "kontakter" k ON k."barnId" = b."personId" AND k."enhedsNummer" = b."nummer"
    GROUP BY b."nummer"`);
  return countsByUnit(rows, noFamilies);
}

/** The contacts of each child at each unit, and how many of them have custody. */
const contacts = (scope: FactsScope): Sql => sql`
  SELECT k."enhedsNummer", k."barnId", COUNT(DISTINCT k."personId") AS "kontakter",
    ${countIf(sql`k."foraeldremyndighed"`)} AS "myndige"
  FROM "Tilknytning" k WHERE ${ofUnits(scope, 'k')} AND k."aktoertype" = 'kontakt' AND ${tied(scope, 'k')}
  GROUP BY k."enhedsNummer", k."barnId"`;

/** STIL: importGroupType. */
const gruppetyper = ['Hovedgruppe', 'Årgang', 'Retning', 'Hold', 'SFO', 'Team', 'Andet'];

const noGroups: GruppeFacts = { alle: 0, hovedgrupper: 0, wrongTypes: 0, empty: 0 };

/**
 * What the groups of each unit are like. Members are found in one go and joined, not looked for group by group: an
 * earlier state of the data has no index to look in.
 */
export async function readGrupper(scope: FactsScope): Promise<(nummer: string) => GruppeFacts> {
  const isHovedgruppe = sql`g."gruppetype" = 'Hovedgruppe'`;
  const rows = await scope.source.query<{ nummer: string } & GruppeFacts>(sql`
    WITH "medlemmer" AS MATERIALIZED (${membersOf(scope)})
    SELECT g."enhedsNummer" AS "nummer", COUNT(*) AS "alle",
      ${countIf(isHovedgruppe, sql`g."trin" IS NOT NULL`)} AS "hovedgrupper",
      ${countIf(sql`(g."gruppetype" NOT IN (${join(gruppetyper)}) OR (${isHovedgruppe}) <> (g."trin" IS NOT NULL))`)} AS "wrongTypes",
      ${countIf(sql`m."gruppe" IS NULL`)} AS "empty"
    FROM "Gruppe" g LEFT JOIN "medlemmer" m ON m."gruppe" = g."id"
    WHERE ${ofUnits(scope, 'g')} AND ${holdsSoon(scope, 'g')} GROUP BY g."enhedsNummer"`);
  return countsByUnit(rows, noGroups);
}

/** Ids of the groups that somebody is a member of. */
const membersOf = (scope: FactsScope): Sql => sql`
  SELECT t."hovedgruppeId" AS "gruppe" FROM "Tilknytning" t
  WHERE ${ofUnits(scope, 't')} AND ${tied(scope, 't')} AND t."hovedgruppeId" IS NOT NULL
  UNION SELECT "each"."value" FROM "Tilknytning" t, ${elementsOf(scope.source.provider, name('t', 'grupper'))}
  WHERE t."grupper" <> '[]' AND ${ofUnits(scope, 't')} AND ${tied(scope, 't')}`;

const noDagpleje: DagplejeFacts = { dagplejere: 0, withoutUser: 0, withoutHovedgruppe: 0 };

/** What the childminders of each unit lack. */
export async function readDagpleje(scope: FactsScope): Promise<(nummer: string) => DagplejeFacts> {
  const rows = await scope.source.query<{ nummer: string } & DagplejeFacts>(sql`
    WITH "brugere" AS MATERIALIZED (SELECT DISTINCT t."enhedsNummer", t."personId" FROM "Tilknytning" t
      WHERE ${ofUnits(scope, 't')} AND t."aktoertype" = 'ansat' AND ${tied(scope, 't')})
    SELECT d."enhedsNummer" AS "nummer", COUNT(*) AS "dagplejere", ${countIf(sql`b."personId" IS NULL`)} AS "withoutUser",
      ${countIf(sql`d."gruppeId" IS NULL`)} AS "withoutHovedgruppe"
    FROM "Dagplejer" d LEFT JOIN "brugere" b ON b."personId" = d."personId" AND b."enhedsNummer" = d."enhedsNummer"
    WHERE ${ofUnits(scope, 'd')} AND ${tied(scope, 'd')} GROUP BY d."enhedsNummer"`);
  return countsByUnit(rows, noDagpleje);
}
