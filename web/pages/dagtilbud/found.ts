import type { DagtilbudQuery } from '../../generated/graphql.ts';

type Daginstitution = NonNullable<DagtilbudQuery['daginstitution']>;
type Anvisningsenhed = NonNullable<DagtilbudQuery['anvisningsenhed']>;
type AlternativAdresse = NonNullable<DagtilbudQuery['alternativAdresse']>;

export type Nabo = NonNullable<DagtilbudQuery['nuvaerende']>[number];

/** What a number stands for, its level being its `__typename`. */
export type Found = Daginstitution | Anvisningsenhed | AlternativAdresse;

/** All that has the number, that of the wanted level first; without one the unit, since that is what people are tied to. */
export function foundIn(
  { daginstitution, anvisningsenhed, alternativAdresse }: DagtilbudQuery,
  niveau?: string,
): Found[] {
  const found = [anvisningsenhed, daginstitution, alternativAdresse].filter((one) => one !== null && one !== undefined);
  return [...found.filter((one) => one.__typename === niveau), ...found.filter((one) => one.__typename !== niveau)];
}

type Level = Found['__typename'];

/** The daginstitution's number and name are those of itself where it is one. */
export function kommuneOf(found: Found): { kode: string; navn: string } {
  switch (found.__typename) {
    case 'Daginstitution':
      return found.kommune;
    case 'Anvisningsenhed':
      return found.daginstitution.kommune;
    case 'AlternativAdresse':
      return found.anvisningsenhed.daginstitution.kommune;
  }
}

/** What it belongs to, the nearest last. */
export function aboveOf(found: Found): Nabo[] {
  switch (found.__typename) {
    case 'Daginstitution':
      return [];
    case 'Anvisningsenhed':
      return [found.daginstitution];
    case 'AlternativAdresse':
      return [found.anvisningsenhed.daginstitution, found.anvisningsenhed];
  }
}

/** What belongs to it. */
export function belowOf(found: Found): Nabo[] {
  switch (found.__typename) {
    case 'Daginstitution':
      return found.anvisningsenheder;
    case 'Anvisningsenhed':
      return found.alternativeAdresser;
    case 'AlternativAdresse':
      return [];
  }
}

export type { Level };
