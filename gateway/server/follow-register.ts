import type { FastifyBaseLogger } from 'fastify';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { type AskRegister, RegisterAway } from '../../subgraphs/affiliation/enhed/register-feed.ts';

/** Lets the affiliation subgraph follow the register's change log, which anybody may read. */
export function followRegister(affiliation: Affiliation, ask: AskRegister, log: FastifyBaseLogger): Promise<void> {
  let isAway = false;
  return affiliation.follow(
    async (document, variables) => {
      const result = await ask(document, variables);
      if (!result.errors) isAway = false;
      return result;
    },
    (error) => {
      // Said once, not at every round of an outage; processes that start together see one, which needs no stack trace.
      const cause = error instanceof RegisterAway ? { reason: error.message } : { err: error };
      if (!isAway) log.warn(cause, 'the register does not answer; its units are as they were last seen');
      isAway = true;
    },
  );
}
