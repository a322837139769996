import type { GraphQLError } from 'graphql';
import { Directive, Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { type ActionReach, type Caller, may } from '../../../common/auth/may.ts';
import type { Action } from '../../../common/auth/permissions.ts';
import { isIn, name, or, type Provider, type Sql, sql } from '../../../common/database/sql.ts';
import { type FilterField, kodeField } from '../../../common/filters/where.ts';
import { Node } from '../../../common/node.ts';
import { normalKommunekode } from '../../../common/parse/identifiers.ts';
import kommuner from '../../../common/reference/kommuner.json' with { type: 'json' };
import { refusal } from '../../errors/refusals.ts';

/** A unit that may hold users, on either level: what hangs on it is the same. The register has the interface, too. */
@InterfaceType()
export abstract class Enhed {
  @Field(() => String)
  nummer!: string;
}

/** What the register says of it. */
@ObjectType({ simpleResolvers: true })
export abstract class EnhedFacts {
  @Field(() => String)
  nummer!: string;

  @Directive('@external')
  @Field(() => Boolean)
  aktiv!: boolean;

  @Directive('@external')
  @Field(() => String, { nullable: true })
  cvrNummer!: string | null;

  @Directive('@external')
  @Field(() => String, { nullable: true })
  pNummer!: string | null;
}

@ObjectType({ simpleResolvers: true, implements: [Enhed, Node] })
@Directive('@key(fields: "nummer")')
export class AlternativAdresse extends EnhedFacts implements Node {
  /** The register's word, so that it is asked whether there is such a unit. */
  @Directive('@external')
  @Field(() => ID)
  id!: string;
}

@ObjectType({ simpleResolvers: true, implements: [Enhed, Node] })
@Directive('@key(fields: "nummer")')
export class Anvisningsenhed extends EnhedFacts implements Node {
  /** The register's word, so that it is asked whether there is such a unit. */
  @Directive('@external')
  @Field(() => ID)
  id!: string;
}

/** A unit by number; the register knows the rest. */
export interface EnhedReference {
  __typename: 'Anvisningsenhed' | 'AlternativAdresse';
  nummer: string;
}

/** Which of the two a reference is. */
export const enhedTypeOf = ({ __typename }: EnhedReference): string => __typename;

/** Code of the kind of day-care "Dagpleje" (STIL: InstType3). */
export const dagplejeType = '6013';

/**
 * Why users cannot be attached to a unit, in Danish: it must be active, with CVR and P-number (STIL, "Brug af numre i Unilogin").
 * Null when they can.
 */
export function reasonAgainstUsers({ aktiv, cvrNummer, pNummer }: EnhedFacts): string | null {
  if (!aktiv) return 'Enheden er nedlagt.';
  if (!pNummer) return 'Enheden mangler P-nummer.';
  if (!/^\d{10}$/.test(pNummer)) return 'Enhedens P-nummer er ikke på ti cifre.';
  if (!cvrNummer) return 'Enheden mangler CVR-nummer.';
  if (!/^\d{8}$/.test(cvrNummer)) return 'Enhedens CVR-nummer er ikke på otte cifre.';
  return null;
}

/** The codes of all municipalities. */
export const kommunekoder: ReadonlySet<string> = new Set(kommuner.map(({ kode }) => kode));

/** Checks that a municipality code is an official one; refuses others with KOMMUNEKODE_UNKNOWN. */
export function parseKommunekode(value: string, field: string): string {
  const kode = normalKommunekode(value);
  if (!kommunekoder.has(kode))
    throw refusal('KOMMUNEKODE_UNKNOWN', { field, value, example: '"101" (København), "751" (Aarhus)' });
  return kode;
}

/** A filter by the municipality that the unit in a column belongs to now. */
export const kommuneOfEnhed =
  (provider: Provider, ...column: string[]): FilterField =>
  (filter, path) => {
    const fits = kodeField(provider, 'kommuneKode', parseKommunekode)(filter, path);
    return sql`EXISTS (SELECT 1 FROM "Enhed" WHERE "Enhed"."nummer" = ${name(...column)} AND ${fits})`;
  };

/** The unit in a column is one that a right reaches: itself, or by the municipality that it belongs to now. */
export function unitInReach(provider: Provider, { all, kommuner, enheder }: ActionReach, ...column: string[]): Sql {
  if (all) return sql`1 = 1`;
  const inKommune = isIn(provider, name('reached', 'kommuneKode'), kommuner);
  return or([
    ...(enheder.length > 0 ? [isIn(provider, name(...column), enheder)] : []),
    ...(kommuner.length > 0
      ? [
          sql`EXISTS (SELECT 1 FROM "Enhed" AS "reached" WHERE "reached"."nummer" = ${name(...column)} AND ${inKommune})`,
        ]
      : []),
  ]);
}

/** Why a caller may not do something at a unit; null when it may. A unit that is not known here is in no municipality. */
export function refuseEnhed(
  caller: Caller,
  action: Action,
  nummer: string,
  kommuneKode: string | null | undefined,
): GraphQLError | null {
  return may(caller, action, { kommuner: kommuneKode == null ? [] : [kommuneKode], enheder: [nummer] });
}
