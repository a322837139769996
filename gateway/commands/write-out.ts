import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Writes to a file, or to standard output (-), as fast as the reader takes it; a reader that has enough ends it quietly. */
export async function writeOut(file: string, source: Iterable<string> | AsyncIterable<string | Buffer>): Promise<void> {
  try {
    await pipeline(source, file === '-' ? process.stdout : createWriteStream(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
