import { Field, ObjectType } from 'type-graphql';
import { Changespan } from '../../common/writes/changeset.ts';
import { Payload } from '../../common/writes/payload.ts';
import { ObjectDiff } from '../answer/object-diff.ts';
import { Proposal } from '../answer/proposal.ts';
import { AlternativAdresse } from '../dagtilbud/alternativ-adresse.ts';
import { Anvisningsenhed } from '../dagtilbud/anvisningsenhed.ts';
import { Daginstitution } from '../dagtilbud/daginstitution.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';

/** What every write answers. Nothing is stored when `errors` has anything, or in a dry run. */
@ObjectType({ simpleResolvers: true, implements: Payload })
export abstract class WriteOutcome extends Payload {
  @Field(() => [ObjectDiff], { description: 'What the write changes, object by object, parents first.' })
  changes!: ObjectDiff[];

  @Field(() => Changespan, {
    nullable: true,
    description: 'Its place in the change log; null when nothing was stored.',
  })
  changeset!: Changespan | null;

  @Field(() => Proposal, {
    nullable: true,
    description:
      'The proposal: what was stored instead, when the caller may only propose (role privat, on what belongs to its own CVR numbers); the warning PROPOSAL_PENDING says so, in a dry run too. Of approveProposal the one decided on; null for any other write.',
  })
  proposal!: Proposal | null;

  @Field(() => [Dagtilbud], {
    description:
      'Of each error VERSION_MISMATCH, in their order: the object as it is now, so that it need not be asked for. Empty otherwise.',
  })
  current!: Dagtilbud[];

  /** The objects written, as the write left them. */
  written!: Dagtilbud[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a batch did. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class ChangesPayload extends WriteOutcome {
  @Field(() => [Dagtilbud], {
    description: 'The objects written, as they are now, parents first; empty when nothing was stored.',
  })
  dagtilbud!: Dagtilbud[];
}

@ObjectType({ simpleResolvers: true, description: 'What a write did to one object of any level.' })
export class DagtilbudPayload extends WriteOutcome {
  @Field(() => Dagtilbud, { nullable: true, description: 'The object as it is now; null when nothing was stored.' })
  dagtilbud!: Dagtilbud | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one daginstitution. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class DaginstitutionPayload extends WriteOutcome {
  @Field(() => Daginstitution, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  daginstitution!: Daginstitution | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one anvisningsenhed. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class AnvisningsenhedPayload extends WriteOutcome {
  @Field(() => Anvisningsenhed, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  anvisningsenhed!: Anvisningsenhed | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one alternativ adresse. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class AlternativAdressePayload extends WriteOutcome {
  @Field(() => AlternativAdresse, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  alternativAdresse!: AlternativAdresse | null;
}
