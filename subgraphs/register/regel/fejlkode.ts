import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'One error code that a query or a write can be refused with.' })
export class Fejlkode {
  @Field(() => String, { description: "Stable code: an error's `extensions.code`, or `code` in a write's `errors`." })
  code!: string;

  @Field(() => String, { description: 'Its text in Danish; {…} is filled in from the call.' })
  da!: string;

  @Field(() => String, { description: 'The same in English.' })
  en!: string;

  @Field(() => Boolean, { description: 'Whether the same call can succeed later.' })
  retryable!: boolean;
}
