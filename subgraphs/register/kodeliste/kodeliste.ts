import { Field, ObjectType } from 'type-graphql';
import { Kode } from '../../common/kode.ts';

@ObjectType({ description: 'One code table (STIL: kodetabel).', simpleResolvers: true })
export class Kodeliste {
  @Field(() => String, {
    description: 'Which table: ejerform, lovgrundlag, institutionstype, aktivitetsstatus or postnummer.',
  })
  navn!: string;

  @Field(() => [Kode], { description: 'Its codes, by code.' })
  koder!: Kode[];
}
