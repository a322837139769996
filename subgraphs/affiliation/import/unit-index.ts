import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';

type Tilknytning = Objekt<'tilknytning'>;

/** What one source has at the units of a work, found by the keys that rows name it by; grows as rows are put. */
export class UnitIndex {
  readonly #grupper = new Map<string, Objekt<'gruppe'>[]>();
  readonly #byLokalId = new Map<string, Tilknytning[]>();
  readonly #kontakter = new Map<string, Tilknytning[]>();
  readonly #kilde: string;

  constructor(work: Work, kilde: string) {
    this.#kilde = kilde;
    for (const gruppe of work.all('gruppe')) this.addGruppe(gruppe);
    for (const tilknytning of work.all('tilknytning')) this.add(tilknytning);
  }

  addGruppe(gruppe: Objekt<'gruppe'>): void {
    append(this.#grupper, `${gruppe.after.enhedsNummer} ${gruppe.after.kode}`, gruppe);
  }

  add(tilknytning: Tilknytning): void {
    const { kilde, enhedsNummer, lokalId, barnId } = tilknytning.after;
    if (kilde !== this.#kilde) return;
    if (lokalId !== null) append(this.#byLokalId, `${enhedsNummer} ${lokalId}`, tilknytning);
    if (barnId !== null) append(this.#kontakter, `${enhedsNummer} ${barnId}`, tilknytning);
  }

  /** The groups with a code: those of the source before others', the latest first. Never by chance of storing. */
  grupper(enhed: string, kode: string): Objekt<'gruppe'>[] {
    const found = this.#grupper.get(`${enhed} ${kode}`) ?? [];
    if (found.length < 2) return found;
    const rank = ({ after: { kilde, gyldigFra }, id }: Objekt<'gruppe'>) =>
      `${kilde === this.#kilde ? 1 : 0} ${gyldigFra} ${id}`;
    return found.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1));
  }

  byLokalId = (enhed: string, lokalId: string) => this.#byLokalId.get(`${enhed} ${lokalId}`) ?? [];

  kontakter = (enhed: string, barnId: string) => this.#kontakter.get(`${enhed} ${barnId}`) ?? [];
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
