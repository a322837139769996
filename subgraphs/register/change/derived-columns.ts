import { danishSortKey } from '../../common/text/danish-sort-key.ts';
import { fold } from '../../common/text/fold.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Content } from './content.ts';

/** `foldedAdresse` on the levels that have an address. */
export interface DerivedColumns {
  foldedNavn: string;
  sortNavn: string;
  foldedAdresse?: string;
}

const addressColumns = ['vejNavn', 'husNummer', 'postNummer', 'byNavn', 'supplerendeBynavn'] as const;

/** The columns that follow from the rest: what filters, search and ordering compare with. */
export function derivedColumns(content: Content[Niveau]): DerivedColumns {
  const derived = { foldedNavn: fold(content.navn), sortNavn: danishSortKey(content.navn) };
  if (!('vejNavn' in content)) return derived;
  const adresse = addressColumns.map((column) => content[column] ?? '').join(' ');
  return { ...derived, foldedAdresse: fold(adresse) };
}
