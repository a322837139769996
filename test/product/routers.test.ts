import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { readConfig } from '../../gateway/config/config.ts';
import { type Ask, askOf } from '../support/ask.ts';
import { freePort } from '../support/free-port.ts';
import { newDatabase, newFolder } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';

const routers = fileURLToPath(new URL('../routers', import.meta.url));
const hive = path.join(routers, 'node_modules/.bin/hive-gateway');
const isThere = existsSync(hive);
if (!isThere) console.warn('Skipped: no router to start. "npm ci --prefix test/routers" installs one.');

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const remove of cleanUp.splice(0).reverse()) await remove();
});

/** The subgraphs as processes, and a stranger's router in front of them as docs/routers.md says. */
async function start(): Promise<{ url: string; askWith: (roles: string[], kommuner: string[]) => Promise<Ask> }> {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove, affiliation.remove);
  const SUBGRAPH_SECRET = 'a secret of forty characters or some more';
  const own = { DATA_DIR: folder.path, SUBGRAPH_SECRET, AUTH_DEVELOPMENT: 'true', SAMPLE: 'small', RECHECK: 'off' };
  const databases = { REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: affiliation.url };
  const env = { ...own, ...databases, REGISTER_PORT: '0', AFFILIATION_PORT: '0' };
  const addresses: Record<string, string> = {};
  for (const shape of ['register', 'affiliation']) {
    const running = runProduct([shape], { ...env, ...addresses });
    cleanUp.push(() => running.stop());
    addresses[`${shape.toUpperCase()}_URL`] = await running.url;
  }
  const supergraph = path.join(folder.path, 'supergraph.graphql');
  const written = await runProduct(['supergraph', supergraph], { ...own, ...addresses }).finished;
  expect(written).toMatchObject({ code: 0, stderr: '' });
  const port = await freePort();
  const config = path.join(routers, 'gateway.config.mjs');
  const args = ['supergraph', supergraph, '--host', '127.0.0.1', '--port', port, '--config-path', config];
  const { PATH = '', HOME = '' } = process.env;
  const router = spawn(hive, [...args, '--fork', '1'], { cwd: routers, env: { PATH, HOME, SUBGRAPH_SECRET } });
  cleanUp.push(async () => {
    router.kill('SIGKILL');
    await once(router, 'close');
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/graphql?query={__typename}`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(answers, { timeout: 40_000, interval: 300 }).toBe(200);
  const askWith = async (roles: string[], kommuner: string[]) => {
    const claims = { subject: 'test', roles, kommuner, cvrNumre: [], enheder: [], expires: '1h' };
    return askOf(url, await signDevelopmentToken(readConfig({ ...own, ...databases }), claims));
  };
  return { url, askWith };
}

describe.skipIf(!isThere)("Hive Gateway's own command in front of the subgraphs", () => {
  it('answers from both, as who asks, and lets nobody say who they are', async () => {
    const { url, askWith } = await start();
    const both = `{ anvisningsenheder(first: 3, where: { kommune: { eq: "101" } }) { nodes {
      nummer daginstitution { navn } dagplejegrupper { navn } } } }`;
    const { data, errors } = await askOf(url)<{ anvisningsenheder: { nodes: object[] } }>(both);
    expect(errors).toBeUndefined();
    expect(data?.anvisningsenheder.nodes).toHaveLength(3);
    const people = '{ personer(first: 1) { totalCount } }';
    const staff = await askWith(['kommunal'], ['101']);
    expect((await staff(people)).errors).toBeUndefined();
    expect((await askOf(url)(people)).errors?.[0]?.extensions?.code).toBe('CREDENTIALS_MISSING');
  });
});
