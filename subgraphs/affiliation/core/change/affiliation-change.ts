import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdFilter, KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { changePageOf } from '../../../common/timeline/change-page.ts';
import type { LoggedRow } from '../../../common/timeline/read-stretch.ts';
import { filterOf, type ValueFilter } from '../../../common/vocabulary.ts';
import { Changeset } from '../../../common/writes/changeset.ts';
import { Movement } from '../../../common/writes/movement.ts';
import { AffiliationActions, ObjectKindFilter, ObjectKinds } from './change-words.ts';
import type { ObjectKind } from './object-kinds.ts';
import type { ChangeAction } from './stored-object.ts';

/** A change of the affiliation data's log. */
export interface AffiliationChangeRow extends LoggedRow {
  action: ChangeAction;
  objectKind: ObjectKind;
  objectId: string;
  enhedBefore: string | null;
  enhedAfter: string | null;
}

const optional = (description: string) => ({ nullable: true, simple: true, description });

@ObjectType({ description: 'One object of the affiliation data changed: one line of its change log.' })
export class AffiliationChange {
  /** The line as it is stored: what the fields are read by. */
  row!: AffiliationChangeRow;
  /** Whether the caller may see what stood before, and what stands after. */
  sees!: { before: boolean; after: boolean };

  @Field(() => ID, {
    simple: true,
    description: 'Its id in the whole graph, made of its number: "AffiliationChange:4711".',
  })
  id!: string;

  @Field(() => Int, {
    simple: true,
    description:
      'Its number, by which the log is followed. Numbers grow in the order of commit; those between are changes that the caller may not see.',
  })
  changeNumber!: number;

  @Field(() => Changeset, { simple: true, description: 'The write it is part of.' })
  changeset!: Changeset;

  @Field(() => AffiliationActions, {
    simple: true,
    description: 'What it did.',
  })
  action!: ChangeAction;

  @Field(() => ObjectKinds, {
    simple: true,
    description: 'Kind of object.',
  })
  objectKind!: ObjectKind;

  @Field(() => ID, { simple: true, description: 'Id of the object.' })
  objectId!: string;

  @Field(() => String, optional('Number of its unit before; null for a new object, and for one without a unit.'))
  enhedBefore!: string | null;

  @Field(() => String, optional('Number of its unit after; null for one without a unit.'))
  enhedAfter!: string | null;

  @Field(() => String, optional('Its municipality before; null for a new object.'))
  kommuneBefore!: string | null;

  @Field(() => String, optional('Its municipality after. Null of what belongs to none.'))
  kommuneAfter!: string | null;

  @Field(
    () => String,
    optional('Number of the daginstitution of its unit before, as the register had it then; null without a unit.'),
  )
  daginstitutionBefore!: string | null;

  @Field(() => String, optional('Number of the daginstitution of its unit after; null without a unit.'))
  daginstitutionAfter!: string | null;

  @Field(() => Movement, {
    simple: true,
    description: 'Whether it came into, or went out of, the places of `where.kommune` and `where.daginstitution`.',
  })
  movement!: Movement;
}

const filter = (description: string) => ({ nullable: true, description });

const AffiliationActionFilter = filterOf(AffiliationActions, 'AffiliationAction');

@InputType({ description: 'Which changes of the affiliation data. Several fields must all hold.' })
export class AffiliationChangeWhere {
  @Field(
    () => KodeFilter,
    filter(
      'The municipality before or after, "101" or "0101", so that both see what goes from one to the other. Error: KOMMUNEKODE_UNKNOWN.',
    ),
  )
  kommune?: KodeFilter | null;

  @Field(() => TekstFilter, filter('Number of the unit before or after. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter | null;

  @Field(
    () => KodeFilter,
    filter(
      'Number of the daginstitution of the unit before or after; what hangs on no unit, as a person, is in none. Error: NUMMER_MALFORMED.',
    ),
  )
  daginstitution?: KodeFilter | null;

  @Field(() => ObjectKindFilter, filter('Kind of object: dagplejegruppe, dagplejer, gruppe, person, tilknytning …'))
  objectKind?: ValueFilter<ObjectKind> | null;

  @Field(() => IdFilter, filter('Id of the object.'))
  object?: IdFilter | null;

  @Field(() => AffiliationActionFilter, filter('create, update, end or erase.'))
  action?: ValueFilter<ChangeAction> | null;

  @Field(
    () => KodeFilter,
    filter(
      'A field that changed, as `fields` names it. A new object has all of its fields from then on, so it is let through; so is every change of a person for each personal field, since which of them differ is not for everybody. Error: VALUE_MALFORMED.',
    ),
  )
  field?: KodeFilter | null;

  @Field(
    () => TekstFilter,
    filter(
      'Who wrote; only changes whose writer the caller may know: those within the reach of its right, before and after.',
    ),
  )
  actor?: TekstFilter | null;
}

const [seen, unseen] = ['`where` lets through and the caller may see', 'nothing was let through'];

@ObjectType({
  simpleResolvers: true,
  description:
    'A stretch of the change log. Follow it with `affiliationChanges(after: <last>)` until `hasMore` is false; then ask again later.',
})
export class AffiliationChangePage extends changePageOf(AffiliationChange, 'AffiliationChange', seen, unseen) {}
