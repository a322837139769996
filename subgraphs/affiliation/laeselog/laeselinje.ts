import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'One line of the read log: somebody was shown something of a person.',
})
export class Laeselinje {
  @Field(() => ID, { description: 'Id of the line; later lines have greater ids.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Who: "person:" or "system:" and the subject of the token or key.' })
  actor!: string;

  @Field(() => String, { description: 'In which request.' })
  requestId!: string;

  @Field(() => String, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => String, { description: 'The municipality whose person it is, three digits.' })
  kommuneKode!: string;

  @Field(() => String, {
    description:
      'What was shown, separated by commas: navn, alias, rigtigtNavn, beskyttelse, foedsel, kontakt, foto, kilder, gaestepleje, tilknytning, cpr (in a delivery to Unilogin); fundet (a search found the person), eksport, sletning.',
  })
  hvad!: string;

  @Field(() => String, { description: 'Which operation showed it, and for what, where its caller said so.' })
  formaal!: string;
}
