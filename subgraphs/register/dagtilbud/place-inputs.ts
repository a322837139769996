import { Field, Float, InputType, Int } from 'type-graphql';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import { expectedVersionField } from '../../common/writes/write-arguments.ts';

const numberDescription =
  'The institution number: "G10431". In applyChanges also "#key", for an object created in the same call under that key.';

@InputType({ description: 'An object that there is.' })
export class ExistingInput {
  @Field(() => String, { description: numberDescription })
  nummer!: string;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

/** What a command says of the object it is about. */
export const existing = ({ nummer, expectedVersion = null }: ExistingInput) => ({
  nummer: reference(nummer),
  expectedVersion,
});

/** A number in its stored form; a temporary key stays as it is. */
export const reference = (nummer: string): string => (nummer.startsWith('#') ? nummer : nummer.trim().toUpperCase());

@InputType({ description: 'An address. In an update a field left out stays, an explicit null clears it.' })
class AdresseInput {
  @Field(() => String, { nullable: true, description: 'Street name.' })
  vejNavn?: string | null;

  @Field(() => String, { nullable: true, description: 'House number with its letter: "4A".' })
  husNummer?: string | null;

  @Field(() => String, { nullable: true, description: 'Post number, four digits.' })
  postNummer?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal town.' })
  byNavn?: string | null;

  @Field(() => String, { nullable: true, description: 'Village or district inside the post number.' })
  supplerendeBynavn?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the municipality where it lies: "101" or "0101".' })
  kommune?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the address in DAR, a UUID.' })
  dawaId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, degrees, WGS84.' })
  geoBredde?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude, degrees, WGS84.' })
  geoLaengde?: number | null;
}

/** What anvisningsenhed and alternativ adresse both hold. In an update a field left out stays, an explicit null clears it. */
@InputType()
export abstract class PlaceInput {
  @Field(() => String, { nullable: true, description: 'The name, at most 132 characters.' })
  navn?: string | null;

  @Field(() => AdresseInput, { nullable: true, description: 'Where it lies.' })
  adresse?: AdresseInput | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 132 characters.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone, at most 20 characters.' })
  telefonNummer?: string | null;

  @Field(() => String, { nullable: true, description: 'P-number, ten digits.' })
  pNummer?: string | null;

  @Field(() => String, { nullable: true, description: 'CVR number, eight digits.' })
  cvrNummer?: string | null;
}

/** The same for a new object, with what it is always refused without. */
@InputType()
export abstract class CreatePlaceInput extends PlaceInput {
  @Field(() => String, { description: 'The name, 1 to 132 characters. Errors: NAVN_MISSING, NAVN_TOO_LONG.' })
  declare navn: string;

  @Field(() => AdresseInput, {
    description: 'Where it lies: at least street, house number and post number. Error: ADRESSE_MISSING.',
  })
  declare adresse: AdresseInput;

  @Field(() => String, {
    nullable: true,
    description: 'A temporary key, by which the same applyChanges can name it: "#key".',
  })
  key?: string | null;
}

/** The same for an object that there is. */
@InputType()
export abstract class UpdatePlaceInput extends PlaceInput implements ExistingInput {
  @Field(() => String, { description: numberDescription })
  nummer!: string;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

const noAdresse = {
  vejNavn: null,
  husNummer: null,
  postNummer: null,
  byNavn: null,
  supplerendeBynavn: null,
  kommune: null,
  dawaId: null,
  geoBredde: null,
  geoLaengde: null,
} satisfies Record<keyof AdresseInput, null>;

/**
 * The columns that such an input sets. A text with nothing in it clears, as an empty cell of a file does; a name may not be
 * cleared: it becomes an empty one, which the rules refuse.
 */
export function placeColumns({ navn, adresse, email, telefonNummer, pNummer, cvrNummer }: PlaceInput) {
  const { kommune, ...rest } = adresse === null ? noAdresse : (adresse ?? {});
  const kommuneKode = typeof kommune === 'string' ? normalKommunekode(kommune) : kommune;
  const columns = { ...rest, kommuneKode, email, telefonNummer, pNummer, cvrNummer };
  return { navn: navn === null ? '' : navn, ...clearing(columns) };
}

const clearing = <Columns extends object>(columns: Columns): Columns =>
  Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [column, value === '' ? null : value]),
  ) as Columns;
