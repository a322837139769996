import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { isAllowed } from '../../common/auth/may.ts';
import { sql } from '../../common/database/sql.ts';
import { askedPage, type Connection, mapConnection, PageArguments } from '../../common/lists/connection.ts';
import { readPage } from '../../common/lists/read-page.ts';
import type { RegisterContext } from '../context.ts';
import { lister } from './kodebog.ts';
import { type KodeEdition, KodeEditionConnection, Kodeliste, Kombination, toKombinationer } from './kodeliste.ts';

@Resolver(() => Kodeliste)
export class KodelisteResolver {
  @Query(() => [Kodeliste], { description: "Every code table with its texts (STIL: EksportService's kodetabeller)." })
  async kodelister(@Ctx() { kodebog, database }: RegisterContext): Promise<Kodeliste[]> {
    await kodebog.keepUp(database.read);
    return lister.map((navn) => ({ navn, koder: kodebog.koder(navn) }));
  }

  @Query(() => KodeEditionConnection, {
    description: 'How administrators edited the code tables, last edit first.',
  })
  async kodeEditions(
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { database: { query, provider }, caller }: RegisterContext,
  ): Promise<Connection<KodeEdition>> {
    const page = await readPage<KodeEdition>(query, provider, {
      definition: sql`WITH "Edition" AS (SELECT *, CAST(10000000000 + "edition" AS TEXT) AS "plads" FROM "KodeEdition")`,
      table: 'Edition',
      key: 'plads',
      condition: sql`1 = 1`,
      order: { column: 'plads', descending: true },
      page: askedPage(paging),
    });
    const known = isAllowed(caller, 'kodeliste.update', { kommuner: [] });
    return mapConnection(page, (row) => ({ ...row, actor: known ? row.actor : null }));
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
