import type { Niveau, Rows } from '../dagtilbud/niveau.ts';
import { type Content, contentColumns } from './content.ts';

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
