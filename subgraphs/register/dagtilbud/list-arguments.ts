import { ArgsType, type ClassType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import type { Sql } from '../../common/database/sql.ts';
import type { Where } from '../../common/filters/where.ts';
import { askedPage, PageArguments } from '../../common/lists/connection.ts';
import type { ListRequest } from '../../common/lists/list-request.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { asOfChangeField, asOfField } from '../../common/timeline/as-of.ts';
import { type Niveau, niveauer } from './fields.ts';

enum DagtilbudOrderField {
  NUMMER = 'nummer',
  NAVN = 'sortNavn',
}

enum Direction {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(DagtilbudOrderField, {
  name: 'DagtilbudOrderField',
  description: 'What a list is ordered by.',
  valuesConfig: {
    NUMMER: { description: 'The institution number: the order of creation.' },
    NAVN: { description: 'The name in the Danish alphabet (æ, ø, å last, aa as å).' },
  },
});

registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which way a list is ordered.',
  valuesConfig: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

@InputType({ description: 'The order of a list. Ties go by number. Default: NUMMER, ASC.' })
class DagtilbudOrder {
  @Field(() => DagtilbudOrderField, { description: 'What to order by.' })
  field!: DagtilbudOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Which way.' })
  direction!: Direction;
}

/** The arguments of any list of a level. */
export interface ListArguments extends PageArguments {
  where?: Where | null;
  orderBy?: DagtilbudOrder | null;
}

/** `where`, `orderBy` and which page: a paged list inside another object. */
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
    @Field(() => DateTime, asOfField)
    asOf?: string | null;

    @Field(() => Int, asOfChangeField)
    asOfChange?: number | null;
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

export function listRequest(niveau: Niveau, condition: Sql, { orderBy, ...paging }: ListArguments): ListRequest {
  return {
    table: niveauer[niveau].table,
    key: 'nummer',
    condition,
    order: { column: orderBy?.field ?? DagtilbudOrderField.NUMMER, descending: orderBy?.direction === Direction.DESC },
    page: askedPage(paging),
  };
}
