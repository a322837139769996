import { Field, InputType, Int } from 'type-graphql';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';
import { AdresseInput } from '../adresse/adresse-input.ts';
import { type ExistingInput, numberDescription, versionDescription } from '../change/existing-input.ts';

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

/** The same for an object that there is. */
@InputType()
export abstract class UpdatePlaceInput extends PlaceInput implements ExistingInput {
  @Field(() => String, { description: numberDescription })
  nummer!: string;

  @Field(() => Int, { nullable: true, description: versionDescription })
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
