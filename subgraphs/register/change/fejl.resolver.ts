import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { Fejl } from './fejl.ts';

@Resolver(() => Fejl)
export class FejlResolver {
  @FieldResolver(() => Dagtilbud, {
    nullable: true,
    description: 'Of VERSION_MISMATCH: the object as it is now, so that it need not be asked for. Null otherwise.',
  })
  async current(@Root() { outdated }: Fejl, @Ctx() { reader }: RegisterContext): Promise<Dagtilbud | null> {
    return outdated ? reader.byNummer(outdated.niveau, outdated.nummer, null) : null;
  }
}
