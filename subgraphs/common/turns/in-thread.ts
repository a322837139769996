import { Worker } from 'node:worker_threads';
import { productFile } from '../product-file.ts';

/**
 * What a script of the product posts, run in a thread of its own on what it is given: for what takes long and cannot be
 * done in pieces. The script is JavaScript as it is, since a thread shares nothing of how this one was loaded.
 */
export function inThread<Posted>(script: `${string}.mjs`, given: unknown): Promise<Posted> {
  return posted(new Worker(productFile(script), { workerData: given, execArgv: [] }));
}

/** Megabytes of a thread's own memory: what it works on may be hostile, and is not to end the process. */
const mostMemory = 1024;

/**
 * The same of a program that `thread-program.mjs` has made of TypeScript, for what comes from outside: rejects, with the
 * thread ended, when the signal says so and when it takes more memory than there is for it.
 */
export async function programInThread<Posted>(program: string, given: unknown, signal: AbortSignal): Promise<Posted> {
  signal.throwIfAborted();
  const resourceLimits = { maxOldGenerationSizeMb: mostMemory };
  const thread = new Worker(program, { eval: true, workerData: given, execArgv: [], resourceLimits });
  const end = () => void thread.terminate();
  signal.addEventListener('abort', end);
  return posted<Posted>(thread).finally(() => signal.removeEventListener('abort', end));
}

function posted<Posted>(thread: Worker): Promise<Posted> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => reject(new Error('a thread ended without a word')));
  });
}
