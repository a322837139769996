import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { snapshotAt } from '../../common/database/snapshot.ts';
import { checkedFirst } from '../../common/lists/page-arguments.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { RegisterContext } from '../context.ts';
import { asOfDescription } from '../dagtilbud/list-arguments.ts';
import { search } from './search.ts';
import { SearchHit } from './search-hit.ts';

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => [SearchHit], {
    description:
      'Finds dagtilbud by name and address, best first. Every word must be found; case, accents, æ/ae, ø/oe and å/aa do not count. Errors: TEXT_EMPTY, FIRST_OUT_OF_RANGE, LIMIT_EXCEEDED (more than 12 words or 500 characters).',
  })
  async search(
    @Arg('text', () => String, { description: 'Words of the name or address: "solstraalen silkeborg".' }) text: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, 0 to 1000; 20 when left out.' })
    first: number | null,
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() context: RegisterContext,
  ): Promise<SearchHit[]> {
    return search(context, text, checkedFirst(first, 20), await snapshotAt(context.database, asOf));
  }
}
