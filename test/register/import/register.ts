import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RegisterDatabase } from '../../../subgraphs/register/database.ts';
import { csvFile, type RowSource } from '../../../subgraphs/register/import/csv-file.ts';
import { loadFile } from '../../../subgraphs/register/import/load-file.ts';
import type { TestRegister } from '../../support/test-register.ts';

export type Cells = Record<string, string>;

export const toCsv = (rows: Cells[], columns = Object.keys(rows[0] ?? {}), end = '\r\n'): string =>
  [columns.join(';'), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(';'))].join(end) + end;

let files = 0;

/** Writes the text to a file and loads it. */
export function loadText(test: TestRegister, text: string | Buffer, dryRun = false) {
  files += 1;
  const file = path.join(test.folder, `file-${files}.csv`);
  writeFileSync(file, text);
  return load(test, csvFile(file), dryRun);
}

export const load = ({ database, kodebog }: TestRegister, source: RowSource, dryRun = false) =>
  loadFile(database, kodebog, source, { actor: 'test', requestId: 'test', source: 'test', dryRun });

/** All that the register holds, every version. */
export async function everything({ read }: RegisterDatabase) {
  const orderBy = [{ nummer: 'asc' as const }, { fromChange: 'asc' as const }];
  return {
    daginstitutioner: await read.daginstitution.findMany({ orderBy }),
    anvisningsenheder: await read.anvisningsenhed.findMany({ orderBy }),
    alternativeAdresser: await read.alternativAdresse.findMany({ orderBy }),
    changes: await read.change.findMany({ orderBy: { id: 'asc' } }),
    changesets: await read.changeset.findMany({ orderBy: { firstChange: 'asc' } }),
    counters: await read.counter.findMany({ orderBy: { navn: 'asc' } }),
  };
}

type Version = { fromChange: number; toChange: number | null; opdateret: Date };

/** What the register holds now, without when it came there. */
export async function current(database: RegisterDatabase) {
  const { daginstitutioner, anvisningsenheder, alternativeAdresser } = await everything(database);
  const now = <Row extends Version>(rows: Row[]) =>
    rows.filter(({ toChange }) => toChange === null).map(({ fromChange, opdateret, ...row }) => row);
  return {
    daginstitutioner: now(daginstitutioner),
    anvisningsenheder: now(anvisningsenheder),
    alternativeAdresser: now(alternativeAdresser),
  };
}
