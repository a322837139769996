import { writeFindings } from '../../subgraphs/register/finding/finding.reader.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { kommuneOption } from './options.ts';
import { writeOut } from './output.ts';

/** Prints the data-quality report of one municipality, or of all, as CSV. */
export async function findings({ register: { databaseUrl, mode } }: Config, kommune?: string): Promise<void> {
  const asked = kommuneOption(kommune);
  const { database, kodebog, close } = await openRegister(databaseUrl, { mode });
  try {
    const koder = asked === undefined ? kodebog.kommuner().map(({ kode }) => kode) : [asked];
    await writeOut('-', writeFindings(database, kodebog, koder));
  } finally {
    await close();
  }
}
