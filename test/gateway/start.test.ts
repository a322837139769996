import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { askOf } from '../support/ask.ts';
import { newDatabase, newFolder, provider } from '../support/new-database.ts';
import { type ProductProcess, runProduct } from '../support/process.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const remove of cleanUp.splice(0).reverse()) await remove();
});

/** Settings of a product of its own, on new databases of the kind this run is on. */
async function settings(): Promise<Record<string, string>> {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove, affiliation.remove);
  const databases = { REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: affiliation.url };
  return { PORT: '0', SAMPLE: 'small', DATA_DIR: folder.path, ...databases };
}

function start(args: string[], env: Record<string, string>): ProductProcess {
  const started = runProduct(args, env);
  cleanUp.push(() => started.stop());
  return started;
}

const count = '{ daginstitutioner(first: 0) { totalCount } dagplejegrupper(first: 0) { totalCount } }';

describe('the start', () => {
  it('fills an empty register once, and finds it again after a stop', async () => {
    const env = await settings();
    const first = start(['all'], env);
    const before = await askOf(await first.url)(count);
    expect(before.data).toMatchObject({ daginstitutioner: { totalCount: 60 } });
    expect(await first.stop()).toMatchObject({ code: 0, stderr: '' });
    const second = start(['all'], env);
    expect(await askOf(await second.url)(count)).toEqual(before);
  });

  it('ends an answer under way before it stops, and takes no new ones', async () => {
    const running = start(['all'], { ...(await settings()), SAMPLE: 'full' });
    const url = await running.url;
    const response = await fetch(`${url}/eksport/samlet.xml`);
    running.child.kill('SIGTERM');
    await expect
      .poll(() =>
        fetch(`${url}/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(false);
    expect((await response.text()).trimEnd()).toMatch(/<\/dagtilbudsRegister>$/);
    expect((await running.finished).code).toBe(0);
  });

  it('leaves nothing of the bundling behind: the server is one process', async () => {
    const running = runProduct(['all'], await settings(), 'gateway/run.mjs');
    cleanUp.push(() => running.stop());
    await running.url;
    const parents = execFileSync('ps', ['-A', '-o', 'ppid='], { encoding: 'utf8' }).split('\n').map(Number);
    expect(parents).toContain(process.pid);
    expect(parents).not.toContain(running.child.pid);
  });

  it('leaves a register with real units without the sample', async () => {
    const env = await settings();
    const none = start(['all'], { ...env, SAMPLE: 'none' });
    expect((await askOf(await none.url)(count)).data).toEqual({
      daginstitutioner: { totalCount: 0 },
      dagplejegrupper: { totalCount: 0 },
    });
  });
});

describe('a start that cannot go on says why in one line', () => {
  it('when its host is not of this machine', async () => {
    const { code, stderr, stdout } = await start(['all'], { ...(await settings()), HOST: '203.0.113.7' }).finished;
    expect(stderr).toBe('HOST: 203.0.113.7 is not an address of this machine.\n');
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  it('when its port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    cleanUp.push(() => new Promise((resolve) => other.close(resolve)));
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, stderr } = await start(['all'], { ...(await settings()), PORT: port }).finished;
    expect(stderr).toBe(`Port ${port} on 127.0.0.1 is in use. Set PORT to a free one.\n`);
    expect(code).toBe(1);
  });

  it.runIf(provider === 'sqlite')('when a database file is something else', async () => {
    const env = await settings();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${env.DATA_DIR}/other.db`, 'not a database, '.repeat(100));
    const wrong = { REGISTER_DATABASE_URL: `file:${env.DATA_DIR}/other.db` };
    const { stderr } = await start(['all'], { ...env, ...wrong }).finished;
    expect(stderr).toMatch(/^A database file is not an SQLite database[^\n]*\n$/);
  });
});
