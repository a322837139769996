import { normalKommunekode } from '../../subgraphs/common/parse/kommunekode.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { writeFindings } from '../../subgraphs/register/finding/write-findings.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config.ts';
import { writeOut } from './write-out.ts';

/** Prints the data-quality report of one municipality, or of all, as CSV. */
export async function findings({ register: { databaseUrl, mode } }: Config, kommune?: string): Promise<void> {
  const { database, kodebog, close } = await openRegister(databaseUrl, { mode });
  try {
    const asked = kommune === undefined ? kodebog.kommuner() : [kodebog.kommune(normalKommunekode(kommune))];
    const koder = asked.flatMap((found) => (found === null ? [] : [found.kode]));
    if (koder.length === 0) throw new StartupError(`--kommune: "${kommune}" is not the code of a Danish municipality.`);
    await writeOut('-', writeFindings(database, kodebog, koder));
  } finally {
    await close();
  }
}
