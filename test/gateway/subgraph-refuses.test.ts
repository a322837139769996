import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../gateway/config/config.ts';
import { startGateway } from '../../gateway/server/start-gateway.ts';
import { startRegister } from '../../gateway/server/start-register.ts';
import { askOf } from '../support/ask.ts';
import { newDatabase, newFolder } from '../support/new-database.ts';

const folder = newFolder();
/** Ends what was started, the last first. */
const ends: (() => unknown)[] = [() => folder.remove()];
let gatewayUrl: string;
/** How often the other subgraph was asked. */
let asked = 0;

/** Stands for a subgraph that finds too much whatever it is asked. */
async function refusing(): Promise<Server> {
  const error = { message: 'too many rows', extensions: { code: 'LIMIT_EXCEEDED' } };
  const server = createServer((request, response) => {
    if (request.method === 'POST') asked++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ errors: [error] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

beforeAll(async () => {
  const database = await newDatabase();
  const affiliation = await refusing();
  const env = {
    ...{ PORT: '0', REGISTER_PORT: '0', SAMPLE: 'small', LOG_LEVEL: 'silent', RECHECK: 'off' },
    ...{ DATA_DIR: folder.path, REGISTER_DATABASE_URL: database.url },
    AFFILIATION_URL: `http://127.0.0.1:${(affiliation.address() as AddressInfo).port}`,
  };
  const register = await startRegister(readConfig(env));
  const gateway = await startGateway(readConfig({ ...env, REGISTER_URL: register.url }));
  gatewayUrl = gateway.url;
  ends.unshift(gateway.close, register.close, () => affiliation.close(), database.remove);
});
afterAll(async () => {
  for (const end of ends) await end();
});

it('a level that a subgraph finds too much is refused once, and not once for each of its objects', async () => {
  const { data, errors } = await askOf(gatewayUrl)(
    '{ anvisningsenheder(first: 40) { nodes { nummer dagplejegrupper { id anvisningsenhed { navn } } } } }',
  );
  expect(data?.anvisningsenheder ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['LIMIT_EXCEEDED']);
  expect(asked).toBe(1);
});
