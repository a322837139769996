import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Data access that is asked for.' })
export class RequestDataaftaleInput {
  @Field(() => String, { description: 'Name of the provider system, 1 to 200 characters. Error: VALUE_MALFORMED.' })
  udbydersystem!: string;

  @Field(() => String, { description: 'The service, see `uniloginTjenester`: "wsaIMPORT". Error: KODE_UNKNOWN.' })
  tjeneste!: string;

  @Field(() => [String], {
    description:
      'Numbers of anvisningsenheder and alternative addresses, 1 to 1000. Errors: NUMMER_MALFORMED, ENHED_UNKNOWN, ENHED_LEVEL, ENHED_CLOSED.',
  })
  enheder!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'What for, 1 to 2000 characters. A request for wsaIMPORT must say it (DATAAFTALE_PURPOSE_MISSING): STIL asks for it.',
  })
  formaal?: string | null;
}

@InputType({ description: 'The version of a data agreement that the caller has seen.' })
export class DataaftaleVersionInput {
  @Field(() => ID, { description: 'Id of the agreement.' })
  id!: string;

  @Field(() => Int, { description: 'The version you know.' })
  version!: number;
}
