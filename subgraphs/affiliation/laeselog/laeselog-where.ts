import { Field, InputType } from 'type-graphql';
import { KodeFilter, TekstFilter } from '../../common/filters/filter-inputs.ts';
import { DateTime } from '../../common/scalars/date-time.ts';

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
