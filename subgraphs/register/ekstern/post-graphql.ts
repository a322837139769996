import type { Deadline } from '../../common/remote/deadline.ts';
import { retryAfter } from '../../common/remote/retry-after.ts';
import type { Aarsag } from './aarsager.ts';
import { Unanswered } from './unanswered.ts';

/** Sends one GraphQL query and returns its `data`; throws Unanswered for everything else. */
export async function postGraphQL(url: URL, query: string, deadline: Deadline): Promise<Record<string, unknown>> {
  const { response, text } = await post(url, query, deadline);
  if (response.status !== 200) throw refused(response);
  const { data, errors } = parse(text) as { data?: unknown; errors?: unknown };
  // Datafordeleren answers refusals of its own (DAF-GQL-…, DAF-AUTH-…) with status 200 as well.
  if (errors || typeof data !== 'object' || data === null) throw new Unanswered('BAD_ANSWER');
  return data as Record<string, unknown>;
}

async function post(url: URL, query: string, { signal }: Deadline) {
  try {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    // A redirect would carry the key to where it points.
    const init = { method: 'POST', headers, body: JSON.stringify({ query }), redirect: 'manual', signal } as const;
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch {
    throw signal.aborted ? new Unanswered('TIMEOUT') : new Unanswered('UNREACHABLE', true);
  }
}

function parse(text: string): object {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch {} // falls through: neither is an answer
  throw new Unanswered('BAD_ANSWER');
}

/** A new key is met with 401 (DAF-AUTH-0005) at random in its first hour, until it is known everywhere. */
function refused({ status, headers }: Response): Unanswered {
  const aarsag: Aarsag =
    status === 429
      ? 'TOO_MANY_REQUESTS'
      : status >= 500
        ? 'SERVER_ERROR'
        : status === 401 || status === 403
          ? 'REFUSED'
          : 'BAD_ANSWER';
  return new Unanswered(aarsag, aarsag !== 'BAD_ANSWER' && status !== 403, retryAfter(headers.get('retry-after')));
}
