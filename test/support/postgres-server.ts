import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server that this run started, without a database. */
    postgresServer: string;
  }
}

let server: Promise<{ url: string; stop(): Promise<void> }> | undefined;

/** Starts a real PostgreSQL, from an npm package, for this run; both projects share it. */
export async function setup(project: TestProject): Promise<void> {
  server ??= startPostgres({ isDurable: false });
  project.provide('postgresServer', (await server).url);
}

export async function teardown(): Promise<void> {
  const running = await server;
  server = undefined;
  await running?.stop();
}
