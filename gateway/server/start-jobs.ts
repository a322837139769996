import type { FastifyBaseLogger } from 'fastify';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';

/** Begins what the affiliation subgraph does by the clock, and tells the log what could not be done. */
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
