import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { TekstFilter } from '../../common/filters/filter-inputs.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import type { AlternativAdresse as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { Adresse, toAdresse } from './adresse.ts';
import { Dagtilbud, DagtilbudWhere, toDagtilbud } from './dagtilbud.ts';

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

export const AlternativAdresseConnection = connectionOf(AlternativAdresse, 'AlternativAdresse', 'alternative adresser');

@InputType({ description: 'Which alternative adresser. All the fields given must hold.' })
export class AlternativAdresseWhere extends DagtilbudWhere {
  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the anvisningsenhed it belongs to. Error: NUMMER_MALFORMED.',
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => [AlternativAdresseWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: AlternativAdresseWhere[];

  @Field(() => [AlternativAdresseWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: AlternativAdresseWhere[];
}

export function toAlternativAdresse(row: Row, kodebog: Kodebog, snapshot: Snapshot): AlternativAdresse {
  return {
    ...toDagtilbud(row, kodebog, 'alternativAdresse', snapshot),
    anvisningsenhedsNummer: row.anvisningsenhedsNummer,
    adresse: toAdresse(row, kodebog, snapshot),
    email: row.email,
    telefonNummer: row.telefonNummer,
    cvrNummer: row.cvrNummer,
    pNummer: row.pNummer,
  };
}
