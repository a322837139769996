import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import type { RegisterContext } from '../context.ts';
import { Anvisningsenhed, AnvisningsenhedWhere } from './anvisningsenhed.ts';
import { Daginstitution, DaginstitutionConnection, DaginstitutionWhere } from './daginstitution.ts';
import { childListArguments, rootListArguments } from './list-arguments.ts';

const ListArguments = rootListArguments(DaginstitutionWhere);
type ListArguments = InstanceType<typeof ListArguments>;
const UnitArguments = childListArguments(AnvisningsenhedWhere);
type UnitArguments = InstanceType<typeof UnitArguments>;

@Resolver(() => Daginstitution)
export class DaginstitutionResolver {
  @Query(() => Daginstitution, {
    nullable: true,
    description:
      'One daginstitution with what hangs below it (STIL: GetDaginstitutionByNummer, GetDagtilbudByDagInstitutionsNummer). Null when no daginstitution has the number.',
  })
  async daginstitution(
    @Arg('nummer', () => String, { description: 'The institution number: "G10431".' }) nummer: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, reader }: RegisterContext,
  ): Promise<Daginstitution | null> {
    return reader.byNummer('daginstitution', nummer, await snapshotAt(database, moment));
  }

  @Query(() => DaginstitutionConnection, {
    description: 'All daginstitutioner, filtered and paged (STIL: GetAllDaginstitutioner, GetDaginstitutionByNavn).',
  })
  async daginstitutioner(@Args(() => ListArguments) args: ListArguments, @Ctx() { database, reader }: RegisterContext) {
    return reader.page('daginstitution', await snapshotAt(database, args), args);
  }

  @FieldResolver(() => [Anvisningsenhed], {
    description: 'Its anvisningsenheder, by number (STIL: GetAnvisningsEnhederByDaginstitutionsnummer).',
  })
  anvisningsenheder(
    @Root() { nummer, snapshot }: Daginstitution,
    @Args(() => UnitArguments) args: UnitArguments,
    @Ctx() { reader }: RegisterContext,
  ): Promise<Anvisningsenhed[]> {
    return reader.children('anvisningsenhed', nummer, snapshot, args);
  }
}
