import type { ServerResponse } from 'node:http';

/** Nobody counts as slow sooner than this, in milliseconds: a file begins when its first rows are read. */
const grace = 10_000;

interface Reading {
  since: number;
  /** What its connection had sent before. */
  before: number;
}

/** Files that are being read: when there is no place for more, the slowest reader gives way, if slow enough. */
export class SlowReaders {
  readonly #most: number;
  readonly #bytesPerSecond: number;
  readonly #reading = new Map<ServerResponse, Reading>();

  constructor(most: number, bytesPerSecond: number) {
    this.#most = most;
    this.#bytesPerSecond = bytesPerSecond;
  }

  add(response: ServerResponse, now = performance.now()): void {
    if (response.closed) return;
    this.#reading.set(response, { since: now, before: sentOn(response) });
    response.once('close', () => this.#reading.delete(response));
  }

  /** Ends the slowest where all places are taken. */
  makeRoom(now = performance.now()): void {
    if (this.#reading.size < this.#most) return;
    let [slowest, least]: [ServerResponse | undefined, number] = [undefined, this.#bytesPerSecond];
    for (const [response, { since, before }] of this.#reading) {
      const rate = (1_000 * (sentOn(response) - before)) / (now - since);
      if (now - since >= grace && rate < least) [slowest, least] = [response, rate];
    }
    slowest?.destroy();
  }
}

/** Without what waits to be sent. */
const sentOn = ({ socket }: ServerResponse): number => (socket ? socket.bytesWritten - socket.writableLength : 0);
