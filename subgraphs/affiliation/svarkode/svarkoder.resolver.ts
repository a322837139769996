import { Query, Resolver } from 'type-graphql';
import { Svarkode, svarkoder } from './svarkoder.ts';

@Resolver()
export class SvarkoderResolver {
  @Query(() => [Svarkode], {
    description:
      'Every code of an answer about people, deliveries and agreements that is neither an error (`fejlkoder`) nor a check (`leveringskontroller`, `aulaChecks`).',
  })
  svarkoder(): Svarkode[] {
    return [...svarkoder];
  }
}
