import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LoadOptions, loadFile } from '../../subgraphs/affiliation/import/load-file.ts';
import type { LoadReport } from '../../subgraphs/affiliation/import/load-report.ts';
import { openRowSource } from '../../subgraphs/affiliation/import/open-row-source.ts';
import { newFolder } from './new-database.ts';
import type { TestAffiliation } from './test-affiliation.ts';

type Options = Partial<LoadOptions> & Pick<LoadOptions, 'kilde'>;

/** Loads a file of people as an operator does, as a list without ends unless the options say otherwise. */
export const loadPeopleFile = (affiliation: TestAffiliation, file: string, options: Options): Promise<LoadReport> =>
  loadFile(affiliation, openRowSource(file), {
    ...{ kommune: null, full: false, dryRun: false, confirmRemovals: false, today: '2026-11-23' },
    ...{ actor: 'test', requestId: 'test', source: 'test', onProgress: () => undefined, ...options },
  });

/** The same of rows, which are written to a file for it. */
export async function loadPeople(
  affiliation: TestAffiliation,
  rows: readonly object[],
  options: Options,
): Promise<LoadReport> {
  const folder = newFolder();
  try {
    const file = path.join(folder.path, 'rows.ndjson');
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return await loadPeopleFile(affiliation, file, options);
  } finally {
    folder.remove();
  }
}
