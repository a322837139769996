import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ask, askOf } from '../test/support/ask.ts';
import { benchDatabases } from './bench-databases.ts';
import { processorTime } from './gateway/servers.ts';
import { throughGateway } from './through-gateway.ts';
import { writeOneByOne } from './write-one-by-one.ts';

type Database = keyof typeof benchDatabases;

const clients = 8;
const root = fileURLToPath(new URL('..', import.meta.url));

/** A checkout's product, running in a process of its own. */
interface Product {
  name: string;
  server: ChildProcess;
  ask: Ask;
}

/** What one checkout did in one round. */
interface Round {
  perSecond: number;
  /** Of the server, for one mutation. */
  processorMs: number;
}

/** Single mutations of 8 clients, to this checkout and to another in turn, so that a slow moment meets both. */
export async function benchWriteBeside(
  databases: Database[],
  times: number,
  other: string,
  rounds: number,
): Promise<void> {
  for (const database of databases) {
    const { newDatabase, close } = await benchDatabases[database]();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-bench-'));
    const products: Product[] = [];
    try {
      for (const [i, checkout] of [other, root].entries())
        products.push(await start(path.resolve(checkout), path.join(folder, String(i)), newDatabase, 4880 + i));
      const measured = new Map(products.map((product) => [product, [] as Round[]]));
      for (const { ask } of products) await write(ask, Math.ceil(times / 2)); // compiles, and warms up
      for (let round = 0; round < rounds; round++)
        for (const product of products) measured.get(product)?.push(await measure(product, times));
      report(database, measured);
    } finally {
      for (const { server } of products) await end(server);
      await close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function start(
  checkout: string,
  folder: string,
  newDatabase: (folder: string) => Promise<string>,
  port: number,
): Promise<Product> {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'error',
    AUTH_DEVELOPMENT: 'true',
    REGISTER_DATABASE_URL: await newDatabase(folder),
    AFFILIATION_DATABASE_URL: await newDatabase(folder),
  };
  const run = path.join(checkout, 'gateway/run.mjs');
  const server = spawn(process.execPath, [run, 'all'], { cwd: checkout, env, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => server.kill());
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => /ready|answers at/.test(String(text)) && resolve());
    server.once('exit', (code) => reject(new Error(`${checkout} ended with ${code}`)));
  });
  const token = execFileSync(process.execPath, [run, 'token', '--role', 'stil'], { cwd: checkout, env });
  return { name: checkout, server, ask: askOf(`http://127.0.0.1:${port}`, String(token).trim()) };
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

const write = (ask: Ask, times: number) =>
  Promise.all(Array.from({ length: clients }, () => writeOneByOne(throughGateway(ask).one, times)));

async function measure({ server, ask }: Product, times: number): Promise<Round> {
  const [start, before] = [performance.now(), processorTime(server.pid ?? 0)];
  await write(ask, times);
  const count = times * clients;
  return {
    perSecond: (count / (performance.now() - start)) * 1000,
    processorMs: (processorTime(server.pid ?? 0) - before) / count,
  };
}

function report(database: Database, measured: Map<Product, Round[]>): void {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const medians = [...measured].map(([{ name }, rounds]) => ({
    name,
    perSecond: median(rounds.map((round) => round.perSecond)),
    processorMs: median(rounds.map((round) => round.processorMs)),
  }));
  const [first] = medians;
  console.log(
    `\n${database}: single mutations of ${clients} clients, medians of ${measured.values().next().value?.length}`,
  );
  console.table(
    medians.map(({ name, perSecond, processorMs }) => ({
      checkout: name,
      'per second': Math.round(perSecond),
      ratio: (perSecond / (first?.perSecond ?? 1)).toFixed(2),
      'processor ms': processorMs.toFixed(2),
      'processor ratio': ((first?.processorMs ?? 1) / processorMs).toFixed(2),
    })),
  );
}
