import { Field, ObjectType } from 'type-graphql';
import { AlternativAdresse, Anvisningsenhed } from '../enhed/enhed.ts';
import { Aula } from './aula.ts';

@ObjectType({ simpleResolvers: true, description: 'A unit, and how far it is on its way into AULA.' })
export class AulaEnhed {
  @Field(() => String, { description: 'Number of the unit.' })
  nummer!: string;

  @Field(() => String, { description: 'Its name, as the affiliation subgraph knows it.' })
  navn!: string;

  @Field(() => Anvisningsenhed, { nullable: true, description: 'The unit, when it is an anvisningsenhed.' })
  anvisningsenhed!: Pick<Anvisningsenhed, 'nummer'> | null;

  @Field(() => AlternativAdresse, { nullable: true, description: 'The unit, when it is an alternative address.' })
  alternativAdresse!: Pick<AlternativAdresse, 'nummer'> | null;

  @Field(() => Aula, { description: 'How far it is.' })
  aula!: Aula;
}
