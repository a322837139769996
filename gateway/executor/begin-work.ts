import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { type RequestWork, workFor } from '../../subgraphs/common/work/request-work.ts';
import { withStatus } from '../plugins/request-error.ts';

/** Begins the work for a request that has a deadline. */
export function beginWork(response: ServerResponse, milliseconds: number): RequestWork {
  const work = workFor(response);
  const deadline = setTimeout(() => work.end(tooLate(milliseconds)), milliseconds);
  response.once('close', () => clearTimeout(deadline));
  return work;
}

/** The refusal of what took longer. */
export const tooLate = (milliseconds: number): GraphQLError =>
  withStatus({ status: 503 }, 'DEADLINE_EXCEEDED', { max: milliseconds });
