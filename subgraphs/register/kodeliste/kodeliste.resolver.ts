import { Ctx, Query, Resolver } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { Kodeliste } from './kodeliste.ts';
import { lister } from './lister.ts';

@Resolver(() => Kodeliste)
export class KodelisteResolver {
  @Query(() => [Kodeliste], { description: "Every code table with its texts (STIL: EksportService's kodetabeller)." })
  async kodelister(@Ctx() { kodebog, database }: RegisterContext): Promise<Kodeliste[]> {
    await kodebog.keepUp(database.read);
    return lister.map((navn) => ({ navn, koder: kodebog.koder(navn) }));
  }
}
