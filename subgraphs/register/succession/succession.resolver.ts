import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import { Change } from '../change/change.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { currentDagtilbud } from './succession.reader.ts';
import { Succession } from './succession.ts';

@Resolver(() => Succession)
export class SuccessionResolver {
  @Query(() => [Dagtilbud], {
    description:
      'What a number is today, through any chain of merges and splits: itself while it is active, several after a split, itself closed when nothing took over, none when there is no such number.',
  })
  async nuvaerende(
    @Arg('nummer', () => String, { description: 'Any institution number: "G10431".' }) nummer: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, reader, successions }: RegisterContext,
  ): Promise<Dagtilbud[]> {
    const snapshot = await snapshotAt(database, moment);
    const [unit, adresse, daginstitution] = await Promise.all([
      reader.byNummer('anvisningsenhed', nummer, snapshot),
      reader.byNummer('alternativAdresse', nummer, snapshot),
      reader.byNummer('daginstitution', nummer, snapshot),
    ]);
    const found = unit ?? adresse ?? daginstitution;
    return found ? currentDagtilbud({ reader, successions }, [found], snapshot) : [];
  }

  @FieldResolver(() => Dagtilbud, { description: 'The object at the other end.' })
  async dagtilbud(
    @Root() { niveau, nummer, snapshot }: Succession,
    @Ctx() { reader }: RegisterContext,
  ): Promise<Dagtilbud> {
    const found: Dagtilbud | null = await reader.byNummer(niveau, nummer, snapshot);
    if (!found) throw new Error(`a succession names ${niveau} ${nummer}, which there is none of`);
    return found;
  }
}

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

@Resolver(() => Change)
export class ChangeSuccessionResolver {
  @FieldResolver(() => [Succession], {
    description: 'What the object went on in by this very change; empty unless a merge or a split closed it.',
  })
  efterfoelgere(@Root() { row }: Change, @Ctx() { successions }: RegisterContext): Promise<Succession[]> {
    return row.action === 'close' ? successions.madeBy(row) : Promise.resolve([]);
  }
}
