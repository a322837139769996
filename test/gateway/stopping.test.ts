import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { newDatabase, newFolder, provider } from '../support/new-database.ts';
import { type ProductProcess, runProduct } from '../support/process.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const remove of cleanUp.splice(0).reverse()) await remove();
});

async function settings(SAMPLE = 'full') {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove, affiliation.remove);
  const databases = { REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: affiliation.url };
  const folders = [register, affiliation].map(({ url }) => path.dirname(url.replace('file:', '')));
  return { env: { PORT: '0', SAMPLE, DATA_DIR: folder.path, ...databases }, folders };
}

/** Bytes in the write-ahead log of the database in a folder. */
const sizeOfLog = (folder: string): number =>
  statSync(path.join(folder, 'test.db-wal'), { throwIfNoEntry: false })?.size ?? 0;

async function start(): Promise<{ running: ProductProcess; url: string; folders: string[] }> {
  const { env, folders } = await settings();
  const running = runProduct(['all'], env);
  cleanUp.push(() => running.stop());
  return { running, url: await running.url, folders };
}

/** Asks on a connection that is kept. */
async function askOn(agent: Agent, url: string, query: string) {
  const sent = request(`${url}/graphql`, { method: 'POST', agent, headers: { 'content-type': 'application/json' } });
  sent.end(JSON.stringify({ query }));
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(await text(response)) };
}

describe('a server that is asked to stop', () => {
  it('answers what it has accepted, and tells who is connected that it takes no more', async () => {
    const { running, url } = await start();
    const [accepted, kept] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true, maxSockets: 1 })];
    cleanUp.push(() => [accepted, kept].map((agent) => agent.destroy()));
    await askOn(kept, url, '{ helloWorld }');
    const slow = fetch(`${url}/eksport/samlet.xml`);
    const { body } = await slow.then((response) => ({ body: response.text() }));
    running.child.kill('SIGTERM');
    const refused = await untilRefused(() => askOn(kept, url, '{ helloWorld }'));
    expect(refused).toMatchObject({
      status: 503,
      headers: { connection: 'close', 'retry-after': '1' },
      body: { errors: [{ extensions: { code: 'STOPPING', retryable: true, da: expect.any(String) } }] },
    });
    expect((await body).trimEnd()).toMatch(/<\/dagtilbudsRegister>$/);
    expect(await running.finished).toMatchObject({ code: 0, stderr: '' });
  });

  it.runIf(provider === 'sqlite')('leaves nothing in the write-ahead logs, also when it was being asked', async () => {
    const { running, url, folders } = await start();
    const asking = Array.from({ length: 6 }, () => fetch(`${url}/eksport/samlet.csv`).then((answer) => answer.text()));
    await Promise.race(asking);
    await running.stop();
    await Promise.allSettled(asking);
    expect(folders.map(sizeOfLog)).toEqual([0, 0]);
  });

  it('ends when npm start is asked to', async () => {
    const { env, folders } = await settings('small');
    const { PATH = '', HOME = '' } = process.env;
    const npm = spawn('npm', ['start'], { cwd: path.resolve('.'), env: { PATH, HOME, ...env } });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    cleanUp.push(() => npm.kill('SIGKILL'));
    await expect.poll(() => /answers at (\S+)\/graphql/.exec(output)?.[1], { timeout: 30_000 }).toBeDefined();
    const url = /answers at (\S+)\/graphql/.exec(output)?.[1] ?? '';
    npm.kill('SIGTERM');
    await once(npm, 'exit');
    const isThere = () =>
      fetch(`${url}/health`).then(
        () => true,
        () => false,
      );
    await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
    if (provider === 'sqlite') await expect.poll(() => folders.map(sizeOfLog), { timeout: 10_000 }).toEqual([0, 0]);
  });
});

/** A request that comes before the signal does is answered. */
async function untilRefused<Answer extends { status: number }>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 200) return answer;
  }
}
