import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { RegisterDatabase } from '../../../subgraphs/register/database.ts';
import { registerEksportRoutes } from '../../../subgraphs/register/eksport/register-eksport-routes.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { type StoredRows, storeRows } from './store-rows.ts';

export interface TestServer {
  database: RegisterDatabase;
  get(path: string, options?: RequestInit): Promise<Response>;
  text(path: string): Promise<string>;
  stop(): Promise<void>;
}

type Wrap = (database: RegisterDatabase) => RegisterDatabase;

/** A server with the exports over a database of its own that holds `rows`. */
export async function startServer(rows: StoredRows | null, wrap?: Wrap): Promise<TestServer> {
  const testRegister = await openTestRegister();
  if (rows) await storeRows(testRegister.database, rows);
  const server = await serve(testRegister, wrap);
  const stop = async () => {
    await server.stop();
    await testRegister.close();
  };
  return { ...server, stop };
}

/** A server with the exports over a given database; `wrap` may come between the two. */
export async function serve({ database, kodebog }: TestRegister, wrap: Wrap = (it) => it): Promise<TestServer> {
  // After an abort, fetch opens a fresh connection that closing the server would otherwise wait for.
  const app = fastify({ forceCloseConnections: true });
  registerEksportRoutes(app, wrap(database), kodebog);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const get = (path: string, options?: RequestInit) => fetch(`http://127.0.0.1:${port}/eksport/${path}`, options);
  // fetch's own text() drops a leading BOM, which some tests are about.
  const text = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer()).toString('utf8');
  return { database, get, text, stop: () => app.close() };
}
