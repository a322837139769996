import { Field, InputType } from 'type-graphql';

@InputType({
  description:
    'How a coded field is compared. An empty filter is refused (FILTER_EMPTY), an unknown code too (KODE_UNKNOWN).',
})
export class KodeFilter {
  @Field(() => String, {
    nullable: true,
    description: 'This code. Explicit null finds rows where the code is missing.',
  })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these codes. An empty list finds nothing.' })
  in?: string[] | null;
}
