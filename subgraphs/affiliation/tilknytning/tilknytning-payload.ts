import { Field, Int, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Tilknytning } from './tilknytning.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one tie. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class TilknytningPayload extends AffiliationOutcome {
  @Field(() => Tilknytning, {
    nullable: true,
    description: 'The tie as it is now, the later one where it went on as another; null when nothing was stored.',
  })
  tilknytning!: Tilknytning | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a batch did. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class TilknytningerPayload extends AffiliationOutcome {
  @Field(() => Int, { description: 'Objects that it made.' })
  created!: number;

  @Field(() => Int, { description: 'Objects that it changed.' })
  updated!: number;

  @Field(() => Int, { description: 'Objects that it ended.' })
  ended!: number;
}
