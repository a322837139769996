import type { IncomingMessage } from 'node:http';
import { retryAfter } from '../../common/remote/retry-after.ts';
import { ImportFailure } from './import-failure.ts';

/** The failure that a status of HTTP tells of by itself; null for 200. Redirects are not followed: the document stays. */
export function refusedStatus({ statusCode = 0, headers }: IncomingMessage): ImportFailure | null {
  if (statusCode === 200) return null;
  const passing = { passing: true, retryAfter: retryAfter(headers['retry-after']) };
  // Too much to do (429, 503) is said before anything is done; other errors can come in the middle of it.
  if (statusCode === 429 || statusCode === 503) return new ImportFailure('SERVER_ERROR', passing);
  if (statusCode >= 500) return new ImportFailure('SERVER_ERROR', { ...passing, uncertain: true });
  return new ImportFailure('REFUSED');
}
