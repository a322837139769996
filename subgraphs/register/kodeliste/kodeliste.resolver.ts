import { Ctx, Query, Resolver } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { lister } from './kodebog.ts';
import { Kodeliste } from './kodeliste.ts';

@Resolver(() => Kodeliste)
export class KodelisteResolver {
  @Query(() => [Kodeliste], { description: "Every code table with its texts (STIL: EksportService's kodetabeller)." })
  kodelister(@Ctx() { kodebog }: RegisterContext): Kodeliste[] {
    return lister.map((navn) => ({ navn, koder: kodebog.koder(navn) }));
  }
}
