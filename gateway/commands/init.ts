import { openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { hasSchema } from '../../subgraphs/common/database/migrate.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';

/** Makes the databases that are not there, empty: no sample. What is there stays as it is. */
export async function init(config: Config): Promise<void> {
  const { register, affiliation } = config;
  const [hasRegister, hasAffiliation] = [
    await hasSchema(register.databaseUrl),
    await hasSchema(affiliation.databaseUrl),
  ];
  // The keys are looked for first: without them there is to be no half of a product.
  if (!hasAffiliation) await close(openAffiliation(affiliation.databaseUrl, affiliation));
  if (!hasRegister) await close(openRegister(register.databaseUrl, { witness: register.witness }));
  tell('register', hasRegister);
  tell('affiliation', hasAffiliation);
}

async function close(opening: Promise<{ close(): Promise<void> }>): Promise<void> {
  await (await opening).close();
}

const tell = (name: string, wasThere: boolean) =>
  console.log(wasThere ? `The ${name} database was there already; nothing was done.` : `The ${name} database is made.`);
