import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchForCpr } from './cpr-watch.ts';

/** For who does not say where: what commands leave there is not to lie among the developer's own data. */
const scratch = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-process-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Finished {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface ProductProcess {
  child: ChildProcess;
  /** Settles when it has ended. */
  finished: Promise<Finished>;
  /** The address it answers at, once it does; rejects when it ends before. */
  url: Promise<string>;
  stop(): Promise<Finished>;
}

/** Runs the product from the bundle, or as its npm scripts do (`gateway/run.mjs`), with only these environment variables. */
export function runProduct(args: string[], env: Record<string, string> = {}, file = 'dist/main.mjs'): ProductProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [path.join(root, file), ...args], {
    cwd: root,
    env: { PATH, HOME, DATA_DIR: scratch, ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => {
    output.stdout += text;
  });
  child.stderr.on('data', (text: Buffer) => {
    output.stderr += text;
  });
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (code, signal) => {
      watchForCpr(`output of ${args[0]}`, output.stdout + output.stderr);
      resolve({ code, signal, ...output });
    });
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /answers at (\S+)\/graphql/.exec(output.stdout)?.[1];
      if (found) resolve(found);
    });
    void finished.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  url.catch(() => undefined); // a test that waits for the end does not wait for the address
  const stop = () => {
    child.kill('SIGTERM');
    return finished;
  };
  return { child, finished, url, stop };
}
