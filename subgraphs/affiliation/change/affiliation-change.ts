import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Changeset } from '../../common/writes/changeset.ts';
import { Movement } from '../../common/writes/movement.ts';
import type { ChangeAction } from './action-of.ts';
import type { AffiliationChangeRow } from './affiliation-change-row.ts';
import type { Slags } from './slags.ts';

const optional = (description: string) => ({ nullable: true, simple: true, description });

@ObjectType({ description: 'One object of the affiliation data changed: one line of its change log.' })
export class AffiliationChange {
  /** The line as it is stored: what the fields are read by. */
  row!: AffiliationChangeRow;
  /** Whether the caller may see what stood before, and what stands after. */
  sees!: { before: boolean; after: boolean };

  @Field(() => Int, {
    simple: true,
    description:
      'Its number. Numbers grow in the order of commit; those between are changes that the caller may not see.',
  })
  id!: number;

  @Field(() => Changeset, { simple: true, description: 'The write it is part of.' })
  changeset!: Changeset;

  @Field(() => String, {
    simple: true,
    description:
      'create, update, end (it got a last day, was called off, rejected or revoked) or erase (nothing personal stays of it).',
  })
  action!: ChangeAction;

  @Field(() => String, {
    simple: true,
    description: 'Kind of object: dagplejegruppe, dagplejer, gaesteophold, gruppe, person, tilknytning …',
  })
  slags!: Slags;

  @Field(() => ID, { simple: true, description: 'Id of the object.' })
  objektId!: string;

  @Field(() => String, optional('Number of its unit before; null for a new object, and for one without a unit.'))
  enhedBefore!: string | null;

  @Field(() => String, optional('Number of its unit after; null for one without a unit.'))
  enhedAfter!: string | null;

  @Field(() => String, optional('Its municipality before; null for a new object.'))
  kommuneBefore!: string | null;

  @Field(() => String, optional('Its municipality after.'))
  kommuneAfter!: string | null;

  @Field(() => Movement, {
    simple: true,
    description: 'Whether it came into, or went out of, the municipalities of `where.kommune`.',
  })
  movement!: Movement;
}
