import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Reference } from './command.ts';

/** An active object, and what another one has too that is a duplicate of it. */
export interface Twin {
  id: Reference;
  kommune: string | null;
  foldedAdresse?: string | null;
}

/** Active objects by level, folded name, municipality and address: those that a draft's objects may be duplicates of. */
export class Twins {
  readonly #ids = new Map<string, Reference[]>();

  get isEmpty(): boolean {
    return this.#ids.size === 0;
  }

  add(niveau: Niveau, foldedNavn: string, twin: Twin): void {
    const key = keyOf(niveau, foldedNavn, twin);
    const ids = this.#ids.get(key);
    if (ids) ids.push(twin.id);
    else this.#ids.set(key, [twin.id]);
  }

  /** Another object that is the same in all of these. */
  other(niveau: Niveau, foldedNavn: string, twin: Twin): Reference | undefined {
    return this.#ids.get(keyOf(niveau, foldedNavn, twin))?.find((id) => id !== twin.id);
  }
}

const keyOf = (niveau: Niveau, foldedNavn: string, { kommune, foldedAdresse }: Twin): string =>
  JSON.stringify([niveau, foldedNavn, kommune, foldedAdresse ?? null]);
