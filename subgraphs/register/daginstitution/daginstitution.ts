import { Directive, Field, ObjectType } from 'type-graphql';
import { Kode } from '../../common/kode.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { Kommune } from '../kommune/kommune.ts';

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
