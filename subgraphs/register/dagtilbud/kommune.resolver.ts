import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { snapshotAt } from '../../common/database/sql.ts';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { RegisterContext } from '../context.ts';
import { Kommune } from '../kodeliste/kommune.ts';
import { DaginstitutionConnection, DaginstitutionWhere } from './daginstitution.ts';
import { asOfDescription, pagedListArguments } from './list-arguments.ts';

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
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<Kommune | null> {
    const kommune = kodebog.kommune(normalKommunekode(kode));
    return kommune && { ...kommune, snapshot: await snapshotAt(database, asOf) };
  }

  @Query(() => [Kommune], {
    description: 'Every municipality, by code: the root of the whole register (STIL: GetAllDagtilbud).',
  })
  async kommuner(
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<Kommune[]> {
    const snapshot = await snapshotAt(database, asOf);
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
