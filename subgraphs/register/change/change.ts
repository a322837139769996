import { Field, Int, ObjectType } from 'type-graphql';
import { Changeset } from '../../common/writes/changeset.ts';
import { Movement } from '../../common/writes/movement.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { ChangeRow } from './change-row.ts';
import type { Action } from './object-change.ts';

@ObjectType({ description: 'One object changed: one line of the change log.' })
export class Change {
  /** The line as it is stored: what before, after and along are read by. */
  row!: ChangeRow;

  @Field(() => Int, {
    simple: true,
    description: 'Its number. Numbers grow by one in the order of commit, without gaps within a timeline.',
  })
  id!: number;

  @Field(() => Changeset, { simple: true, description: 'The write it is part of.' })
  changeset!: Changeset;

  @Field(() => String, {
    simple: true,
    description:
      'create, update, move, close or reopen; or kontrol: the object is as it was, but DAR or CVR says something else of it (`kontrol`).',
  })
  action!: Action | 'kontrol';

  @Field(() => String, {
    simple: true,
    description: 'The level: daginstitution, anvisningsenhed or alternativAdresse.',
  })
  niveau!: Niveau;

  @Field(() => String, { simple: true, description: 'The institution number.' })
  nummer!: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Administrative municipality before; null for a new object.',
  })
  kommuneBefore!: string | null;

  @Field(() => String, { nullable: true, simple: true, description: 'Administrative municipality after.' })
  kommuneAfter!: string | null;

  @Field(() => Movement, {
    simple: true,
    description: 'Whether it came into, or went out of, the municipalities of `where.kommune`.',
  })
  movement!: Movement;
}
