import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Change } from '../change/change.ts';
import type { RegisterContext } from '../context.ts';
import { type Kind, type Svar, SvarEnum } from '../ekstern/svar.ts';

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

@Resolver(() => Change)
export class ChangeKontrolResolver {
  @FieldResolver(() => [KontrolChange], {
    description:
      'Of a change with the action kontrol: what DAR and CVR say now, and said before. Empty for others: what they said of a value that was written is `after { kontrol }`.',
  })
  async kontrol(@Root() { row }: Change, @Ctx() { kontroller }: RegisterContext): Promise<KontrolChange[]> {
    return row.action === 'kontrol' ? kontroller.changes(row.id) : [];
  }
}
