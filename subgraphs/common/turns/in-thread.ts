import { Worker } from 'node:worker_threads';
import { productFile } from '../product-file.ts';

/**
 * What a script of the product posts, run in a thread of its own on what it is given: for what takes long and cannot be
 * done in pieces. The script is JavaScript as it is, since a thread shares nothing of how this one was loaded.
 */
export function inThread<Posted>(script: `${string}.mjs`, given: unknown): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(productFile(script), { workerData: given, execArgv: [] });
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => reject(new Error(`${script} ended without a word`)));
  });
}
