/** What some work cost. */
export interface Cost {
  milliseconds: number;
  /** Of those, spent on SQL. */
  inDatabase: number;
  statements: number;
}

/** Times work, and counts the SQL statements that it hears of meanwhile. */
export class Stopwatch {
  #statements = 0;
  #inDatabase = 0;

  onStatement = (_sql: string, milliseconds: number): void => {
    this.#statements += 1;
    this.#inDatabase += milliseconds;
  };

  /** The median run of several; what `prepare` does for each is not counted. */
  async median(runs: number, work: () => Promise<unknown>, prepare = async () => {}): Promise<Cost> {
    const costs: Cost[] = [];
    for (let i = 0; i < runs; i++) {
      await prepare();
      [this.#statements, this.#inDatabase] = [0, 0];
      const start = performance.now();
      await work();
      const milliseconds = performance.now() - start;
      costs.push({ milliseconds, statements: this.#statements, inDatabase: this.#inDatabase });
    }
    costs.sort((a, b) => a.milliseconds - b.milliseconds);
    return costs[Math.floor(runs / 2)] as Cost;
  }
}
