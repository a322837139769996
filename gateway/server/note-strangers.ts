import { GraphQLError } from 'graphql';
import { Strangers, strangerOf, strangersPath } from '../../subgraphs/affiliation/laeselog/strangers.ts';
import { kommunerOfKey } from '../../subgraphs/common/auth/api-keys.ts';
import type { Authenticate } from '../../subgraphs/common/auth/authenticator.ts';
import type { Config } from '../config/config.ts';
import { peerHeader, peerOf, subgraphSecret } from './peer.ts';

/** Notes callers whose credentials did not hold in the read log, but not which of their requests it was. */
export function noteStrangers(authenticate: Authenticate, strangers: Strangers): Authenticate {
  return async (credentials) => {
    try {
      return await authenticate(credentials);
    } catch (error) {
      if (error instanceof GraphQLError && !error.extensions.retryable)
        strangers.add({
          actor: strangerOf(credentials.authorization, credentials.apiKey),
          requestId: '',
          hvad: String(error.extensions.code),
          formaal: '401',
          kommuner: kommunerOfKey(error),
        });
      throw error;
    }
  };
}

/** For a gateway whose affiliation subgraph, which has the read log, is another process. */
export const remoteStrangers = (config: Config): Strangers =>
  new Strangers(async (stranger, antal) => {
    const response = await fetch(`${config.affiliation.url}${strangersPath}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${subgraphSecret(config)}`,
        [peerHeader]: peerOf(config),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...stranger, antal }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`the affiliation subgraph answers ${response.status} to lines of the read log`);
  });
