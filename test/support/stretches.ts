/** Tells of work whether it lets others have their turn: by how much of it is done without the event loop going round. */
export class Stretches {
  /** How often something was done without the event loop going round in between: of each stretch. */
  readonly counts = [0];

  /** Keeps the loop, as one does that has much more to look at. */
  busy(milliseconds: number): void {
    this.counts.push((this.counts.pop() ?? 0) + 1);
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }

  /** Does the work, and begins a stretch each time the loop has gone round. */
  async watch<T>(work: () => Promise<T>): Promise<T> {
    let isOver = false;
    const round = () => {
      if (this.counts.at(-1) !== 0) this.counts.push(0);
      if (!isOver) setImmediate(round);
    };
    setImmediate(round);
    const made = await work();
    isOver = true;
    return made;
  }
}
