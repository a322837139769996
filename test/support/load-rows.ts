import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type SamletRow, samletColumns } from '../../prisma/seed/samlet-row.ts';
import { csvFile } from '../../subgraphs/register/import/csv-file.ts';
import { loadFile } from '../../subgraphs/register/import/load-file.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { newFolder } from './new-database.ts';
import type { TestServer } from './server.ts';

/** Loads rows of the combined export into a running server's register, as `npm run load` does beside a server. */
export async function loadRows({ databases }: TestServer, rows: readonly SamletRow[]): Promise<void> {
  const folder = newFolder();
  const file = path.join(folder.path, 'samlet.csv');
  const lines = rows.map((row) => samletColumns.map((column) => row[column]).join(';'));
  writeFileSync(file, `${[samletColumns.join(';'), ...lines].join('\r\n')}\r\n`);
  const register = await openRegister(databases.register);
  const origin = { actor: 'test', requestId: 'test', source: 'test' };
  const report = await loadFile(register.database, register.kodebog, csvFile(file), origin);
  await register.close();
  folder.remove();
  if (!report.stored) throw new Error(JSON.stringify(report.refusals));
}
