import { danishSortKey } from '../../common/text/danish-sort-key.ts';
import { fold } from '../../common/text/fold.ts';
import { type Content, contentColumns } from '../dagtilbud/fields.ts';
import type { Niveau, Rows } from '../dagtilbud/niveau.ts';

/** What a stored row holds, without its bookkeeping. */
export function contentOf<N extends Niveau>(niveau: N, row: Rows[N]): Content[N] {
  const columns = contentColumns[niveau] as readonly (keyof Rows[N])[];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Content[N];
}

/** A new object before its fields are set: active, and nothing else. */
export function emptyContent<N extends Niveau>(niveau: N): Content[N] {
  const columns: readonly string[] = contentColumns[niveau];
  const empty = Object.fromEntries(columns.map((column) => [column, null]));
  return { ...empty, navn: '', aktivitetsstatus: 'Aktiv' } as unknown as Content[N];
}

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
