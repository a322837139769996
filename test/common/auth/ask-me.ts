export interface Reply {
  status: number;
  headers: Headers;
  body: {
    data?: { me?: { kind: string; subject: string | null; roles: object[] } } | null;
    errors?: { extensions: { code: string; retryable: boolean; da: string } }[];
  };
}

/** Asks a server who we are, with these headers. */
export async function askMe(url: string, headers: Record<string, string>): Promise<Reply> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query: '{ me { kind subject roles { role kommuner cvrNumre enheder } } }' }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}
