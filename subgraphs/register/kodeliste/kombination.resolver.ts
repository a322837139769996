import { Ctx, Query, Resolver } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { Kombination } from './kombination.ts';

@Resolver()
export class KombinationResolver {
  @Query(() => [Kombination], {
    description:
      'The lawful combinations of legal basis, ownership and kind of day-care; any other is refused (COMBINATION_UNLAWFUL). A replaceable table: `kilde` tells what STIL has confirmed.',
  })
  async kombinationer(@Ctx() { kodebog, database }: RegisterContext): Promise<Kombination[]> {
    await kodebog.keepUp(database.read);
    return kodebog.kombinationer().flatMap(({ lovgrundlagKode, ejerformKode, institutionstypeKode, ...rest }) => {
      const lovgrundlag = kodebog.kode('lovgrundlag', lovgrundlagKode);
      const ejerform = kodebog.kode('ejerform', ejerformKode);
      const institutionstype = kodebog.kode('institutionstype', institutionstypeKode);
      return lovgrundlag && ejerform && institutionstype ? [{ lovgrundlag, ejerform, institutionstype, ...rest }] : [];
    });
  }
}
