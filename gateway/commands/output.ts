import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';

/** A progress bar on a terminal; nothing in a pipe or a log. */
export function showProgress(title: string): { update(done: number, total: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage} %`,
    stream: process.stderr,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** Writes to a file, or to standard output (-), as fast as the reader takes it; a reader that has enough ends it quietly. */
export async function writeOut(file: string, source: Iterable<string> | AsyncIterable<string | Buffer>): Promise<void> {
  try {
    await pipeline(source, file === '-' ? process.stdout : createWriteStream(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
