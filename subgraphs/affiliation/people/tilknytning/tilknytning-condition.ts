import type { ActionReach } from '../../../common/auth/may.ts';
import { and, isIn, name, or, type Provider, type Sql, someElement, sql } from '../../../common/database/sql.ts';
import {
  compileWhere,
  exactField,
  expressionField,
  type FilterField,
  kodeField,
  type Where,
} from '../../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { oneOf, parseText } from '../../../common/parse/text.ts';
import { kommuneOfEnhed, unitInReach } from '../../units/enhed/enhed.ts';
import { aktoertyper, tilknytningStatuses } from './tilknytning.ts';

/** The status of a tie on a day, as `statusOn` has it. */
const statusExpression = (day: string): Sql => sql`
  CASE WHEN "Tilknytning"."aflyst" THEN 'cancelled' WHEN "Tilknytning"."gyldigFra" > ${day} THEN 'planned'
  WHEN "Tilknytning"."gyldigTil" < ${day} THEN 'ended' ELSE 'active' END`;

/** The ties that hold on a day. */
export const activeOn = (day: string): Sql =>
  and([
    sql`NOT "Tilknytning"."aflyst" AND "Tilknytning"."gyldigFra" <= ${day}`,
    sql`("Tilknytning"."gyldigTil" IS NULL OR "Tilknytning"."gyldigTil" >= ${day})`,
  ]);

/** A `where` of ties, on a day: those that hold then unless it says which status. */
export function tilknytningCondition(provider: Provider, where: Where | null | undefined, day: string): Sql {
  const text = (column: string) => exactField(provider, column, parseText, parseText);
  const given = compileWhere(where, {
    id: kodeField(provider, 'id'),
    aktoertype: kodeField(provider, 'aktoertype', oneOf(aktoertyper)),
    status: expressionField(provider, statusExpression(day), oneOf(tilknytningStatuses)),
    gruppe: inGruppe(provider),
    kilde: text('kilde'),
    lokalId: text('lokalId'),
    enhed: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    kommune: kommuneOfEnhed(provider, 'Tilknytning', 'enhedsNummer'),
    person: kodeField(provider, 'personId'),
  });
  return asksStatus(where) ? given : and([given, activeOn(day)]);
}

/** In a group: as its main group or as a further one. */
const inGruppe =
  (provider: Provider): FilterField =>
  (filter, path) =>
    or([
      kodeField(provider, 'hovedgruppeId')(filter, path),
      someElement(provider, 'grupper', kodeField(provider, 'value')(filter, path)),
    ]);

/** Whether a `where` says anywhere which status. */
function asksStatus(where: (Where & { status?: unknown }) | null | undefined): boolean {
  if (!where) return false;
  return where.status !== undefined || [...(where.AND ?? []), ...(where.OR ?? [])].some(asksStatus);
}

/** In any of these groups. */
export const memberOf = (provider: Provider, gruppeIds: readonly string[]): Sql =>
  inGruppe(provider)({ in: [...gruppeIds] }, 'gruppe');

/**
 * The ties that a right reaches: those of its units, and all of the persons of its municipalities. Those of a protected
 * child's contacts are only for callers who may read protected persons there: the two would give each other's home
 * away.
 */
export const visibleTilknytninger = (provider: Provider, reach: ActionReach, ofProtected: ActionReach): Sql =>
  and([reached(provider, reach), ...(ofProtected.all ? [] : [openOrOf(provider, ofProtected.kommuner)])]);

const openOrOf = (
  provider: Provider,
  kommuner: readonly string[],
): Sql => sql`("Tilknytning"."barnId" IS NULL OR NOT EXISTS (
  SELECT 1 FROM "Person" AS "barn" WHERE "barn"."id" = "Tilknytning"."barnId" AND "barn"."toChange" IS NULL
  AND "barn"."beskyttet" AND NOT (${isIn(provider, name('barn', 'kommuneKode'), kommuner)})))`;

function reached(provider: Provider, reach: ActionReach): Sql {
  if (reach.all) return sql`1 = 1`;
  const own = isIn(provider, name('Person', 'kommuneKode'), reach.kommuner);
  return or([
    unitInReach(provider, reach, 'Tilknytning', 'enhedsNummer'),
    sql`EXISTS (SELECT 1 FROM "Person" WHERE "Person"."id" = "Tilknytning"."personId"
        AND "Person"."toChange" IS NULL AND ${own})`,
  ]);
}
