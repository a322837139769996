import { Field, ID, InputType } from 'type-graphql';

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

@InputType({ description: 'How an id is compared. An empty filter is refused (FILTER_EMPTY).' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: 'This id. Explicit null finds rows where there is none.' })
  eq?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Any of these ids; at most 1000. An empty list finds nothing.' })
  in?: string[] | null;
}

@InputType({
  description:
    'How a text or number field is compared. Several operators in one filter must all hold. An empty filter is refused (FILTER_EMPTY).',
})
export class TekstFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Equal, letter by letter, whether composed or not; invisible characters and blanks around it do not count. Explicit null finds rows where the field is empty.',
  })
  eq?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Equal to any of these; at most 1000. An empty list finds nothing.',
  })
  in?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Begins with this. Names are compared folded: case, accents, æ/ae, ø/oe and å/aa do not count.',
  })
  startsWith?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Has this anywhere inside; names are compared folded as for startsWith.',
  })
  contains?: string | null;
}
