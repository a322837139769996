import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { maxFirst } from '../../common/lists/connection.ts';
import { Node } from '../../common/node.ts';
import type { AffiliationContext } from '../context.ts';
import { refusal } from '../errors/refusals.ts';
import { type Found, findNodes } from './find-node.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'What has this id, of whatever type, as it is now. Null when nothing has it, or nothing that the caller may see: the two are answered alike, and what is shown or refused of persons is noted in the read log.',
  })
  async node(
    @Arg('id', () => ID, { description: 'An `id` of any object, as it was answered.' }) id: string,
    @Ctx() context: AffiliationContext,
  ): Promise<Found | null> {
    const [found] = await findNodes(context, [id]);
    return found ?? null;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: `The same of many ids, in their order. Error: FIRST_OUT_OF_RANGE for more than ${maxFirst}.`,
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids of any objects; each may stand there more than once.' })
    ids: string[],
    @Ctx() context: AffiliationContext,
  ): Promise<(Found | null)[]> {
    if (ids.length > maxFirst)
      throw refusal('FIRST_OUT_OF_RANGE', {
        field: 'ids',
        value: ids.length,
        min: 0,
        max: maxFirst,
        example: 'ids: ["Kommune:101"]',
      });
    return findNodes(context, ids);
  }
}
