import { type ClassType, Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { expectedVersionField } from '../../../common/writes/write-arguments.ts';

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

/** The descriptions of some fields, where a person is made and where one is changed. */
interface Descriptions {
  fotoId: string;
  beskyttet: string;
  aliasFornavn: string;
  aliasEfternavn: string;
}

/** The same with what a source may say of a person beside the name, as the last fields. */
function withPersonalData<Fields extends ClassType<object>>(fields: Fields, described: Descriptions) {
  @InputType()
  abstract class PersonalData extends fields {
    @Field(() => LocalDate, optional('Day of birth.'))
    foedselsdato?: string | null;

    @Field(() => String, optional('M or K.'))
    koen?: string | null;

    @Field(() => String, optional('E-mail address.'))
    email?: string | null;

    @Field(() => String, optional(described.fotoId))
    fotoId?: string | null;

    @Field(() => Boolean, optional(described.beskyttet))
    beskyttet?: boolean | null;

    @Field(() => String, optional(described.aliasFornavn))
    aliasFornavn?: string | null;

    @Field(() => String, optional(described.aliasEfternavn))
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
  return PersonalData;
}

@InputType({ description: 'Who somebody is.' })
class NamedPersonInput {
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
}

@InputType({
  description:
    'What a source system says of a person (UNILoginImport: Person). A field left out is not spoken of, and stays as the source said it; null takes its word back. Where sources differ, the precedence set with setKilder decides.',
})
export class PersonInput extends withPersonalData(NamedPersonInput, {
  fotoId: 'Names a photo file (PhotoId).',
  beskyttet:
    'Name and address protection. It holds when any source says so, in any row, until liftBeskyttelse; a false does not end it (warning PROTECTION_STANDS). Left out: as it was, or not.',
  aliasFornavn:
    'What a protected person is called instead; both alias names, or Unilogin creates nobody. While protected it can be replaced, not taken away.',
  aliasEfternavn: 'The family name of the alias.',
}) {}

@InputType({ description: 'Which person, in whose name, and the name.' })
class KnownPersonInput {
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

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;

  @Field(() => String, optional('First name.'))
  fornavn?: string | null;

  @Field(() => String, optional('Family name.'))
  efternavn?: string | null;
}

@InputType({
  description:
    'What a source now says of a person. A field left out stays as the source said it, an explicit null takes its word back; so it is with the parts of an address or telephone number. Protection and its alias stand all the same (warning PROTECTION_STANDS). Name the person by `personId`, or by `kommuneKode` and `cpr`.',
})
export class UpdatePersonInput extends withPersonalData(KnownPersonInput, {
  fotoId: 'Names a photo file.',
  beskyttet: 'Name and address protection. It holds when any source says so, until liftBeskyttelse.',
  aliasFornavn: 'First name of the alias.',
  aliasEfternavn: 'Family name of the alias.',
}) {}

@InputType({ description: 'A confirmed change of CPR number.' })
export class ChangeCprInput {
  @Field(() => ID, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => String, { description: 'The new number. Errors: CPR_MALFORMED, CPR_TEST_NUMBER, CPR_TAKEN.' })
  cpr!: string;

  @Field(() => Int, expectedVersionField)
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
  fields?: string[] | null;

  @Field(() => String, {
    description:
      'Why, for the read log: a case number, never a name or number of a person. Errors: TEXT_EMPTY, CPR_NOT_HERE.',
  })
  begrundelse!: string;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

@InputType({ description: 'Which person is to be erased, and why.' })
export class ErasePersonInput {
  @Field(() => ID, { description: 'Id of the person.' })
  id!: string;

  @Field(() => String, {
    description:
      'Why, in at most 200 characters, for the read log: a case number or a reason, never a name or a CPR number. Errors: TEXT_EMPTY, LIMIT_EXCEEDED, CPR_NOT_HERE.',
  })
  begrundelse!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Erase also a person with ties that hold or are planned. Error without it: PERSON_HAS_TIES.',
  })
  force!: boolean;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}
