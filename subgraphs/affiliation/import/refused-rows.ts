import type { RowAbout } from './row-about.ts';

type Place = readonly string[];

/** The rows of an input that are refused: what depends on them is refused too, and whom they are of does not end. */
export class RefusedRows {
  readonly #byKey = new Map<string, Place>();
  readonly #cprNumre = new Map<string, string[]>();
  /** Of rows whose unit is none of the file's: a unit that is mistyped says nothing of where they are. */
  readonly #strays: string[] = [];
  /** Rows that do not tell whom they are of, by unit; under no number those that do not tell that either. */
  readonly #blind = new Map<string, Place>();

  add({ enhed, key, cpr }: RowAbout, place: Place): void {
    if (key === null) this.#blind.set(enhed ?? '', this.#blind.get(enhed ?? '') ?? place);
    else this.#byKey.set(key, this.#byKey.get(key) ?? place);
    if (enhed !== null && cpr !== null) this.#cprNumre.set(enhed, [...(this.#cprNumre.get(enhed) ?? []), cpr]);
  }

  addStray({ cpr }: RowAbout): void {
    if (cpr !== null) this.#strays.push(cpr);
  }

  /** Where in the input the row of a key is that was refused. */
  place = (key: string): Place | undefined => this.#byKey.get(key);

  cprNumre = (enhed: string): string[] => [...(this.#cprNumre.get(enhed) ?? []), ...this.#strays];

  /** Where a row is that can be of anybody at a unit. */
  blindAt = (enhed: string): Place | undefined => this.#blind.get(enhed) ?? this.#blind.get('');
}
