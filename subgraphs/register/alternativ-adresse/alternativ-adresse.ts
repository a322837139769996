import { Directive, Field, ObjectType } from 'type-graphql';
import { Adresse } from '../adresse/adresse.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';

@ObjectType({
  implements: Dagtilbud,
  simpleResolvers: true,
  description:
    'Level 3: a further physical place of an anvisningsenhed. People may be tied to its number too. Its kind is that of its anvisningsenhed (STIL: AlternativAdresse).',
})
@Directive('@key(fields: "nummer")')
export class AlternativAdresse extends Dagtilbud {
  @Field(() => String, { description: 'Number of the anvisningsenhed it belongs to (STIL: AnvisningsenhedsNummer).' })
  anvisningsenhedsNummer!: string;

  @Field(() => Adresse, { description: 'Where it lies.' })
  adresse!: Adresse;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 132 characters.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone as registered, at most 20 characters.' })
  telefonNummer!: string | null;

  @Field(() => String, { nullable: true, description: 'CVR number, eight digits (STIL: cvrNummer).' })
  cvrNummer!: string | null;

  @Field(() => String, { nullable: true, description: 'P-number, ten digits (STIL: pNummer).' })
  pNummer!: string | null;
}
