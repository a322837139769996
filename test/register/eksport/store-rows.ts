import type { Niveau, Rows } from '../../../subgraphs/register/dagtilbud/fields.ts';
import type { RegisterDatabase } from '../../../subgraphs/register/database.ts';
import { committedAt } from './rows.ts';

export type StoredRows = { [N in Niveau]?: Rows[N][] };

/** Stores version rows as they are, as the outcome of one changeset with the given change numbers. */
export async function storeRows(
  { write }: RegisterDatabase,
  { daginstitution = [], anvisningsenhed = [], alternativAdresse = [] }: StoredRows,
  { firstChange = 1, lastChange = 1, at = committedAt } = {},
): Promise<void> {
  await write.daginstitution.createMany({ data: daginstitution });
  await write.anvisningsenhed.createMany({ data: anvisningsenhed });
  await write.alternativAdresse.createMany({ data: alternativAdresse });
  await write.changeset.create({
    data: { firstChange, lastChange, at, actor: 'test', requestId: 'test', source: 'test' },
  });
}
