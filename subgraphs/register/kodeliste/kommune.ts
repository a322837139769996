import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { Node } from '../../common/node.ts';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import { LocalDate } from '../../common/scalars/date-time.ts';
import { refusal } from '../errors/refusals.ts';
import type { Kodebog } from './kodebog.ts';

@ObjectType({
  implements: Node,
  description:
    'A municipality: level 0 of the register, known by its code alone. 98 municipalities and Christiansø (411).',
  simpleResolvers: true,
})
@Directive('@key(fields: "kode")')
export class Kommune implements Node {
  /** The moment it was reached at; its daginstitutioner are read for the same. Now when left out. */
  snapshot?: Snapshot;

  @Field(() => ID, { description: 'Its id in the whole graph: "Kommune:101".' })
  id!: string;

  @Field(() => String, {
    description: 'The official municipality code, three digits: "101". "0101" is accepted as input.',
  })
  kode!: string;

  @Field(() => String, { description: 'The name: "København".' })
  navn!: string;

  @Field(() => String, { description: 'The region it lies in: "Hovedstaden".' })
  region!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day the code is in force; null: before the register began.',
  })
  gyldigFra!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day the code is in force; null: it is in force.',
  })
  gyldigTil!: string | null;
}

/** Checks that a municipality code is an official one; refuses others with KOMMUNEKODE_UNKNOWN. */
export const parseKommunekode = (kodebog: Kodebog) => (value: string, field: string) => {
  const kode = normalKommunekode(value);
  if (!kodebog.kommune(kode))
    throw refusal('KOMMUNEKODE_UNKNOWN', { field, value, example: '"101" (København), "751" (Aarhus)' });
  return kode;
};
