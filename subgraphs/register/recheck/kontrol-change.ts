import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Change } from '../change/change.ts';
import type { RegisterContext } from '../context.ts';
import { Aarsager, type Kind, Registre, type Svar, SvarEnum } from '../ekstern/svar.ts';

@ObjectType({ simpleResolvers: true, description: 'The answer of DAR or CVR about an object changed.' })
export class KontrolChange {
  @Field(() => Registre, { description: 'Whose answer.' })
  kind!: Kind;

  @Field(() => SvarEnum, {
    nullable: true,
    description: 'The answer before; null when the value was not asked about before.',
  })
  svarBefore!: Svar | null;

  @Field(() => Aarsager, {
    nullable: true,
    description: 'Why it was no confirmation; null when it was one.',
  })
  aarsagBefore!: string | null;

  @Field(() => SvarEnum, { description: 'The answer now.' })
  svarAfter!: Svar;

  @Field(() => Aarsager, {
    nullable: true,
    description: 'Why it is no confirmation; null when it is one.',
  })
  aarsagAfter!: string | null;
}

@Resolver(() => Change)
export class ChangeKontrolResolver {
  @FieldResolver(() => [KontrolChange], {
    description:
      'For a change with the action kontrol: what DAR and CVR say now, and said before. Empty for others: what they said of a value that was written is `after { kontrol }`.',
  })
  async kontrol(@Root() { row }: Change, @Ctx() { kontroller }: RegisterContext): Promise<KontrolChange[]> {
    return row.action === 'kontrol' ? kontroller.changes(row.id) : [];
  }
}
