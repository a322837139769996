import type { FastifyBaseLogger } from 'fastify';
import { openPatientEkstern } from '../../subgraphs/register/ekstern/ekstern.ts';
import type { Register } from '../../subgraphs/register/register.ts';
import type { Config } from '../config.ts';

/** Begins what the register does by the clock, unless it is switched off, and tells the log what came of it. */
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
