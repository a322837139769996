import { Arg, Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';
import type { AffiliationContext } from '../context.ts';
import type { EnhedFacts } from '../enhed/enhed.ts';
import { Gruppe } from '../gruppe/gruppe.ts';
import { formaalDescription, parseFormaal } from '../laeselog/parse-formaal.ts';
import { dayOr, paaDagDescription } from '../periode/periode.ts';
import { Tilknytning } from './tilknytning.ts';
import { TilknytningArguments } from './tilknytning-arguments.ts';
import { TilknytningConnection } from './tilknytning-connection.ts';

/** The ties of a unit that may hold users: the same on both levels. */
export function enhedTilknytninger(level: ClassType<EnhedFacts>) {
  @Resolver(() => level)
  class EnhedTilknytninger {
    @FieldResolver(() => TilknytningConnection, {
      nullable: true,
      description:
        'The ties of its people, by id; none of a unit that the right person.read does not reach. Whose tie is shown is noted in the read log. Null with the error NOT_ALLOWED for a caller without that right.',
    })
    tilknytninger(
      @Root() { nummer }: EnhedFacts,
      @Args(() => TilknytningArguments) { paaDag, formaal: given, ...args }: TilknytningArguments,
      @Ctx() { tilknytningReader, today }: AffiliationContext,
    ) {
      const day = dayOr(today, paaDag, 'paaDag');
      const formaal = parseFormaal(`${level.name}.tilknytninger`, given);
      return tilknytningReader.pageOf('enhedsNummer', nummer, args, { snapshot: null, day, formaal });
    }
  }
  return EnhedTilknytninger;
}

/** The ties of a group's members. */
@Resolver(() => Gruppe)
export class GruppeMedlemmer {
  @FieldResolver(() => [Tilknytning], {
    nullable: true,
    description:
      'The ties of those who are in it on a day, children by their main group and everybody by further groups; only those that the caller may see. Takes the right person.read (error NOT_ALLOWED), and is noted in the read log.',
  })
  medlemmer(
    @Root() { id, snapshot }: Gruppe,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: paaDagDescription }) paaDag: string | null,
    @Arg('formaal', () => String, { nullable: true, description: formaalDescription }) formaal: string | null,
    @Ctx() { tilknytningReader, today }: AffiliationContext,
  ): Promise<Tilknytning[]> {
    const day = dayOr(today, paaDag, 'paaDag');
    return tilknytningReader.membersOf(id, { snapshot, day, formaal: parseFormaal('Gruppe.medlemmer', formaal) });
  }
}
