import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { RequestWork } from '../../subgraphs/common/work/request-work.ts';
import { withStatus } from '../plugins/request-error.ts';

/** Begins the work for a request. It ends at its deadline, and when the caller leaves before the answer is sent. */
export function beginWork(response: ServerResponse, milliseconds: number): RequestWork {
  const work = new RequestWork();
  const deadline = setTimeout(() => work.end(tooLate(milliseconds)), milliseconds);
  response.once('close', () => {
    clearTimeout(deadline);
    if (!response.writableFinished) work.end(new GraphQLError('The caller has left.')); // nobody reads it
  });
  return work;
}

const tooLate = (milliseconds: number): GraphQLError =>
  withStatus({ status: 503 }, 'DEADLINE_EXCEEDED', { max: milliseconds });
