import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { snapshotAt } from '../../common/database/sql.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { RegisterContext } from '../context.ts';
import { Anvisningsenhed, AnvisningsenhedWhere } from './anvisningsenhed.ts';
import { Daginstitution, DaginstitutionConnection, DaginstitutionWhere } from './daginstitution.ts';
import { asOfDescription, childListArguments, rootListArguments } from './list-arguments.ts';

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
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() { database, reader }: RegisterContext,
  ): Promise<Daginstitution | null> {
    return reader.byNummer('daginstitution', nummer, await snapshotAt(database, asOf));
  }

  @Query(() => DaginstitutionConnection, {
    description: 'All daginstitutioner, filtered and paged (STIL: GetAllDaginstitutioner, GetDaginstitutionByNavn).',
  })
  async daginstitutioner(
    @Args(() => ListArguments) { asOf, ...args }: ListArguments,
    @Ctx() { database, reader }: RegisterContext,
  ) {
    return reader.page('daginstitution', await snapshotAt(database, asOf), args);
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
