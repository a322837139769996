import type { z } from 'zod';
import { type DatabaseTerms, defaultTerms } from '../../subgraphs/common/database/terms.ts';
import { wholeNumber } from './whole-number.ts';

const whole = (min: number, max: number, fallback: number) => wholeNumber(min, max).default(fallback);

/** The variables that say how long whom waits for a database. Waiting and working stay below a request's deadline. */
export const databaseVariables = {
  DATABASE_WAIT_MS: whole(50, 8_000, defaultTerms.wait),
  DATABASE_STATEMENT_MS: whole(1_000, 20_000, defaultTerms.statement),
  DATABASE_JOB_WAIT_MS: whole(50, 3_600_000, defaultTerms.jobWait),
  DATABASE_CONNECTIONS: whole(1, 999, defaultTerms.connections),
};

export const databaseTerms = (env: z.infer<z.ZodObject<typeof databaseVariables>>): DatabaseTerms => ({
  wait: env.DATABASE_WAIT_MS,
  statement: env.DATABASE_STATEMENT_MS,
  jobWait: env.DATABASE_JOB_WAIT_MS,
  connections: env.DATABASE_CONNECTIONS,
});
