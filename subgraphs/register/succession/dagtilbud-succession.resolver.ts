import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { Succession } from './succession.ts';

@Resolver(() => Dagtilbud)
export class DagtilbudSuccessionResolver {
  @FieldResolver(() => [Succession], {
    description: 'What it went on in when it was merged or split; empty when it never was. See also `nuvaerende`.',
  })
  efterfoelgere(
    @Root() { niveau, nummer, snapshot }: Dagtilbud,
    @Ctx() { successions }: RegisterContext,
  ): Promise<Succession[]> {
    return successions.successors(niveau, nummer, snapshot);
  }

  @FieldResolver(() => [Succession], { description: 'What went on in it, by merges and splits.' })
  forgaengere(
    @Root() { niveau, nummer, snapshot }: Dagtilbud,
    @Ctx() { successions }: RegisterContext,
  ): Promise<Succession[]> {
    return successions.predecessors(niveau, nummer, snapshot);
  }
}
