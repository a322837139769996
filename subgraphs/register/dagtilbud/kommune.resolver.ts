import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import type { RegisterContext } from '../context.ts';
import { Kommune } from '../kodeliste/kommune.ts';
import { DaginstitutionConnection, DaginstitutionWhere } from './daginstitution.ts';
import { pagedListArguments } from './list-arguments.ts';

const DaginstitutionArguments = pagedListArguments(DaginstitutionWhere);
type DaginstitutionArguments = InstanceType<typeof DaginstitutionArguments>;

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

  @Query(() => [Kommune], {
    description: 'Every municipality, by code: the root of the whole register (STIL: GetAllDagtilbud).',
  })
  async kommuner(
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<Kommune[]> {
    const snapshot = await snapshotAt(database, moment);
    return kodebog.kommuner().map((kommune) => ({ ...kommune, snapshot }));
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
