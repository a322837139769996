import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { Kode } from '../../common/kode.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import type { Daginstitution as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { Kommune } from '../kodeliste/kommune.ts';
import { Dagtilbud, DagtilbudWhere, toDagtilbud } from './dagtilbud.ts';

@ObjectType({
  implements: Dagtilbud,
  simpleResolvers: true,
  description:
    "Level 1: a day-care institution or cluster with a parents' board. A logical unit: children, staff and parents are never tied to it, only to its anvisningsenheder (STIL: Daginstitution).",
})
@Directive('@key(fields: "nummer")')
export class Daginstitution extends Dagtilbud {
  @Field(() => Kode, {
    nullable: true,
    description: 'Ownership (STIL: ejerformKode). Null on rows from before the rule.',
  })
  ejerform!: Kode | null;

  @Field(() => Kode, {
    nullable: true,
    description: 'Legal basis (STIL: lovgrundlagKode). Null on rows from before the rule.',
  })
  lovgrundlag!: Kode | null;

  @Field(() => Kommune, { description: 'The municipality of the administrative owner (STIL: admKommuneKode).' })
  kommune!: Kommune;
}

export const DaginstitutionConnection = connectionOf(Daginstitution, 'Daginstitution', 'daginstitutioner');

@InputType({ description: 'Which daginstitutioner. All the fields given must hold.' })
export class DaginstitutionWhere extends DagtilbudWhere {
  @Field(() => [DaginstitutionWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DaginstitutionWhere[];

  @Field(() => [DaginstitutionWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DaginstitutionWhere[];
}

export function toDaginstitution(row: Row, kodebog: Kodebog, snapshot: Snapshot): Daginstitution {
  const kommune = kodebog.kommune(row.admKommuneKode);
  if (!kommune) throw new Error(`daginstitution ${row.nummer} has no municipality`);
  return {
    ...toDagtilbud(row, kodebog, 'daginstitution', snapshot),
    ejerform: kodebog.kode('ejerform', row.ejerformKode),
    lovgrundlag: kodebog.kode('lovgrundlag', row.lovgrundlagKode),
    kommune: { ...kommune, snapshot },
  };
}
