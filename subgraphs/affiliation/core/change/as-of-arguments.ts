import { ArgsType, Field } from 'type-graphql';
import { PageArguments } from '../../../common/lists/connection.ts';
import { DateTime } from '../../../common/scalars/date-time.ts';

export const asOfDescription =
  'As it was stored at this moment; now when left out. Which day is looked at is another question. Error: VALUE_MALFORMED.';

/** `first`, `after` and `asOf`: what every list of the affiliation data takes beside its `where`. */
@ArgsType()
export class AsOfPageArguments extends PageArguments {
  @Field(() => DateTime, { nullable: true, description: asOfDescription })
  asOf?: string | null;
}

/** What a reader of a list is asked. */
export type ListArguments<Where> = AsOfPageArguments & { where?: Where | null };
