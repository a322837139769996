import type { TestServer } from '../support/server.ts';

interface Units {
  anvisningsenheder: { nodes: { nummer: string }[] };
}

/** The number that the sample gave the anvisningsenhed of a name. */
export async function numberOf(server: TestServer, navn: string): Promise<string> {
  const query = 'query ($navn: String!) { anvisningsenheder(where: { navn: { eq: $navn } }) { nodes { nummer } } }';
  const { data } = await server.ask<Units>(query, { navn });
  return data?.anvisningsenheder.nodes[0]?.nummer ?? `no ${navn}`;
}
