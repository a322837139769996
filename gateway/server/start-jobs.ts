import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';
import type { AffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { changeHead, type HeadOf, readHead, startSealing } from '../../subgraphs/common/log/sealer.ts';
import { makeSealFile } from '../../subgraphs/common/log/seals.ts';
import type { RegisterDatabase } from '../../subgraphs/register/database.ts';
import { openPatientEkstern } from '../../subgraphs/register/ekstern/ekstern.ts';
import type { Register } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';

/** Begins what the register does by the clock, unless it is switched off, and logs what came of it. */
export function startRegisterJobs({ recheck, ekstern }: Config, register: Register, log: FastifyBaseLogger): void {
  if (recheck === 'off') return;
  register.startJobs(openPatientEkstern(ekstern), {
    onRecheck: ({ counts, nothingChecked, changed, filled }) => {
      const what = { ...counts, changed, filled };
      if (nothingChecked) log.warn(what, 'DAR and CVR did not answer; the recheck of the month is begun again later');
      else log.info(what, 'DAR and CVR were asked about the whole register');
    },
    onFailure: (error) => log.error({ err: error }, 'the recheck of the month failed; it is begun again later'),
  });
}

/** Begins what the affiliation subgraph does by the clock, and logs what could not be done. */
export function startJobs(affiliation: Affiliation, log: FastifyBaseLogger): void {
  const onFailure = (error: unknown) => log.error({ err: error }, 'a job failed; its next round tries again');
  affiliation.strangers.onFailure = (error) => log.error({ err: error }, 'who was refused is not in the read log');
  affiliation.startJobs({
    onFailure,
    onDeliveries: ({ left, problems, failures }) => {
      if (left > 0) log.warn({ left }, 'Unilogin does not answer; deliveries are left for the next round');
      for (const { what, codes } of problems)
        log.warn({ levering: what, codes }, 'a delivery to Unilogin was not made');
      failures.forEach(onFailure);
    },
  });
}

const registerLogs = { register: changeHead };
const affiliationLogs = { read: readHead, affiliation: changeHead };

/** Seals the register's change log by the clock. */
export const sealRegister = (config: Config, app: FastifyInstance, database: RegisterDatabase): void =>
  seal(config, app, database, registerLogs);

/** Seals the read log and the change log of what hangs on the units by the clock. */
export const sealAffiliation = (config: Config, app: FastifyInstance, database: AffiliationDatabase): void =>
  seal(config, app, database, affiliationLogs);

/** A sandbox is not sealed: its logs would be taken for those of the register that it is a copy of. */
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
