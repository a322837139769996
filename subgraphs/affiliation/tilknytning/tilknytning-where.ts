import { Field, InputType } from 'type-graphql';
import { KodeFilter, TekstFilter } from '../../common/filters/filter-inputs.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which ties. All the fields given must hold.' })
export class TilknytningWhere {
  @Field(() => KodeFilter, optional('Id of the tie.'))
  id?: KodeFilter;

  @Field(() => KodeFilter, optional('ansat, barn, kontakt or ekstern.'))
  slags?: KodeFilter;

  @Field(() => KodeFilter, optional('On the day `paaDag`: planned, active, ended or cancelled. Left out: active ones.'))
  status?: KodeFilter;

  @Field(() => KodeFilter, optional('Id of the main group, or of a further group.'))
  gruppe?: KodeFilter;

  @Field(() => TekstFilter, optional('The source system.'))
  kilde?: TekstFilter;

  @Field(() => TekstFilter, optional("The person's key in the source system."))
  lokalId?: TekstFilter;

  @Field(() => TekstFilter, optional('Number of the unit. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter;

  @Field(() => KodeFilter, optional('The municipality that the unit belongs to now. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => KodeFilter, optional('Id of the person.'))
  person?: KodeFilter;

  @Field(() => [TilknytningWhere], optional('All of these must hold.'))
  AND?: TilknytningWhere[];

  @Field(() => [TilknytningWhere], optional('At least one of these must hold; an empty list finds nothing.'))
  OR?: TilknytningWhere[];
}
