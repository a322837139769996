import { registerEnumType } from 'type-graphql';

export enum OpsaetningSvar {
  JA = 'ja',
  NEJ = 'nej',
  IKKE_RELEVANT = 'ikke_relevant',
}

registerEnumType(OpsaetningSvar, {
  name: 'OpsaetningSvar',
  description: 'What was told of a step on the way into AULA.',
  valuesConfig: {
    JA: { description: 'It is done, or switched on.' },
    NEJ: { description: 'It is not done, or decided against.' },
    IKKE_RELEVANT: { description: 'It does not concern the unit.' },
  },
});
