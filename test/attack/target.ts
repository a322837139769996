import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is attacked: a checkout of the product, by default this one; another shows the figures from before a mend. */
export interface Target {
  /** The folder of the checkout. */
  product: string;
}

export const thisProduct = fileURLToPath(new URL('../..', import.meta.url));

export interface Attacked {
  url: string;
  dataDir: string;
  child: ChildProcess;
  /** Runs another of the product's commands on the same data and returns what it prints. */
  command(...args: string[]): Promise<string>;
  /** Ends the server, if it still lives, and removes its data. */
  stop(): Promise<void>;
}

/** How long a server may take to start, in milliseconds. */
const patience = 60_000;

/** Starts the product on loopback with data of its own, as an operator would: `gateway/run.mjs all`. */
export async function startAttacked({ product }: Target, settings: Record<string, string> = {}): Promise<Attacked> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-attack-'));
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PORT: '0', DATA_DIR: dataDir, AUTH_DEVELOPMENT: 'true', RECHECK: 'off', ...settings };
  const child = run(product, ['all'], env);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await addressOf(child);
  return {
    url,
    dataDir,
    child,
    command: (...args) => outputOf(run(product, args, env)),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
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
