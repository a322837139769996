import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import { ObjectDiff } from '../answer/object-diff.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from './dagtilbud.ts';

@Resolver()
export class DagtilbudResolver {
  @Query(() => Dagtilbud, {
    nullable: true,
    description:
      'What the number stands for, on whichever level. Null when nothing has the number. In old data a number can stand on two levels: then the anvisningsenhed is meant, since that is what people are tied to.',
  })
  async dagtilbud(
    @Arg('nummer', () => String, { description: 'Any institution number: "G10431".' }) nummer: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, reader }: RegisterContext,
  ): Promise<Dagtilbud | null> {
    const snapshot = await snapshotAt(database, moment);
    const [unit, adresse, daginstitution] = await Promise.all([
      reader.byNummer('anvisningsenhed', nummer, snapshot),
      reader.byNummer('alternativAdresse', nummer, snapshot),
      reader.byNummer('daginstitution', nummer, snapshot),
    ]);
    return unit ?? adresse ?? daginstitution;
  }
}

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
