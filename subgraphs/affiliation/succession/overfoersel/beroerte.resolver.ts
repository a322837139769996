import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { reachOrRefuse } from '../../../common/auth/may.ts';
import type { AffiliationContext } from '../../context.ts';
import { Beroerte, readBeroerte } from './beroerte.ts';

/** How much hangs on a unit that may hold people: the same on both levels. */
export function enhedBeroerte(level: ClassType<{ nummer: string }>) {
  @Resolver(() => level)
  class EnhedBeroerte {
    @FieldResolver(() => Beroerte, {
      nullable: true,
      description:
        'How many hang on it today or later: whom a merge or a closing concerns. Selected in the answer of a dry run (`changes { dagtilbud { … } }`) it tells before. Counts alone: who they are, `tilknytninger` and `grupper` show to those who may see them. Null for a unit that the right affiliationFindings.read does not reach; with the error NOT_ALLOWED for a caller without that right.',
    })
    async beroerte(
      @Root() { nummer }: { nummer: string },
      @Ctx() { caller, database, enheder, beroerte, today }: AffiliationContext,
    ): Promise<Beroerte | null> {
      const reach = reachOrRefuse(caller, 'affiliationFindings.read');
      const kommune = (await enheder.byNummer(nummer))?.kommuneKode ?? '';
      const isReached = reach.all || reach.kommuner.includes(kommune) || reach.enheder.includes(nummer);
      return isReached ? beroerte.load([today], nummer, (numre) => readBeroerte(database, numre, today)) : null;
    }
  }
  return EnhedBeroerte;
}
