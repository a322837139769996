import { Field, InputType, registerEnumType } from 'type-graphql';

export enum DagtilbudOrderField {
  NUMMER = 'nummer',
  NAVN = 'sortNavn',
}

export enum Direction {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(DagtilbudOrderField, {
  name: 'DagtilbudOrderField',
  description: 'What a list is ordered by.',
  valuesConfig: {
    NUMMER: { description: 'The institution number: the order of creation.' },
    NAVN: { description: 'The name in the Danish alphabet (æ, ø, å last, aa as å).' },
  },
});

registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which way a list is ordered.',
  valuesConfig: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

@InputType({ description: 'The order of a list. Ties go by number. Default: NUMMER, ASC.' })
export class DagtilbudOrder {
  @Field(() => DagtilbudOrderField, { description: 'What to order by.' })
  field!: DagtilbudOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Which way.' })
  direction!: Direction;
}
