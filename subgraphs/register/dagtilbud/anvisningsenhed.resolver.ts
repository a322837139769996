import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import type { RegisterContext } from '../context.ts';
import { AlternativAdresse, AlternativAdresseWhere } from './alternativ-adresse.ts';
import { Anvisningsenhed, AnvisningsenhedConnection, AnvisningsenhedWhere } from './anvisningsenhed.ts';
import { Daginstitution } from './daginstitution.ts';
import { childListArguments, rootListArguments } from './list-arguments.ts';

const ListArguments = rootListArguments(AnvisningsenhedWhere);
type ListArguments = InstanceType<typeof ListArguments>;
const AdresseArguments = childListArguments(AlternativAdresseWhere);
type AdresseArguments = InstanceType<typeof AdresseArguments>;

@Resolver(() => Anvisningsenhed)
export class AnvisningsenhedResolver {
  @Query(() => Anvisningsenhed, {
    nullable: true,
    description:
      'One anvisningsenhed (STIL: GetAnvisningsEnhederByNummer). Null when no anvisningsenhed has the number.',
  })
  async anvisningsenhed(
    @Arg('nummer', () => String, { description: 'The institution number: "G10432".' }) nummer: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, reader }: RegisterContext,
  ): Promise<Anvisningsenhed | null> {
    return reader.byNummer('anvisningsenhed', nummer, await snapshotAt(database, moment));
  }

  @Query(() => AnvisningsenhedConnection, {
    description:
      'All anvisningsenheder, filtered and paged (STIL: GetAllAnvisningsEnheder, …ByPnummer, …ByCvrnummer, …ByNavn).',
  })
  async anvisningsenheder(
    @Args(() => ListArguments) args: ListArguments,
    @Ctx() { database, reader }: RegisterContext,
  ) {
    return reader.page('anvisningsenhed', await snapshotAt(database, args), args);
  }

  @FieldResolver(() => Daginstitution, { description: 'The daginstitution it belongs to.' })
  daginstitution(
    @Root() { daginstitutionsNummer, snapshot }: Anvisningsenhed,
    @Ctx() { reader }: RegisterContext,
  ): Promise<Daginstitution | null> {
    return reader.byNummer('daginstitution', daginstitutionsNummer, snapshot);
  }

  @FieldResolver(() => [AlternativAdresse], { description: 'Its further places, by number; often none.' })
  alternativeAdresser(
    @Root() { nummer, snapshot }: Anvisningsenhed,
    @Args(() => AdresseArguments) args: AdresseArguments,
    @Ctx() { reader }: RegisterContext,
  ): Promise<AlternativAdresse[]> {
    return reader.children('alternativAdresse', nummer, snapshot, args);
  }
}
