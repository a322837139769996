import { Field, ObjectType } from 'type-graphql';
import { SvarEnum } from './kontrol.ts';
import type { Svar } from './svar.ts';
import type { Kind } from './vaerdi-of.ts';

@ObjectType({ simpleResolvers: true, description: 'What DAR or CVR says of an object, became another answer.' })
export class KontrolChange {
  @Field(() => String, { description: '"dar": about its address. "cvr": about its P-number and CVR number.' })
  kind!: Kind;

  @Field(() => SvarEnum, {
    nullable: true,
    description: 'The answer before; null when the value was not asked about before.',
  })
  svarBefore!: Svar | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of its reason, as in `kontrol`; null when it was confirmed.',
  })
  aarsagBefore!: string | null;

  @Field(() => SvarEnum, { description: 'The answer now.' })
  svarAfter!: Svar;

  @Field(() => String, {
    nullable: true,
    description: 'Code of its reason: ENDED, UNKNOWN; null when it is confirmed.',
  })
  aarsagAfter!: string | null;
}
