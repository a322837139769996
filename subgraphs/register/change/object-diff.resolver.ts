import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { ObjectDiff } from './object-diff.ts';

@Resolver(() => ObjectDiff)
export class ObjectDiffResolver {
  @FieldResolver(() => [String], {
    description: 'Numbers, or "#key", of what it goes on in when a merge or a split closes it; empty otherwise.',
  })
  efterfoelgere(@Root() diff: Partial<ObjectDiff>): string[] {
    return diff.efterfoelgere ?? []; // answers that were stored before there were any
  }

  @FieldResolver(() => Dagtilbud, {
    nullable: true,
    description:
      'The object as it is now: after a write as the write left it, in a dry run as it is without it; null where it would be created.',
  })
  dagtilbud(
    @Root() { niveau, nummer, last }: ObjectDiff,
    @Ctx() { reader }: RegisterContext,
  ): Promise<Dagtilbud | null> | null {
    return nummer === null ? null : reader.byNummer(niveau, nummer, last ?? null);
  }
}
