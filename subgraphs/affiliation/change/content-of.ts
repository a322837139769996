import { type Content, type Rows, type Slags, slags } from './slags.ts';

/** What a write decides of a stored version. */
export function contentOf<S extends Slags>(kind: S, row: Rows[S]): Content[S] {
  const columns = Object.keys(slags[kind].columns) as (keyof Rows[S])[];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Content[S];
}
