import type { KommunerQuery, SearchQuery } from '../generated/graphql.ts';
import { adresseLinje, folded } from '../texts/format.ts';

export type Found = NonNullable<SearchQuery['search']>['nodes'][number]['dagtilbud'];
type Kommune = NonNullable<KommunerQuery['kommuner']>['nodes'][number];

/** The municipalities whose name begins with the text, or whose code it is. */
export function kommunerNamed(text: string, kommuner: readonly Kommune[]): Kommune[] {
  const wanted = folded(text.trim()).replace(/ kommune$/, '');
  if (wanted === '') return [];
  return kommuner.filter(
    ({ navn, kode }) => folded(navn).startsWith(wanted) || kode === wanted.replace(/^0(?=\d{3}$)/, ''),
  );
}

/** Where something lies that was found: its municipality, its address, and for an alternative address what it belongs to. */
export function placeOf(found: Found): { kommune: string; adresse: string; above: string | null } {
  switch (found.__typename) {
    case 'Daginstitution':
      return { kommune: found.kommune.navn, adresse: '', above: null };
    case 'Anvisningsenhed':
      return { kommune: found.daginstitution.kommune.navn, adresse: adresseLinje(found.adresse), above: null };
    case 'AlternativAdresse': {
      const { navn, daginstitution } = found.anvisningsenhed;
      return { kommune: daginstitution.kommune.navn, adresse: adresseLinje(found.adresse), above: navn };
    }
  }
}
