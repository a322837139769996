import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as the stub understood it. */
export interface StubCall {
  entity: string;
  key: string;
  values: string[];
  query: string;
  apiKey: string | null;
}

export interface StubReply {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface DatafordelerStub {
  url: string;
  calls: StubCall[];
  /** The objects of each entity, as nodes. */
  nodes: Record<string, Record<string, unknown>[]>;
  /** Answers in the place of the nodes; undefined for those. Slow answers and outages are made here. */
  reply: (call: StubCall, count: number) => Promise<StubReply | undefined> | StubReply | undefined;
  close(): Promise<void>;
}

/** A server on this machine that answers as Datafordeleren's GraphQL does. */
export async function startDatafordelerStub(): Promise<DatafordelerStub> {
  const server = createServer((request, response) => void answer(stub, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stub: DatafordelerStub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    calls: [],
    nodes: {},
    reply: () => undefined,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return stub;
}

async function answer(stub: DatafordelerStub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const call = parse(JSON.parse(body).query, request.url ?? '');
  stub.calls.push(call);
  const { status = 200, headers = {}, body: text } = (await stub.reply(call, stub.calls.length)) ?? {};
  const nodes = (stub.nodes[call.entity] ?? []).filter((node) => call.values.includes(String(node[call.key])));
  const data = { [call.entity]: { pageInfo: { hasNextPage: false, endCursor: null }, nodes } };
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text ?? JSON.stringify({ data }));
}

function parse(query: string, url: string): StubCall {
  const [, entity = ''] = /^\{ (\w+)\(first: 1000/.exec(query) ?? [];
  const [, key = '', values = '[]'] = /where: \{ (\w+): \{ in: (\[.*?\]) \} \}\)/.exec(query) ?? [];
  return {
    entity,
    key,
    values: JSON.parse(values),
    query,
    apiKey: new URL(url, 'http://stub').searchParams.get('apiKey'),
  };
}
