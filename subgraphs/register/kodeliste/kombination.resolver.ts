import { Ctx, Query, Resolver } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { Kombination } from './kombination.ts';
import { toKombinationer } from './to-kombinationer.ts';

@Resolver()
export class KombinationResolver {
  @Query(() => [Kombination], {
    description:
      'The lawful combinations of legal basis, ownership and kind of day-care; any other is refused (COMBINATION_UNLAWFUL). A replaceable table: `kilde` tells what STIL has confirmed.',
  })
  async kombinationer(@Ctx() { kodebog, database }: RegisterContext): Promise<Kombination[]> {
    await kodebog.keepUp(database.read);
    return toKombinationer(kodebog, kodebog.kombinationer());
  }
}
