import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DagplejerPayload } from './dagplejer-payload.ts';

export enum FlytningUdfald {
  MOVES = 'MOVES',
  STAYS = 'STAYS',
  UNDECIDED = 'UNDECIDED',
}

registerEnumType(FlytningUdfald, {
  name: 'FlytningUdfald',
  description: 'What happens to a child when its childminder moves.',
  valuesConfig: {
    MOVES: { description: 'It follows her, with its contacts.' },
    STAYS: { description: 'It stays in its unit.' },
    UNDECIDED: { description: 'The caller has to say; the move is refused until then (CHILDREN_UNDECIDED).' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A child in the main group of a childminder who moves.' })
export class FlytningBarn {
  @Field(() => ID, { description: "Id of the child's person." })
  personId!: string;

  @Field(() => FlytningUdfald, { description: 'Whether it follows her.' })
  udfald!: FlytningUdfald;

  @Field(() => Boolean, {
    description: 'It gets another institution number. Parents keep old messages; the group begins empty.',
  })
  skifterInstitution!: boolean;

  @Field(() => Boolean, { description: 'It gets another main group.' })
  skifterHovedgruppe!: boolean;

  @Field(() => Int, {
    description: 'How many of its contacts go to the other institution with it; would go, while undecided.',
  })
  kontakter!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a move does, or in a dry run would do. `dagplejer` is her new attachment, null when nothing is stored.',
})
export class MoveDagplejerPayload extends DagplejerPayload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'The move is to another institution number. Null when it cannot be told what it would be.',
  })
  skifterInstitution!: boolean | null;

  @Field(() => [FlytningBarn], {
    description: 'The children in her main group on or after the day, by id of their person, and what happens to each.',
  })
  boern!: FlytningBarn[];
}
