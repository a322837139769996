import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Change } from '../change/change.ts';
import type { RegisterContext } from '../context.ts';
import { Succession } from './succession.ts';

@Resolver(() => Change)
export class ChangeSuccessionResolver {
  @FieldResolver(() => [Succession], {
    description: 'What the object went on in by this very change; empty unless a merge or a split closed it.',
  })
  efterfoelgere(@Root() { row }: Change, @Ctx() { successions }: RegisterContext): Promise<Succession[]> {
    return row.action === 'close' ? successions.madeBy(row) : Promise.resolve([]);
  }
}
