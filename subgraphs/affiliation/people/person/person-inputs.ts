import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/local-date.ts';
import { PersonadresseInput, TelefonInput } from './person-input.ts';

const optional = (description: string) => ({ nullable: true, description });
const expectedVersion =
  'The version that the caller saw; the write is refused when it is another now (VERSION_MISMATCH).';

@InputType({
  description:
    'What a source now says of a person. A field left out stays as the source said it, an explicit null takes its word back; so it is with the parts of an address or telephone number. Protection and its alias stand all the same (warning PROTECTION_STANDS). Name the person by `personId`, or by `kommuneKode` and `cpr`.',
})
export class UpdatePersonInput {
  @Field(() => ID, optional('Id of the person.'))
  personId?: string | null;

  @Field(() => String, optional('The municipality that knows the person, with `cpr`: "101".'))
  kommuneKode?: string | null;

  @Field(
    () => String,
    optional(
      'CPR number of the person, to find them by: nobody whom the caller may not see, who is named by `personId` (PERSON_UNKNOWN). It is changed with changeCpr only.',
    ),
  )
  cpr?: string | null;

  @Field(() => String, { description: 'The source system whose word it is.' })
  kilde!: string;

  @Field(() => Int, optional(expectedVersion))
  expectedVersion?: number | null;

  @Field(() => String, optional('First name.'))
  fornavn?: string | null;

  @Field(() => String, optional('Family name.'))
  efternavn?: string | null;

  @Field(() => LocalDate, optional('Day of birth.'))
  foedselsdato?: string | null;

  @Field(() => String, optional('M or K.'))
  koen?: string | null;

  @Field(() => String, optional('E-mail address.'))
  email?: string | null;

  @Field(() => String, optional('Names a photo file.'))
  fotoId?: string | null;

  @Field(
    () => Boolean,
    optional('Name and address protection. It holds when any source says so, until liftBeskyttelse.'),
  )
  beskyttet?: boolean | null;

  @Field(() => String, optional('First name of the alias.'))
  aliasFornavn?: string | null;

  @Field(() => String, optional('Family name of the alias.'))
  aliasEfternavn?: string | null;

  @Field(() => PersonadresseInput, optional('Home address.'))
  adresse?: PersonadresseInput | null;

  @Field(() => TelefonInput, optional('Telephone at home.'))
  hjemmetelefon?: TelefonInput | null;

  @Field(() => TelefonInput, optional('Telephone at work.'))
  arbejdstelefon?: TelefonInput | null;

  @Field(() => TelefonInput, optional('Mobile telephone.'))
  mobiltelefon?: TelefonInput | null;
}

@InputType({ description: 'A confirmed change of CPR number.' })
export class ChangeCprInput {
  @Field(() => ID, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => String, { description: 'The new number. Errors: CPR_MALFORMED, CPR_TEST_NUMBER, CPR_TAKEN.' })
  cpr!: string;

  @Field(() => Int, optional(expectedVersion))
  expectedVersion?: number | null;
}

@InputType({ description: 'An end of protection.' })
export class LiftBeskyttelseInput {
  @Field(() => ID, { description: 'Id of the person. Error: OBJECT_UNKNOWN.' })
  personId!: string;

  @Field(
    () => [String],
    optional(
      'What is not protected any more: "navn" (name and address), "hjemmetelefon", "arbejdstelefon", "mobiltelefon". Left out: the name.',
    ),
  )
  felter?: string[] | null;

  @Field(() => String, {
    description:
      'Why, for the read log: a case number, never a name or number of a person. Errors: TEXT_EMPTY, CPR_NOT_HERE.',
  })
  begrundelse!: string;

  @Field(() => Int, optional(expectedVersion))
  expectedVersion?: number | null;
}
