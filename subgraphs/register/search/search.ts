import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArguments } from '../../common/lists/connection.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { asOfDescription } from '../dagtilbud/list-arguments.ts';

@ObjectType({ description: 'One answer of a search.', simpleResolvers: true })
export class SearchHit {
  @Field(() => Dagtilbud, { description: 'What was found.' })
  dagtilbud!: Dagtilbud;

  @Field(() => Int, {
    description: `How well it fits, best first.
1: the text is the whole name, the number, the CVR number, the P-number, or the address (street and house number, with or without post number and town).
2: the name begins with the words of the text.
3: every word is a word of the name; 4: of name, address, numbers or municipality.
5: every word begins a word of the name; 6: of any of these. The house number 4 begins 4A, but not 47.
7: every word is part of a word of the name; 8: of any of these.
9: with a typing error in words of four letters or more: a letter too many, too few or wrong, or two that changed places.`,
  })
  rank!: number;
}

export const SearchHitConnection = connectionOf(SearchHit, 'SearchHit', 'what a search finds');

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
