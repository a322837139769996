import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { KodeFilter, TekstFilter } from '../../common/filters/filter-inputs.ts';
import { changePageOf } from '../../common/timeline/change-page.ts';
import type { LoggedRow } from '../../common/timeline/read-stretch.ts';
import { filterOf, type ValueFilter } from '../../common/vocabulary.ts';
import { Changeset } from '../../common/writes/changeset.ts';
import { Movement } from '../../common/writes/movement.ts';
import { Actions, Niveauer } from '../answer/object-diff.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { Action } from '../draft/diff.ts';

/** A change of the register's log. */
export interface ChangeRow extends LoggedRow {
  /** "kontrol": no version changed, but what DAR or CVR says of the object. */
  action: Action | 'kontrol';
  niveau: Niveau;
  nummer: string;
}

@ObjectType({ description: 'One object changed: one line of the change log.' })
export class Change {
  /** The line as it is stored: what before, after and along are read by. */
  row!: ChangeRow;

  @Field(() => ID, { simple: true, description: 'Its id in the whole graph, made of its number: "Change:4711".' })
  id!: string;

  @Field(() => Int, {
    simple: true,
    description:
      'Its number, by which the log is followed. Numbers grow by one in the order of commit, without gaps within a timeline.',
  })
  changeNumber!: number;

  @Field(() => Changeset, { simple: true, description: 'The write it is part of.' })
  changeset!: Changeset;

  @Field(() => Actions, {
    simple: true,
    description: 'What it did.',
  })
  action!: Action | 'kontrol';

  @Field(() => Niveauer, {
    simple: true,
    description: 'The level of the object.',
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

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Administrative municipality after. Null where no daginstitution is known.',
  })
  kommuneAfter!: string | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Number of the daginstitution that it was or was under; null for a new object.',
  })
  daginstitutionBefore!: string | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Number of the daginstitution that it is or is under after. Null where none is known.',
  })
  daginstitutionAfter!: string | null;

  @Field(() => Movement, {
    simple: true,
    description: 'Whether it came into, or went out of, the places of `where.kommune` and `where.daginstitution`.',
  })
  movement!: Movement;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A stretch of the change log. Follow it with `changes(after: <last>)` until `hasMore` is false; then ask again later.',
})
export class ChangePage extends changePageOf(Change, 'Change', '`where` lets through', '`where` let nothing through') {}

const NiveauFilter = filterOf(Niveauer, 'Niveau');
const ChangeActionFilter = filterOf(Actions, 'ChangeAction');

@InputType({ description: 'Which changes. Several fields must all hold.' })
export class ChangeWhere {
  @Field(() => KodeFilter, {
    nullable: true,
    description:
      'The administrative municipality before or after, "101" or "0101", so that both see an object that goes from one to the other. Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description:
      'Number of the daginstitution that the object is or is under, before or after, so that both see a unit that goes from one to the other. Error: NUMMER_MALFORMED.',
  })
  daginstitution?: KodeFilter | null;

  @Field(() => NiveauFilter, { nullable: true, description: 'The level.' })
  niveau?: ValueFilter<Niveau> | null;

  @Field(() => TekstFilter, { nullable: true, description: 'The institution number. Error: NUMMER_MALFORMED.' })
  nummer?: TekstFilter | null;

  @Field(() => ChangeActionFilter, { nullable: true, description: 'What it did.' })
  action?: ValueFilter<ChangeRow['action']> | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description:
      'A field that changed, as `fields` names it: "navn", "ejerformKode", "vejNavn". A new object has all of its fields from then on, so it is let through. Error: VALUE_MALFORMED.',
  })
  field?: KodeFilter | null;

  @Field(() => TekstFilter, { nullable: true, description: 'Who wrote.' })
  actor?: TekstFilter | null;

  @Field(() => TekstFilter, { nullable: true, description: "The request's id." })
  requestId?: TekstFilter | null;

  @Field(() => TekstFilter, {
    nullable: true,
    description:
      'Through which door: "graphql", "proposal", "csv:<file>", "sample", "recheck" (answers of DAR and CVR), "dar" (what DAR filled in).',
  })
  source?: TekstFilter | null;
}
