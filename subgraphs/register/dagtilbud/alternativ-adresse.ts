import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { TekstFilter } from '../../common/filters/filter-inputs.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import type { AlternativAdresse as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { DagtilbudWhere } from './dagtilbud.ts';
import { Enhed, toEnhed } from './enhed.ts';

@ObjectType({
  implements: Enhed,
  simpleResolvers: true,
  description:
    'Level 3: a further physical place of an anvisningsenhed. People may be tied to its number too. Its kind is that of its anvisningsenhed (STIL: AlternativAdresse).',
})
@Directive('@key(fields: "nummer")')
export class AlternativAdresse extends Enhed {
  @Field(() => String, { description: 'Number of the anvisningsenhed it belongs to (STIL: AnvisningsenhedsNummer).' })
  anvisningsenhedsNummer!: string;
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
    ...toEnhed(row, kodebog, 'alternativAdresse', snapshot),
    anvisningsenhedsNummer: row.anvisningsenhedsNummer,
  };
}
