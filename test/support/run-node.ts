import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watchForCpr } from './cpr-watch.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a TypeScript program of the product as a process of its own, from the product's folder, without a terminal. */
export function runNode(args: string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      watchForCpr(`output of ${args.slice(0, 3).join(' ')}`, output);
      resolve({ code: code ?? 1, output });
    });
  });
}
