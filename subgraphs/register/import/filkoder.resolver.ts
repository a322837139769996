import { Query, Resolver } from 'type-graphql';
import { Fejlkode } from '../regel/regel.resolver.ts';
import { refusalCodes, remarkCodes } from './file-findings.ts';

@Resolver()
export class FilkoderResolver {
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
