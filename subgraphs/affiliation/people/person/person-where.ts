import { Field, InputType } from 'type-graphql';
import {
  and,
  inSnapshot,
  isIn,
  name,
  type Provider,
  type Snapshot,
  type Sql,
  sql,
} from '../../../common/database/sql.ts';
import { IdFilter, KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import {
  compileWhere,
  type FilterField,
  foldedExpression,
  kodeField,
  type Where,
} from '../../../common/filters/where.ts';
import { cprKind, normalCpr } from '../../core/input/fields.ts';
import { refusal } from '../../errors/refusals.ts';
import { kommunekoder, parseKommunekode } from '../../units/enhed/enhed.ts';
import { TilknytningWhere } from '../tilknytning/tilknytning.ts';
import { tilknytningCondition } from '../tilknytning/tilknytning-condition.ts';
import type { CprVault } from './cpr-vault.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which persons. All the fields given must hold.' })
export class PersonWhere {
  @Field(() => IdFilter, optional('Id of the person.'))
  id?: IdFilter;

  @Field(
    () => String,
    optional(
      'The CPR number, ten characters with or without hyphen. Send it as a variable in a POST body, so that it stands in no address and no log. It is looked up by a keyed hash and never repeated. It is noted in the read log and counted for the caller, found or not. Errors: CPR_MALFORMED, CPR_IN_ADDRESS, CPR_LIMIT.',
    ),
  )
  cpr?: string;

  @Field(
    () => TekstFilter,
    optional(
      'First and family name. Protected persons, and the contacts of protected children, are not found by their real name; by id, CPR number or tie they are.',
    ),
  )
  navn?: TekstFilter;

  @Field(() => KodeFilter, optional('The municipality whose person it is. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => TilknytningWhere, optional('Persons who have at least one tie for which this holds.'))
  tilknytning?: TilknytningWhere;

  @Field(() => [PersonWhere], optional('All of these must hold.'))
  AND?: PersonWhere[];

  @Field(() => [PersonWhere], optional('At least one of these must hold; an empty list finds nothing.'))
  OR?: PersonWhere[];
}

interface Surroundings {
  provider: Provider;
  vault: CprVault;
  snapshot: Snapshot;
  /** The ties that the caller may see: nobody is found by others, either. */
  visibleTies: Sql;
  /** The day that the status of ties is reckoned on. */
  day: string;
}

export function personCondition(
  where: Where | null | undefined,
  { provider, vault, snapshot, visibleTies, day }: Surroundings,
): Sql {
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    cpr: (cpr: string | null) =>
      and([
        isIn(provider, name('kommuneKode'), [...kommunekoder]),
        isIn(provider, name('cprIndex'), vault.indexes(parseCpr(cpr), kommunekoder)),
      ]),
    navn: unprotected(foldedExpression(provider, sql`"fornavn" || ' ' || "efternavn"`, 'foldedNavn')),
    kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
    tilknytning: (tie: Where | null) => sql`EXISTS (
      SELECT 1 FROM "Tilknytning" WHERE "Tilknytning"."personId" = "Person"."id"
      AND ${inSnapshot(snapshot, 'Tilknytning')} AND ${visibleTies} AND ${tilknytningCondition(provider, tie, day)})`,
  });
}

/** A search that finds a protected person by the real name gives the name away. */
const unprotected =
  (field: FilterField): FilterField =>
  (filter, path) =>
    and([sql`NOT (${protectedPersons})`, field(filter, path)]);

/** It is never shown again, not in the refusal either. */
function parseCpr(given: string | null): string {
  const cpr = normalCpr(given ?? '');
  if (cprKind(cpr) === null) throw refusal('CPR_MALFORMED', { field: 'where.cpr', example: '"6101251234"' });
  return cpr;
}

/**
 * The protected persons of a statement over "Person": whoever is protected now is so in every earlier state of the
 * data, too, or asking for the day before would give the name away. What was sealed then stays so when the protection
 * is lifted. The contacts of protected children are sealed, too: they give away where the child lives.
 */
export const protectedPersons = sql`"Person"."beskyttet" OR "Person"."forseglet" IS NOT NULL OR EXISTS (
  SELECT 1 FROM "Person" AS "now" WHERE "now"."id" = "Person"."id" AND "now"."toChange" IS NULL AND "now"."beskyttet")`;

/** Those of them who are so by themselves, in this version or a later one, and not for the sake of a child whose contact they are. */
export const protectedThemselves = sql`EXISTS (
  SELECT 1 FROM "Person" AS "own" WHERE "own"."id" = "Person"."id" AND "own"."beskyttet"
  AND ("own"."toChange" IS NULL OR "own"."fromChange" >= "Person"."fromChange"))`;
