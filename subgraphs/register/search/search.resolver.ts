import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../common/lists/connection.ts';
import type { RegisterContext } from '../context.ts';
import { search } from './search.ts';
import { SearchArguments } from './search-arguments.ts';
import { SearchHit, SearchHitConnection } from './search-hit.ts';

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => SearchHitConnection, {
    description:
      'Finds dagtilbud on any level by name, address, municipality and number, best first (see `rank`); among equals the active before the closed, then by name. Every word must be found; case, accents, æ/ae, ø/oe and å/aa do not count. Errors: TEXT_EMPTY, KOMMUNEKODE_UNKNOWN, FIRST_OUT_OF_RANGE, CURSOR_FOREIGN, LIMIT_EXCEEDED (more than 12 words or 500 characters).',
  })
  async search(
    @Args(() => SearchArguments) args: SearchArguments,
    @Ctx() context: RegisterContext,
  ): Promise<Connection<SearchHit>> {
    return search(context, args);
  }
}
