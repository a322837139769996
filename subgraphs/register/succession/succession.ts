import { Field, Float, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { DateTime, LocalDate } from '../../common/scalars/date-time.ts';
import { vocabulary } from '../../common/vocabulary.ts';
import type { Niveau } from '../dagtilbud/fields.ts';

export type SuccessionKind = 'merge' | 'split';

const SuccessionKinds = vocabulary<SuccessionKind>('SuccessionKind', 'How an object went on in another.', {
  merge: 'It was joined to another.',
  split: 'It was divided.',
});

@ObjectType({ simpleResolvers: true, description: 'How one object went on in another.' })
export class Succession {
  /** Level of the object at the other end, and the moment it is read for. */
  niveau!: Niveau;
  snapshot!: Snapshot;

  @Field(() => String, { description: 'Number of the object at the other end.' })
  nummer!: string;

  @Field(() => SuccessionKinds, { description: 'Whether it was joined to another, or divided.' })
  kind!: SuccessionKind;

  @Field(() => DateTime, { description: 'When it was committed to the register.' })
  at!: Date;

  @Field(() => LocalDate, { description: 'The day it holds from.' })
  dag!: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who did it. Null: nobody said it.' })
  reason!: string | null;

  @Field(() => Boolean, {
    description: 'Whether what hangs on the unit in the affiliation data was to follow it (mergeDagtilbud).',
  })
  moveAffiliation!: boolean;

  @Field(() => Float, { nullable: true, description: 'The part that went this way, 0 to 1; null when not said.' })
  share!: number | null;
}
