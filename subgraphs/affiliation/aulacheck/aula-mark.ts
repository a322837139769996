import { registerEnumType } from 'type-graphql';

export enum AulaMark {
  STATED = 'STATED',
  INFERRED = 'INFERRED',
}

registerEnumType(AulaMark, {
  name: 'AulaMark',
  description: 'How well founded a check is.',
  valuesConfig: {
    STATED: { description: 'The source states the condition.' },
    INFERRED: { description: 'It follows from the source, or is good practice.' },
  },
});
