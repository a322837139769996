import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { isAllowed } from '../../common/auth/may.ts';
import { checkedFirst } from '../../common/lists/connection.ts';
import type { RegisterContext } from '../context.ts';
import { lister } from './kodebog.ts';
import { KodeEdition, Kodeliste, Kombination, toKombinationer } from './kodeliste.ts';

@Resolver(() => Kodeliste)
export class KodelisteResolver {
  @Query(() => [Kodeliste], { description: "Every code table with its texts (STIL: EksportService's kodetabeller)." })
  async kodelister(@Ctx() { kodebog, database }: RegisterContext): Promise<Kodeliste[]> {
    await kodebog.keepUp(database.read);
    return lister.map((navn) => ({ navn, koder: kodebog.koder(navn) }));
  }

  @Query(() => [KodeEdition], { description: 'How administrators edited the code tables, last edit first.' })
  async kodeEditions(
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, 0 to 1000; 100 when left out.' })
    first: number | null,
    @Arg('before', () => Int, {
      nullable: true,
      description: 'Only those below this number; the last ones when left out.',
    })
    before: number | null,
    @Ctx() { database, caller }: RegisterContext,
  ): Promise<KodeEdition[]> {
    const where = before === null || before === undefined ? {} : { edition: { lt: before } };
    const take = checkedFirst(first);
    const rows = await database.read.kodeEdition.findMany({ where, orderBy: { edition: 'desc' }, take });
    const known = isAllowed(caller, 'kodeliste.update', { kommuner: [] });
    return rows.map((row) => ({ ...row, actor: known ? row.actor : null }));
  }
}

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
