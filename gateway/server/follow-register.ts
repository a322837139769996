import type { FastifyBaseLogger } from 'fastify';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { type AskRegister, RegisterAway, RegisterOther } from '../../subgraphs/affiliation/units/enhed/feed.ts';

const registerOther =
  'the register is another, or older, than the one that was followed: its units stay as they were last seen until "npm run refollow"';

/** Lets the affiliation subgraph follow the register's change log, which anybody may read. */
export function followRegister(affiliation: Affiliation, ask: AskRegister, log: FastifyBaseLogger): Promise<void> {
  let isAway = false;
  let other: string | null = null;
  return affiliation.follow(
    async (document, variables) => {
      const result = await ask(document, variables);
      if (!result.errors) isAway = false;
      if (!result.errors && other !== null) log.warn('the register is followed again');
      if (!result.errors) other = null;
      return result;
    },
    (error) => {
      if (error instanceof RegisterOther) {
        if (other !== error.tidslinje) log.error({ reason: error.message, keptTo: error.keptTo }, registerOther);
        other = error.tidslinje;
        return;
      }
      // Logged once, not at every round of an outage; without a stack trace, since processes that start together meet one.
      const cause = error instanceof RegisterAway ? { reason: error.message } : { err: error };
      if (!isAway) log.warn(cause, 'the register does not answer; its units are as they were last seen');
      isAway = true;
    },
  );
}
