import { ArgsType, Field } from 'type-graphql';
import { PageArguments } from '../../common/lists/page-arguments.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { asOfDescription } from '../dagtilbud/list-arguments.ts';

@ArgsType()
export class SearchArguments extends PageArguments {
  @Field(() => String, {
    description:
      'Words of the name, the address and the municipality\'s name ("solstrålen silkeborg"), or a number: institution number, CVR number, P-number, also with its label ("CVR-nr. 12345678").',
  })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Only objects of this administrative municipality, by its code: "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: string | null;

  @Field(() => DateTime, { nullable: true, description: asOfDescription })
  asOf?: string | null;
}
