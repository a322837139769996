import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { KodeFilter, TekstFilter } from '../../common/filters/filter-inputs.ts';
import { DateTime } from '../../common/scalars/date-time.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'One line of the read log: somebody was shown something of a person, or asked and was not.',
})
export class Laeselinje {
  @Field(() => ID, { description: 'Id of the line; later lines have greater ids.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, {
    description: 'Who: "person:" or "system:" and the subject of the token or key.',
  })
  actor!: string;

  @Field(() => String, { description: 'In which request.' })
  requestId!: string;

  @Field(() => String, {
    description:
      'visning (something of the person was shown), soegning (a search, whatever it found), opslag (a look-up by CPR number), proeve (a dry run that would tell), afslag (a refusal), klip (lines were taken away for their age).',
  })
  slags!: string;

  @Field(() => String, { nullable: true, description: 'Id of the person; null where it is of no one person.' })
  personId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The municipality whose person it is, or whose persons were asked about (a line for each), three digits. Null: of no municipality.',
  })
  kommuneKode!: string | null;

  @Field(() => String, {
    description:
      'What was shown, separated by commas: navn, alias, rigtigtNavn, beskyttelse, foedsel, kontakt, foto, kilder, gaestepleje, tilknytning, cpr (in a delivery to Unilogin); fundet (a search found the person), eksport, sletning.',
  })
  hvad!: string;

  @Field(() => String, { description: 'Which operation showed it, and for what, where its caller said so.' })
  formaal!: string;

  @Field(() => Int, { nullable: true, description: 'How many were found; null where nothing was counted.' })
  antal!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What was asked: names of fields and operators, never their values. Of a refusal: the kind and id of the object that was named, for those whose it is. Null where something was shown.',
  })
  spoergsmaal!: string | null;
}

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which lines of the read log. All the fields given must hold.' })
export class LaeselogWhere {
  @Field(() => KodeFilter, optional('visning, soegning, opslag, proeve, afslag or klip.'))
  slags?: KodeFilter;

  @Field(() => KodeFilter, optional('Id of the person.'))
  person?: KodeFilter;

  @Field(() => KodeFilter, optional('The municipality whose person it is. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => TekstFilter, optional('Who was shown something.'))
  actor?: TekstFilter;

  @Field(() => DateTime, optional('At this moment or after.'))
  fra?: string;

  @Field(() => DateTime, optional('Before this moment.'))
  til?: string;

  @Field(() => [LaeselogWhere], optional('All of these must hold.'))
  AND?: LaeselogWhere[];

  @Field(() => [LaeselogWhere], optional('At least one of these must hold; an empty list finds nothing.'))
  OR?: LaeselogWhere[];
}
