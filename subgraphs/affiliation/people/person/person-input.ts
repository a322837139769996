import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/local-date.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'A telephone number.' })
export class TelefonInput {
  @Field(() => String, optional('At least six digits. Null takes the number away.'))
  nummer?: string | null;

  @Field(
    () => Boolean,
    optional(
      'Whether the number is protected, apart from the person. Left out: as it was, or not. A number stays protected until liftBeskyttelse, whatever sources say (PROTECTION_STANDS).',
    ),
  )
  beskyttet?: boolean | null;
}

@InputType({ description: 'An address (UNILoginImport: Address).' })
export class PersonadresseInput {
  @Field(() => String, optional('Street and number (StreetAddress).'))
  vejOgNummer?: string | null;

  @Field(() => String, optional('PostalCode.'))
  postNummer?: string | null;

  @Field(() => String, optional('PostalDistrict.'))
  byNavn?: string | null;

  @Field(() => String, optional('ISO 3166-1 alpha-2: "DK".'))
  landekode?: string | null;

  @Field(() => String, optional('Code of the municipality: "101".'))
  kommuneKode?: string | null;
}

@InputType({
  description:
    'What a source system says of a person (UNILoginImport: Person). A field left out is not spoken of, and stays as the source said it; null takes its word back. Where sources differ, the precedence set with setKilder decides.',
})
export class PersonInput {
  @Field(
    () => String,
    optional(
      'CPR number, with or without hyphen; its date is in the calendar. Stored encrypted, never answered. One who cannot get a CPR number has letters in the places 7 to 9 (`cprType`: "erstatning"); day + 60 and digits is of a test person, in sandbox mode only. Errors: CPR_MALFORMED, CPR_TEST_NUMBER; a `foedselsdato` that it does not agree with is the warning CPR_BIRTH_DIFFERS.',
    ),
  )
  cpr?: string | null;

  @Field(() => String, { description: 'First name, at most 100 bytes.' })
  fornavn!: string;

  @Field(() => String, { description: 'Family name, at most 100 bytes.' })
  efternavn!: string;

  @Field(() => LocalDate, optional('Day of birth.'))
  foedselsdato?: string | null;

  @Field(() => String, optional('M or K.'))
  koen?: string | null;

  @Field(() => String, optional('E-mail address.'))
  email?: string | null;

  @Field(() => String, optional('Names a photo file (PhotoId).'))
  fotoId?: string | null;

  @Field(
    () => Boolean,
    optional(
      'Name and address protection. It holds when any source says so, in any row, until liftBeskyttelse; a false does not end it (warning PROTECTION_STANDS). Left out: as it was, or not.',
    ),
  )
  beskyttet?: boolean | null;

  @Field(
    () => String,
    optional(
      'What a protected person is called instead; both alias names, or Unilogin creates nobody. While protected it can be replaced, not taken away.',
    ),
  )
  aliasFornavn?: string | null;

  @Field(() => String, optional('The family name of the alias.'))
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
