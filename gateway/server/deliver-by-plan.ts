import type { FastifyBaseLogger } from 'fastify';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';

/** Lets the affiliation subgraph deliver to Unilogin by plan, and tells the log what could not be delivered. */
export function deliverByPlan(affiliation: Affiliation, log: FastifyBaseLogger): void {
  const failed = (error: unknown) => log.error({ err: error }, 'a delivery to Unilogin failed');
  affiliation.deliverByPlan(({ problems, failures }) => {
    for (const { what, codes } of problems) log.warn({ levering: what, codes }, 'a delivery to Unilogin was not made');
    failures.forEach(failed);
  }, failed);
}
