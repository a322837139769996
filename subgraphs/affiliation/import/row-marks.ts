/** What rows have said of things, by id or key: where in the input each was first told. What is added stays apart until it is kept. */
export class RowMarks {
  readonly #own = new Map<string, readonly string[]>();
  readonly #below: RowMarks | null;

  constructor(below: RowMarks | null = null) {
    this.#below = below;
  }

  has = (value: string): boolean => this.get(value) !== undefined;

  get = (value: string): readonly string[] | undefined => this.#own.get(value) ?? this.#below?.get(value);

  add(value: string, path: readonly string[]): void {
    if (!this.has(value)) this.#own.set(value, path);
  }

  keep(): void {
    for (const [value, path] of this.#own) this.#below?.add(value, path);
  }
}
