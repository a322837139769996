import { Query, Resolver } from 'type-graphql';
import { errorCodes } from '../../common/errors/error-codes.ts';
import { refusalCodes } from '../import/refusal-codes.ts';
import { remarkCodes } from '../import/remark-codes.ts';
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

  @Query(() => [Fejlkode], {
    description:
      "Every code that the report of `npm run load` tells of a file of the register and its rows, beside `regler`: refusals, and remarks about what is stored all the same. The file must be mended, so none is retryable. `svarkoder` has those of people's files.",
  })
  filkoder(): Fejlkode[] {
    return Object.entries({ ...refusalCodes, ...remarkCodes }).map(([code, text]) => ({
      code,
      ...text,
      retryable: false,
    }));
  }
}
