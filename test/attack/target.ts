import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../support/start-postgres.ts';

/** What is attacked: a checkout of the product, by default this one; another shows the figures from before a mend. */
export interface Target {
  /** The folder of the checkout. */
  product: string;
  database: 'sqlite' | 'postgresql';
  /** What is attacked with, of an attack of many cases: those whose names hold these words. */
  only?: string;
}

export const thisProduct = fileURLToPath(new URL('../..', import.meta.url));

export interface Attacked {
  url: string;
  dataDir: string;
  /** Addresses of its databases. */
  databases: string[];
  child: ChildProcess;
  /** Runs another of the product's commands on the same data and returns what it prints. */
  command(...args: string[]): Promise<string>;
  /** Ends the server, if it still lives, and removes its data. */
  stop(): Promise<void>;
}

/** How long a server may take to start, in milliseconds. */
const patience = 60_000;

/** Starts the product on loopback with data of its own, as an operator would: `gateway/run.mjs all`. */
export async function startAttacked(target: Target, settings: Record<string, string> = {}): Promise<Attacked> {
  const [attacked] = await start(target, ['all'], settings);
  return attacked as Attacked;
}

/** The same as three processes: the gateway, the register and the affiliation subgraph. What stops one stops all. */
export async function startThree(target: Target, settings: Record<string, string> = {}): Promise<Attacked[]> {
  const [register, affiliation, gateway] = await start(target, ['register', 'affiliation', 'gateway'], settings);
  return [gateway, register, affiliation] as Attacked[];
}

/** Processes of one product, each started when the one before it answers, which it is told the address of. */
async function start(
  { product, database }: Target,
  roles: string[],
  settings: Record<string, string>,
): Promise<Attacked[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-attack-'));
  const postgres = database === 'postgresql' ? await startPostgres({ isDurable: true }) : null;
  const stored = postgres ? await databasesIn(postgres.url) : filesIn(dataDir);
  const { PATH = '', HOME = '' } = process.env;
  const own = { PORT: '0', REGISTER_PORT: '0', AFFILIATION_PORT: '0', DATA_DIR: dataDir };
  const env = { PATH, HOME, ...own, AUTH_DEVELOPMENT: 'true', RECHECK: 'off', ...stored, ...settings };
  const children: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(children.map(end));
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const command = (...args: string[]) => outputOf(run(product, args, env));
  const started: Attacked[] = [];
  for (const role of roles) {
    const child = run(product, [role], env);
    children.push(child);
    const url = await addressOf(child);
    Object.assign(env, { [`${role.toUpperCase()}_URL`]: url });
    started.push({ url, dataDir, databases: Object.values(stored), child, command, stop });
  }
  return started;
}

/** Where the product has them by itself. */
const filesIn = (dataDir: string) => ({
  REGISTER_DATABASE_URL: `file:${path.join(dataDir, 'register.db')}`,
  AFFILIATION_DATABASE_URL: `file:${path.join(dataDir, 'affiliation.db')}`,
});

async function databasesIn(server: string): Promise<Record<string, string>> {
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  for (const name of ['register', 'affiliation']) await admin.query(`CREATE DATABASE "${name}"`);
  await admin.end();
  return { REGISTER_DATABASE_URL: `${server}/register`, AFFILIATION_DATABASE_URL: `${server}/affiliation` };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.kill('SIGKILL');
  await ended;
}

const run = (product: string, args: string[], env: Record<string, string>) =>
  spawn(process.execPath, [path.join(product, 'gateway/run.mjs'), ...args], { cwd: product, env });

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`did not start: ${output}`)), patience);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => {
        output += text;
        const found = /answers at (\S+)\/graphql/.exec(output)?.[1];
        if (!found) return;
        clearTimeout(timer);
        resolve(found);
      });
    child.once('close', () => reject(new Error(`did not start: ${output}`)));
  });
}

function outputOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (text: Buffer) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', () => resolve(output.trim()));
  });
}
