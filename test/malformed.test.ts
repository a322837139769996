import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../gateway/commands/sign-development-token.ts';
import { readConfig } from '../gateway/config.ts';
import { callsOf } from './malformed/calls.ts';
import { expectHarmless } from './malformed/harmless.ts';
import { type HostileRequest, hostileRequests, spotCount } from './malformed/requests.ts';
import { askOf } from './support/ask.ts';
import { get } from './support/get.ts';
import { newDatabase, newFolder } from './support/new-database.ts';
import { type ProductProcess, runProduct } from './support/process.ts';

/** The public schema; `npm run check` holds the file to the code. */
const schema = buildSchema(
  readFileSync(new URL('../gateway/supergraph/schema.graphql', import.meta.url), 'utf8'),
);
const runsPerSpot = Number(process.env.RUNS_PER_SPOT ?? 1);

const cleanUp: (() => unknown)[] = [];
/** A process of its own: what ends it ends no test but these, and what it logs can be read. */
let product: ProductProcess;
let url: string;
let authorization: string;
let codes: Set<string>;

beforeAll(async () => {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove, affiliation.remove);
  const env = {
    PORT: '0',
    SAMPLE: 'small',
    DATA_DIR: folder.path,
    REGISTER_DATABASE_URL: register.url,
    AFFILIATION_DATABASE_URL: affiliation.url,
    AUTH_DEVELOPMENT: 'true',
  };
  product = runProduct(['all'], env);
  url = await product.url;
  const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], expires: '1h' };
  authorization = `Bearer ${await signDevelopmentToken(readConfig(env), claims)}`;
  const known = await get<Record<string, { code: string }[]>>(askOf(url), '{ regler { code } fejlkoder { code } }');
  codes = new Set(Object.values(known).flatMap((list) => list.map(({ code }) => code)));
  codes.delete('INTERNAL_SERVER_ERROR');
});
afterAll(async () => {
  await product.stop();
  for (const remove of cleanUp) await remove();
});

const accept = 'application/json';

function send({ method, query, variables, signed }: HostileRequest): Promise<Response> {
  const headers = { accept, ...(signed && { authorization }) };
  if (method === 'GET')
    return fetch(`${url}/graphql?${new URLSearchParams({ query, variables })}`, { headers });
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
  return fetch(`${url}/graphql`, { method, headers: { ...headers, 'content-type': 'application/json' }, body });
}

describe('a hostile value anywhere in the input is answered with what is wrong', () => {
  it.each(callsOf(schema).map((call) => [call.name, call] as const))('%s', async (_name, call) => {
    const property = fc.asyncProperty(hostileRequests(call), async (request) =>
      expectHarmless(await send(request), codes),
    );
    await fc.assert(property, { numRuns: Math.max(10, spotCount(call) * runsPerSpot) });
  });
});
