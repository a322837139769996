import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import type { RegisterContext } from '../context.ts';
import { AlternativAdresse, AlternativAdresseConnection, AlternativAdresseWhere } from './alternativ-adresse.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';
import { rootListArguments } from './list-arguments.ts';

const ListArguments = rootListArguments(AlternativAdresseWhere);
type ListArguments = InstanceType<typeof ListArguments>;

@Resolver(() => AlternativAdresse)
export class AlternativAdresseResolver {
  @Query(() => AlternativAdresse, {
    nullable: true,
    description: 'One alternativ adresse. Null when no alternativ adresse has the number.',
  })
  async alternativAdresse(
    @Arg('nummer', () => String, { description: 'The institution number.' }) nummer: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, reader }: RegisterContext,
  ): Promise<AlternativAdresse | null> {
    return reader.byNummer('alternativAdresse', nummer, await snapshotAt(database, moment));
  }

  @Query(() => AlternativAdresseConnection, {
    description:
      'All alternative adresser, filtered and paged (STIL: GetAllAlternativAdresser, …ByCvrnummer, …ByPnummer).',
  })
  async alternativeAdresser(
    @Args(() => ListArguments) args: ListArguments,
    @Ctx() { database, reader }: RegisterContext,
  ) {
    return reader.page('alternativAdresse', await snapshotAt(database, args), args);
  }

  @FieldResolver(() => Anvisningsenhed, { description: 'The anvisningsenhed it belongs to.' })
  anvisningsenhed(
    @Root() { anvisningsenhedsNummer, snapshot }: AlternativAdresse,
    @Ctx() { reader }: RegisterContext,
  ): Promise<Anvisningsenhed | null> {
    return reader.byNummer('anvisningsenhed', anvisningsenhedsNummer, snapshot);
  }
}
