/** The writers of this process to a file, whichever of its connections they use, in the order of their coming. */
export class WritersLine<Connection> {
  #holder: Connection | null = null;
  readonly #waiting: { connection: Connection; mayJoin: boolean; go(): void }[] = [];

  /** Settles when it is this writer's turn. */
  async turn(connection: Connection, mayJoin: boolean): Promise<void> {
    if (this.#holder === null) this.#holder = connection;
    else await new Promise<void>((go) => this.#waiting.push({ connection, mayJoin, go }));
  }

  /** Whether the next one could go on in the transaction of whoever has the turn. */
  nextJoins(): boolean {
    const [next] = this.#waiting;
    return next?.mayJoin === true && next.connection === this.#holder;
  }

  isHeldBy = (connection: Connection): boolean => this.#holder === connection;

  leave(): void {
    const next = this.#waiting.shift();
    this.#holder = next?.connection ?? null;
    next?.go();
  }
}
