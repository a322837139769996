import { ArgsType, type ClassType, Field } from 'type-graphql';
import type { Where } from '../../common/filters/where.ts';
import { PageArguments } from '../../common/lists/page-arguments.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { DagtilbudOrder } from './dagtilbud-order.ts';

/** The arguments of any list of a level. */
export interface ListArguments {
  where?: Where | null;
  orderBy?: DagtilbudOrder | null;
  first?: number | null;
  after?: string | null;
}

export const asOfDescription =
  'The register as it was at this moment; now when left out. The whole answer below, except what other subgraphs add, is of that moment.';

/** `where`, `orderBy`, `first`, `after`: a paged list inside another object. */
export function pagedListArguments<W extends Where>(where: ClassType<W>) {
  @ArgsType()
  class PagedListArguments extends PageArguments {
    @Field(() => where, { nullable: true, description: 'Which rows; all when left out.' })
    where?: W | null;

    @Field(() => DagtilbudOrder, { nullable: true, description: 'The order; by number when left out.' })
    orderBy?: DagtilbudOrder | null;
  }
  return PagedListArguments;
}

/** The same on a root query, which also chooses the moment. */
export function rootListArguments<W extends Where>(where: ClassType<W>) {
  @ArgsType()
  class RootListArguments extends pagedListArguments(where) {
    @Field(() => DateTime, { nullable: true, description: asOfDescription })
    asOf?: string | null;
  }
  return RootListArguments;
}

/** `where` alone: a whole list inside another object. */
export function childListArguments<W extends Where>(where: ClassType<W>) {
  @ArgsType()
  class ChildListArguments {
    @Field(() => where, { nullable: true, description: 'Which of them; all, also closed ones, when left out.' })
    where?: W | null;
  }
  return ChildListArguments;
}
