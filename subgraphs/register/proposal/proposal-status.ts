import { registerEnumType } from 'type-graphql';

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
