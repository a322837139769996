import { startTestServer, type TestServer } from '../support/server.ts';

/** A server with the small sample, and what a user of a client has: its address and the token of Silkeborg's staff. */
export interface Served extends TestServer {
  graphql: string;
  token: string;
}

export async function serve(settings: Record<string, string> = {}): Promise<Served> {
  const server = await startTestServer(settings);
  const token = await server.tokenWith({ roles: ['kommunal'], kommuner: ['740'] });
  return { ...server, graphql: `${server.url}/graphql`, token };
}

/** The requests that were sent while something was done. */
export async function sentWhile<Done>(act: () => Promise<Done>): Promise<{ done: Done; sent: Request[] }> {
  const plain = globalThis.fetch;
  const sent: Request[] = [];
  globalThis.fetch = (input, init) => {
    sent.push(new Request(input, init));
    return plain(input, init);
  };
  try {
    return { done: await act(), sent };
  } finally {
    globalThis.fetch = plain;
  }
}
