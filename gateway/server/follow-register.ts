import type { FastifyBaseLogger } from 'fastify';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';
import type { ExecuteSubgraph } from '../executor/federated-graph.ts';

/** Lets the affiliation subgraph follow the register's change log, which anybody may read. */
export function followRegister(affiliation: Affiliation, register: ExecuteSubgraph, log: FastifyBaseLogger) {
  let round = 0;
  let isAway = false;
  return affiliation.follow(
    async (document, variables) => {
      const operation = { operationName: 'RegisterFeed', requestId: `register-feed-${++round}`, credentials: {} };
      const result = await register({ document, variables, ...operation });
      isAway = false;
      return result;
    },
    (error) => {
      // Said once, not at every round of an outage.
      if (!isAway) log.warn({ err: error }, 'the register does not answer; its units are as they were last seen');
      isAway = true;
    },
  );
}
