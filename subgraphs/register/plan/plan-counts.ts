import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'How many objects of the municipality a plan touches, and how.' })
export class PlanCounts {
  @Field(() => Int, { description: 'New objects.' })
  create!: number;

  @Field(() => Int, { description: 'Objects whose own fields change.' })
  change!: number;

  @Field(() => Int, { description: 'Objects that get another parent; their fields may change too.' })
  move!: number;

  @Field(() => Int, { description: 'Closed objects that the tree has, and that are active again.' })
  reopen!: number;

  @Field(() => Int, { description: 'Objects that are closed because the tree does not have them.' })
  close!: number;

  @Field(() => Int, { description: 'Objects that are as the tree says.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Own keys that are new and will be remembered.' })
  newKeys!: number;

  @Field(() => Float, { description: "`close` as a share, 0 to 1, of the municipality's active objects." })
  closesShare!: number;
}
