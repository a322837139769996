import { registerEnumType } from 'type-graphql';

export enum AulaSeverity {
  BLOCKING = 'BLOCKING',
  ADVISORY = 'ADVISORY',
}

registerEnumType(AulaSeverity, {
  name: 'AulaSeverity',
  description: 'How much a check weighs.',
  valuesConfig: {
    BLOCKING: { description: 'While it fails, the unit stays in the stage and is not ready.' },
    ADVISORY: { description: 'To be looked at; it holds up nothing.' },
  },
});
