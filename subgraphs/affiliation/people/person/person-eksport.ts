import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../common/scalars/date-time.ts';

@ObjectType({ simpleResolvers: true, description: 'Everything that is stored of a person.' })
export class PersonEksport {
  @Field(() => ID, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  dannet!: Date;

  @Field(() => String, {
    description:
      'JSON text: an object with one list per table, of all versions of each row, with who wrote it when, the words of each source system, and the read log. Of the CPR number only the date of birth is given: "010120-xxxx".',
  })
  dokument!: string;
}
