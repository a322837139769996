import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AffiliationContext } from '../context.ts';
import { parseFormaal } from '../laeselog/parse-formaal.ts';
import { dayOr } from '../tilknytning/day-or.ts';
import { TilknytningArguments } from '../tilknytning/tilknytning-arguments.ts';
import { TilknytningConnection } from '../tilknytning/tilknytning-connection.ts';
import type { EnhedFacts } from './enhed.ts';

/** The people of a unit that may hold users: the same on both levels. */
export function enhedFolk(level: ClassType<EnhedFacts>) {
  @Resolver(() => level)
  class EnhedFolk {
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
  return EnhedFolk;
}
