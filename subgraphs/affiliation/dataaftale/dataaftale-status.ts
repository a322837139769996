import { registerEnumType } from 'type-graphql';

export enum DataaftaleStatus {
  REQUESTED = 'requested',
  APPROVED = 'approved',
  REJECTED = 'rejected',
  REVOKED = 'revoked',
}

registerEnumType(DataaftaleStatus, {
  name: 'DataaftaleStatus',
  description: 'How a data agreement stands (STIL, Tilslutning).',
  valuesConfig: {
    REQUESTED: { description: 'It waits for the approver ("Venter").' },
    APPROVED: { description: 'The provider system may deliver to, or fetch from, the service for the unit.' },
    REJECTED: { description: 'The approver refused; it can be requested anew.' },
    REVOKED: { description: 'It was approved and is so no more; it can be requested anew.' },
  },
});
