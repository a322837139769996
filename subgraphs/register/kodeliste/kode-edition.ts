import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';

@ObjectType({ simpleResolvers: true, description: 'One edit of the code tables.' })
export class KodeEdition {
  @Field(() => Int, { description: 'Its number; they count up by one.' })
  edition!: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Who made it; null for a caller that may not know.' })
  actor!: string | null;

  @Field(() => String, { description: 'What it is about: "ejerform/7" for a code, "kombinationer" for the matrix.' })
  emne!: string;

  @Field(() => String, { nullable: true, description: 'What stood there before, as JSON; null for a new code.' })
  before!: string | null;

  @Field(() => String, { description: 'What stands there since, as JSON.' })
  after!: string;
}
