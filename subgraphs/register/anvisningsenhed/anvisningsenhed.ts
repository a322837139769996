import { Directive, Field, ObjectType } from 'type-graphql';
import { Kode } from '../../common/kode.ts';
import { Adresse } from '../adresse/adresse.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';

@ObjectType({
  implements: Dagtilbud,
  simpleResolvers: true,
  description:
    'Level 2: the unit a child is placed at. Its number is the institution number of its children, staff and parents in Unilogin and AULA (STIL: Anvisningsenhed).',
})
@Directive('@key(fields: "nummer")')
export class Anvisningsenhed extends Dagtilbud {
  @Field(() => String, { description: 'Number of the daginstitution it belongs to (STIL: DaginstitutionsNummer).' })
  daginstitutionsNummer!: string;

  @Field(() => Kode, {
    nullable: true,
    description: 'Kind of day-care, 6010 to 6022 (STIL: InstType3). Null on rows from before the rule.',
  })
  institutionstype!: Kode | null;

  @Field(() => Adresse, { description: 'Where it lies (STIL: Adresse).' })
  adresse!: Adresse;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 132 characters (STIL: Email).' })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone as registered, at most 20 characters, free text in old rows (STIL: TelefonNummer).',
  })
  telefonNummer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'CVR number, eight digits (STIL: CVRNummer, follows from the P-number).',
  })
  cvrNummer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'P-number, ten digits; several units may share one (STIL: PNummer).',
  })
  pNummer!: string | null;
}
