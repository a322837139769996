import { describe, expect, it } from 'vitest';
import { programInThread } from '../../subgraphs/common/turns/in-thread.ts';
import { provider } from '../support/new-database.ts';

// Nothing here depends on the database.
describe.runIf(provider === 'sqlite')('a program in a thread of its own', () => {
  const open = new AbortController().signal;
  const run = (program: string, signal = open) =>
    programInThread(`const { parentPort, workerData } = require('node:worker_threads'); ${program}`, 'given', signal);

  it('posts what it makes of what it is given', async () => {
    expect(await run('parentPort.postMessage({ of: workerData })')).toEqual({ of: 'given' });
  });

  it('rejects when the program fails, or ends without a word', async () => {
    await expect(run('throw new Error("failed")')).rejects.toThrow('failed');
    await expect(run('process.exit(0)')).rejects.toThrow('without a word');
  });

  it('is ended, and rejects, when the signal says so', async () => {
    const stop = new AbortController();
    const begun = new Int32Array(new SharedArrayBuffer(4));
    const work = 'Atomics.store(workerData, 0, 1); Atomics.notify(workerData, 0); for (;;);';
    const program = `const { workerData } = require('node:worker_threads'); ${work}`;
    const endless = programInThread(program, begun, stop.signal);
    const rejected = expect(endless).rejects.toThrow('without a word');
    while (Atomics.load(begun, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await rejected;
    await expect(run('', AbortSignal.abort())).rejects.toThrow('aborted');
  });

  it('that takes more memory than there is for it ends alone', async () => {
    const greedy = 'const kept = []; for (;;) kept.push(new Array(1_000_000).fill(0.5));';
    await expect(run(greedy)).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  });
});
