import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { askedPage, type Connection, connectionOf, PageArguments } from '../../common/lists/connection.ts';
import { pageOf } from '../../common/lists/read-page.ts';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import type { RegisterContext } from '../context.ts';
import { Kommune } from '../kodeliste/kommune.ts';
import { DaginstitutionConnection, DaginstitutionWhere } from './daginstitution.ts';
import { pagedListArguments } from './list-arguments.ts';

const DaginstitutionArguments = pagedListArguments(DaginstitutionWhere);
type DaginstitutionArguments = InstanceType<typeof DaginstitutionArguments>;

const KommuneConnection = connectionOf(Kommune, 'Kommune', 'municipalities');

@Resolver(() => Kommune)
export class KommuneResolver {
  @Query(() => Kommune, {
    nullable: true,
    description:
      'One municipality, the root of its tree (STIL: GetDagtilbudByAdmKommuneNummer). Null when no municipality has the code.',
  })
  async kommune(
    @Arg('kode', () => String, { description: 'Municipality code: "101" or "0101".' }) kode: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<Kommune | null> {
    const kommune = kodebog.kommune(normalKommunekode(kode));
    return kommune && { ...kommune, snapshot: await snapshotAt(database, moment) };
  }

  @Query(() => KommuneConnection, {
    description:
      'Every municipality, by code: the root of the whole register (STIL: GetAllDagtilbud). A page has room for all there are, unless it is to have fewer.',
  })
  async kommuner(
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<Connection<Kommune>> {
    const snapshot = await snapshotAt(database, moment);
    const placed = kodebog.kommuner().map((kommune) => ({ place: kommune.kode, node: { ...kommune, snapshot } }));
    return pageOf(placed, 'kommuner', askedPage(paging));
  }

  @FieldResolver(() => DaginstitutionConnection, {
    description: 'The daginstitutioner that this municipality administers, a page at a time.',
  })
  daginstitutioner(
    @Root() { kode, snapshot = null }: Kommune,
    @Args(() => DaginstitutionArguments) args: DaginstitutionArguments,
    @Ctx() { reader }: RegisterContext,
  ) {
    return reader.pageOfChildren('daginstitution', kode, snapshot, args);
  }
}
