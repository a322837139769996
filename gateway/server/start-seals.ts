import type { FastifyInstance } from 'fastify';
import type { AffiliationDatabase } from '../../subgraphs/affiliation/database.ts';
import { changeHead, type HeadOf, readHead, startSealing } from '../../subgraphs/common/log/sealer.ts';
import { makeSealFile } from '../../subgraphs/common/log/seals.ts';
import type { RegisterDatabase } from '../../subgraphs/register/database.ts';
import type { Config } from '../config.ts';

const registerLogs = { register: changeHead };
const affiliationLogs = { read: readHead, affiliation: changeHead };

/** Seals the register's change log by the clock. */
export const sealRegister = (config: Config, app: FastifyInstance, database: RegisterDatabase): void =>
  seal(config, app, database, registerLogs);

/** Seals the read log and the change log of what hangs on the units by the clock. */
export const sealAffiliation = (config: Config, app: FastifyInstance, database: AffiliationDatabase): void =>
  seal(config, app, database, affiliationLogs);

/** What is only tried in a sandbox is not proven: its logs would be taken for those of the register that it is a copy of. */
function seal(
  config: Config,
  app: FastifyInstance,
  database: RegisterDatabase | AffiliationDatabase,
  logs: Record<string, HeadOf>,
): void {
  if (database.mode === 'sandbox') return;
  makeSealFile(config.seals.file);
  const onFailure = (error: unknown) => app.log.error({ err: error }, 'a log could not be sealed; it is tried again');
  const stop = startSealing(database, logs, config.seals, onFailure);
  app.addHook('preClose', stop);
}
