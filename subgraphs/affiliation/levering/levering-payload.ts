import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Levering } from './levering.ts';
import { LeveringForskel } from './levering-details.ts';
import { Leveringsplan } from './leveringsplan.ts';

@ObjectType({ simpleResolvers: true, description: 'What a write did to a delivery.' })
export class LeveringPayload extends AffiliationOutcome {
  @Field(() => Levering, { nullable: true, description: 'The delivery as it is now; null when there is none.' })
  levering!: Levering | null;
}

@ObjectType({ simpleResolvers: true, description: 'A delivery that was made, or in a dry run would be.' })
export class PrepareLeveringPayload extends AffiliationOutcome {
  @Field(() => Levering, {
    nullable: true,
    description: 'The delivery. In a dry run as it would be made, without being stored.',
  })
  levering!: Levering | null;

  @Field(() => [LeveringForskel], {
    description: 'The preview: person by person, what differs from what Unilogin has by our deliveries.',
  })
  forskelle!: LeveringForskel[];
}

@ObjectType({ simpleResolvers: true, description: 'What a write did to a plan of deliveries.' })
export class LeveringsplanPayload extends AffiliationOutcome {
  @Field(() => Leveringsplan, { nullable: true, description: 'The plan as it is now; null when nothing was stored.' })
  plan!: Leveringsplan | null;
}
