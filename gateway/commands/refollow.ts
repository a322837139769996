import { openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { CprVault, watchedKeyRing } from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { refollow } from '../../subgraphs/affiliation/units/enhed/refollow.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { askInProcess, askRegister } from '../server/ask-register.ts';
import { executeOverHttp } from '../server/execute-over-http.ts';
import { peerOf, subgraphSecret } from '../server/peer.ts';
import { requireDatabases } from '../server/require-databases.ts';

/**
 * Lets the affiliation subgraph follow the register that is there now, instead of the one that it followed; also while
 * servers run, which go on from there. The register is asked at REGISTER_URL, or without --remote in its database.
 */
export async function refollowRegister(config: Config, { remote = false }: { remote?: boolean }): Promise<void> {
  await requireDatabases(config, remote ? ['affiliation'] : ['affiliation', 'register']);
  const { databaseUrl, witness, cprKeys, terms } = config.affiliation;
  const vault = new CprVault(watchedKeyRing(cprKeys.file));
  const { mode } = config.register;
  const register = remote ? null : await openRegister(config.register.databaseUrl, config.register);
  const database = await openAffiliationDatabase(databaseUrl, vault, { mode, witness, terms });
  try {
    const ask = register
      ? askInProcess(register)
      : askRegister(executeOverHttp('register', config.register.url, subgraphSecret(config), peerOf(config)));
    const done = await refollow(database, ask);
    if (done === null) return console.log('The register is the one that is followed; there is nothing to do.');
    const { keptTo, last, tidslinje, units, gone } = done;
    console.log(`The register of timeline ${tidslinje} is followed from its change ${last}: ${units} units.`);
    console.log(
      keptTo === 0
        ? 'It is another one than was followed before.'
        : `Up to change ${keptTo} it is the one that was followed before; what was taken in after that is let go of.`,
    );
    if (gone.length > 0)
      console.log(`It does not have ${gone.length} units, which stay here as closed: ${gone.slice(0, 20).join(', ')}`);
  } finally {
    await database.close();
    await register?.close();
  }
}
