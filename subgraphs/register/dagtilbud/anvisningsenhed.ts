import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { TekstFilter } from '../../common/filters/filter-inputs.ts';
import { Kode } from '../../common/kode.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import type { Anvisningsenhed as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { DagtilbudWhere } from './dagtilbud.ts';
import { Enhed, toEnhed } from './enhed.ts';

@ObjectType({
  implements: Enhed,
  simpleResolvers: true,
  description:
    'Level 2: the unit a child is placed at. Its number is the institution number of its children, staff and parents in Unilogin and AULA (STIL: Anvisningsenhed).',
})
@Directive('@key(fields: "nummer")')
export class Anvisningsenhed extends Enhed {
  @Field(() => String, { description: 'Number of the daginstitution it belongs to (STIL: DaginstitutionsNummer).' })
  daginstitutionsNummer!: string;

  @Field(() => Kode, {
    nullable: true,
    description: 'Kind of day-care, a code of `kodelister` (STIL: InstType3). Null on rows from before the rule.',
  })
  institutionstype!: Kode | null;
}

export const AnvisningsenhedConnection = connectionOf(Anvisningsenhed, 'Anvisningsenhed', 'anvisningsenheder');

@InputType({ description: 'Which anvisningsenheder. All the fields given must hold.' })
export class AnvisningsenhedWhere extends DagtilbudWhere {
  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the daginstitution it belongs to. Error: NUMMER_MALFORMED.',
  })
  daginstitutionsNummer?: TekstFilter;

  @Field(() => [AnvisningsenhedWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: AnvisningsenhedWhere[];

  @Field(() => [AnvisningsenhedWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: AnvisningsenhedWhere[];
}

export function toAnvisningsenhed(row: Row, kodebog: Kodebog, snapshot: Snapshot): Anvisningsenhed {
  return {
    ...toEnhed(row, kodebog, 'anvisningsenhed', snapshot),
    daginstitutionsNummer: row.daginstitutionsNummer,
    institutionstype: kodebog.kode('institutionstype', row.institutionstypeKode),
  };
}
