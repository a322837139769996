import { Arg, Args, type ClassType, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { refusal } from '../../common/errors/refusal.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import type { AffiliationContext } from '../context.ts';
import { Gruppe } from '../gruppe/gruppe.ts';
import { parseFormaal } from '../laeselog/parse-formaal.ts';
import { dayOr } from '../tilknytning/day-or.ts';
import { paaDagDescription, TilknytningArguments } from '../tilknytning/tilknytning-arguments.ts';
import { TilknytningConnection } from '../tilknytning/tilknytning-connection.ts';
import { toUnilogin, Unilogin, type UniloginFacts } from '../unilogin/unilogin.ts';

/** The groups and people of a unit that may hold users, and how it stands to Unilogin: the same on both levels. */
export function enhedFolk(level: ClassType<UniloginFacts>) {
  @Resolver(() => level)
  class EnhedFolk {
    @Directive('@requires(fields: "aktiv cvrNummer pNummer")')
    @FieldResolver(() => Unilogin, {
      nullable: true,
      description:
        'How the unit stands to Unilogin and AULA. Null, with the error SUBGRAPH_UNAVAILABLE, only while one of the subgraphs is away: nothing is decided from what the register has not told.',
    })
    unilogin(@Root() enhed: Partial<UniloginFacts>): Unilogin {
      const { nummer, aktiv, cvrNummer, pNummer } = enhed;
      if (nummer === undefined || aktiv == null || cvrNummer === undefined || pNummer === undefined)
        throw refusal('SUBGRAPH_UNAVAILABLE');
      return toUnilogin({ nummer, aktiv, cvrNummer, pNummer });
    }

    @FieldResolver(() => [Gruppe], {
      nullable: true,
      description:
        'Its groups that exist on a day, by name; none of a unit that the right gruppe.read does not reach. Null with the error NOT_ALLOWED for a caller without that right.',
    })
    grupper(
      @Root() { nummer }: UniloginFacts,
      @Arg('paaDag', () => LocalDate, { nullable: true, description: paaDagDescription }) paaDag: string | null,
      @Ctx() { gruppeReader, today }: AffiliationContext,
    ): Promise<Gruppe[]> {
      return gruppeReader.ofEnhed(nummer, dayOr(today, paaDag, 'paaDag'), null);
    }

    @FieldResolver(() => TilknytningConnection, {
      nullable: true,
      description:
        'The ties of its people, by id; none of a unit that the right person.read does not reach. Whose tie is shown is noted in the read log. Null with the error NOT_ALLOWED for a caller without that right.',
    })
    tilknytninger(
      @Root() { nummer }: UniloginFacts,
      @Args(() => TilknytningArguments) { paaDag, formaal: given, ...args }: TilknytningArguments,
      @Ctx() { tilknytningReader, today }: AffiliationContext,
    ) {
      const day = dayOr(today, paaDag, 'paaDag');
      const formaal = parseFormaal(`${level.name}.tilknytninger`, given);
      return tilknytningReader.pageOf('enhedsNummer', nummer, args, { snapshot: null, day, formaal });
    }
  }
  return EnhedFolk;
}
