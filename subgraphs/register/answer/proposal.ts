import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../common/node.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { Changespan } from '../../common/writes/changeset.ts';
import { Fejl } from '../../common/writes/fejl.ts';
import { ObjectDiff } from './object-diff.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A write that a private provider may only propose. It changes nothing until the municipality or STIL support approves; readable for these and for the provider. All that it touches must be the provider’s own, before and after: an anvisningsenhed by its cvrNummer, an alternativ adresse without one by that of its anvisningsenhed, a daginstitution by those of all its anvisningsenheder.',
})
@Directive('@key(fields: "id")')
export class Proposal implements Node {
  @Field(() => ID, {
    description: 'Its id in the whole graph: what proposal, approveProposal, rejectProposal and withdrawProposal take.',
  })
  id!: string;

  @Field(() => ProposalStatus, { description: 'What has become of it.' })
  status!: ProposalStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => String, { description: 'Who made it, in the form of `actor` in the change log: "person:<subject>".' })
  proposer!: string;

  @Field(() => [String], { description: 'CVR numbers of what it touches, eight digits each.' })
  cvrNumre!: string[];

  @Field(() => [String], {
    description:
      'Codes of the administrative municipalities of what it touches, before and after, three digits each. Deciding takes the right in all of them.',
  })
  kommuner!: string[];

  @Field(() => [ObjectDiff], {
    description:
      'What it changes, object by object, parents first. Approval carries out exactly this; objects that it creates get their numbers then.',
  })
  changes!: ObjectDiff[];

  @Field(() => [Fejl], { description: 'What the rules remarked on when it was made.' })
  warnings!: Fejl[];

  @Field(() => DateTime, { nullable: true, description: 'When it was decided or withdrawn; null while it waits.' })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who decided or withdrew it; null while it waits, and for a caller that may not know.',
  })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'What the decider said to it. Null when nothing was said.' })
  comment!: string | null;

  @Field(() => Changespan, {
    nullable: true,
    description: 'Its place in the change log; null unless it is approved.',
  })
  changeset!: Changespan | null;
}

export enum ProposalStatus {
  PENDING = 'PENDING',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ProposalStatus, {
  name: 'ProposalStatus',
  description: 'What has become of a proposal.',
  valuesConfig: {
    PENDING: { description: 'It waits for the municipality or STIL support.' },
    APPROVED: { description: 'It is carried out; `changeset` says where in the change log.' },
    REJECTED: { description: 'It was refused; `comment` says why.' },
    WITHDRAWN: { description: 'The proposer took it back.' },
  },
});
