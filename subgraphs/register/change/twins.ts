import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Reference } from './command.ts';

/** An active object whose name another one may have too. */
export interface Twin {
  id: Reference;
  kommune: string | null;
  foldedAdresse?: string | null;
}

/** Active objects by level and folded name: those that a draft's objects may be duplicates of. */
export class Twins {
  readonly #byName = new Map<string, Twin[]>();

  get isEmpty(): boolean {
    return this.#byName.size === 0;
  }

  add(niveau: Niveau, foldedNavn: string, twin: Twin): void {
    const key = `${niveau} ${foldedNavn}`;
    const twins = this.#byName.get(key);
    if (twins) twins.push(twin);
    else this.#byName.set(key, [twin]);
  }

  of = (niveau: Niveau, foldedNavn: string): readonly Twin[] => this.#byName.get(`${niveau} ${foldedNavn}`) ?? [];
}
