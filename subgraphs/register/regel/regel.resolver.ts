import { Query, Resolver } from 'type-graphql';
import { errorCodes } from '../../common/errors/error-codes.ts';
import { catalogue } from './catalogue.ts';
import { Fejlkode } from './fejlkode.ts';
import { RegelEntry } from './regel-entry.ts';

@Resolver()
export class RegelResolver {
  @Query(() => [RegelEntry], {
    description:
      'Every rule the register holds its rows to. The same rules refuse a write, answer a dry run, and make the findings of a municipality.',
  })
  regler(): RegelEntry[] {
    return [...catalogue];
  }

  @Query(() => [Fejlkode], {
    description: 'Every other code that a query or a write can be refused with: what is wrong with the call itself.',
  })
  fejlkoder(): Fejlkode[] {
    return Object.entries(errorCodes).map(([code, text]) => ({ code, ...text }));
  }
}
