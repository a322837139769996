/** A set on top of another: what is added stays apart until it is kept. */
export class LayeredSet {
  readonly #own = new Set<string>();
  readonly #below: LayeredSet | null;

  constructor(below: LayeredSet | null = null) {
    this.#below = below;
  }

  has = (value: string): boolean => this.#own.has(value) || (this.#below?.has(value) ?? false);

  add(value: string): void {
    this.#own.add(value);
  }

  keep(): void {
    for (const value of this.#own) this.#below?.add(value);
  }
}
