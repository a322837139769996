import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { vocabulary } from '../../../common/vocabulary.ts';
import type { AffiliationContext } from '../../context.ts';
import { type CprKind, cprKind } from '../../core/input/fields.ts';
import { type ContactDetails, parseWords } from '../../core/input/person-fields.ts';
import type { Telefon } from '../../import/tilknytning-row.ts';
import { Person, Personadresse, Personnavn, Persontelefon } from './person.ts';

type Context = AffiliationContext;

/** Shown for a protected person without an alias (STIL, page 2917071: such a user is not created in Unilogin). */
const noAlias = 'Navne- og adressebeskyttet';

const optional = (description: string) => ({ nullable: true, description });

/** The fields of a person. Each asks for the group of fields that the read log names it by. */
const CprTyper = vocabulary<CprKind>('CprType', 'What kind of number a person has.', {
  cpr: 'A CPR number.',
  erstatning:
    'A replacement number, of one who cannot get a CPR number: letters in the places 7 to 9. Unilogin and AULA take it as any other.',
  pseudo: 'The number of a test person, in sandbox mode.',
});

@Resolver(() => Person)
export class PersonFieldsResolver {
  @FieldResolver(
    () => String,
    optional(
      'The name to show: of a protected person the alias, or "Navne- og adressebeskyttet" without one. Null of one who is erased.',
    ),
  )
  async navn(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string | null> {
    const { beskyttet, fornavn, efternavn, ...row } = await personReader.fields(person, 'navn');
    if (!beskyttet) return fullName(fornavn, efternavn) || null;
    return fullName(row.aliasFornavn, row.aliasEfternavn) || noAlias;
  }

  @FieldResolver(() => String, optional('First names; null of a protected person.'))
  async fornavn(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string | null> {
    const { beskyttet, fornavn } = await personReader.fields(person, 'navn');
    return beskyttet ? null : fornavn || null;
  }

  @FieldResolver(() => String, optional('Family name; null of a protected person.'))
  async efternavn(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string | null> {
    const { beskyttet, efternavn } = await personReader.fields(person, 'navn');
    return beskyttet ? null : efternavn || null;
  }

  @FieldResolver(
    () => Boolean,
    optional(
      'Whether name and address are protected: their own, or, for those without the right person.readProtected in the municipality, those of a child whose contact they are. Wherever a field is said to be null of a protected person, it is so of such a contact, too, for the same callers.',
    ),
  )
  async beskyttet(@Root() person: Person, @Ctx() { personReader }: Context): Promise<boolean> {
    return (await personReader.fields(person, 'beskyttelse')).beskyttet;
  }

  @FieldResolver(
    () => Personnavn,
    optional('The name that protects the real one (AliasFirstName, AliasFamilyName). Null without one.'),
  )
  async alias(@Root() person: Person, @Ctx() { personReader }: Context): Promise<Personnavn | null> {
    const { aliasFornavn, aliasEfternavn } = await personReader.fields(person, 'alias');
    if (aliasFornavn === null && aliasEfternavn === null) return null;
    return { fornavn: aliasFornavn ?? '', efternavn: aliasEfternavn ?? '' };
  }

  @FieldResolver(
    () => Personnavn,
    optional(
      'The real name. Of a protected person it takes the right person.readProtected in the municipality as well; without it null with the error NOT_ALLOWED.',
    ),
  )
  async rigtigtNavn(@Root() person: Person, @Ctx() { personReader }: Context): Promise<Personnavn> {
    const { fornavn, efternavn } = await personReader.fields(person, 'rigtigtNavn');
    return { fornavn, efternavn };
  }

  @FieldResolver(() => LocalDate, optional('Date of birth; null of a protected person.'))
  async foedselsdato(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string | null> {
    const { beskyttet, foedselsdato } = await personReader.fields(person, 'foedsel');
    return beskyttet ? null : foedselsdato;
  }

  @FieldResolver(
    () => CprTyper,
    optional(
      'What kind of number the person has, never the number. Null without a number, and of a protected person. Source: STIL, page 24838200; CivilRegistrationNumberType in its export v7.',
    ),
  )
  async cprType(@Root() person: Person, @Ctx() { personReader, vault }: Context): Promise<CprKind | null> {
    const { id, beskyttet, cprCipher, cprNoegle } = await personReader.fields(person, 'foedsel');
    if (beskyttet || cprCipher === null || cprNoegle === null) return null;
    return cprKind(vault.open({ cprCipher, cprNoegle }, id));
  }

  @FieldResolver(() => String, optional('M or K; null of a protected person.'))
  async koen(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string | null> {
    const { beskyttet, koen } = await personReader.fields(person, 'foedsel');
    return beskyttet ? null : koen;
  }

  @FieldResolver(() => String, optional('E-mail address; null of a protected person.'))
  async email(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string | null> {
    const { beskyttet, email } = await personReader.fields(person, 'kontakt');
    return beskyttet ? null : email;
  }

  @FieldResolver(() => Personadresse, optional('Address; null of a protected person.'))
  async adresse(@Root() person: Person, @Ctx() context: Context): Promise<Personadresse | null> {
    return (await kontaktOf(person, context))?.adresse ?? null;
  }

  @FieldResolver(() => Persontelefon, optional('Telephone at home; null of a protected person.'))
  async hjemmetelefon(@Root() person: Person, @Ctx() context: Context): Promise<Persontelefon | null> {
    return toPhone((await kontaktOf(person, context))?.hjemmetelefon);
  }

  @FieldResolver(() => Persontelefon, optional('Telephone at work; null of a protected person.'))
  async arbejdstelefon(@Root() person: Person, @Ctx() context: Context): Promise<Persontelefon | null> {
    return toPhone((await kontaktOf(person, context))?.arbejdstelefon);
  }

  @FieldResolver(() => Persontelefon, optional('Mobile telephone; null of a protected person.'))
  async mobiltelefon(@Root() person: Person, @Ctx() context: Context): Promise<Persontelefon | null> {
    return toPhone((await kontaktOf(person, context))?.mobiltelefon);
  }

  @FieldResolver(() => String, optional('Names a photo file (PhotoId); null of a protected person.'))
  async fotoId(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string | null> {
    const { beskyttet, fotoId } = await personReader.fields(person, 'foto');
    return beskyttet ? null : fotoId;
  }

  @FieldResolver(
    () => [String],
    optional('The source systems that know the person, by name. Null, with an error, for who may not read the person.'),
  )
  async kilder(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string[]> {
    return Object.keys(parseWords((await personReader.fields(person, 'kilder')).sourceWords)).sort();
  }

  @FieldResolver(
    () => Boolean,
    optional(
      'Whether a CPR number is known: nobody is delivered to Unilogin without. Null, with an error, for who may not read the person.',
    ),
  )
  async harCpr(@Root() person: Person, @Ctx() { personReader }: Context): Promise<boolean> {
    return (await personReader.fields(person, 'kilder')).cprIndex !== null;
  }

  @FieldResolver(
    () => String,
    optional(
      'The municipality whose person it is, three digits. Null, with an error, for who may not read the person.',
    ),
  )
  async kommuneKode(@Root() person: Person, @Ctx() { personReader }: Context): Promise<string> {
    return (await personReader.fields(person, 'kilder')).kommuneKode;
  }

  @FieldResolver(
    () => Int,
    optional(
      'Version of this object: 1 when created, one more at every change. Null, with an error, for who may not read the person.',
    ),
  )
  async version(@Root() person: Person, @Ctx() { personReader }: Context): Promise<number> {
    return (await personReader.fields(person, 'kilder')).version;
  }
}

const fullName = (fornavn: string | null, efternavn: string | null): string =>
  [fornavn, efternavn].filter((part) => part !== null && part !== '').join(' ');

async function kontaktOf(person: Person, { personReader }: Context): Promise<ContactDetails | null> {
  const { beskyttet, kontakt } = await personReader.fields(person, 'kontakt');
  return beskyttet ? null : (JSON.parse(kontakt) as ContactDetails);
}

const toPhone = (telefon: Telefon | null | undefined): Persontelefon | null =>
  telefon ? { nummer: telefon.beskyttet ? null : telefon.nummer, beskyttet: telefon.beskyttet } : null;
