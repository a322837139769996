import type { PeopleServices } from '../../context.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import type { ImportRow } from '../../core/input/row-schema.ts';
import { PersonBook } from '../person/person-book.ts';
import type { RowMemory } from './row-memory.ts';

/** What rows are put into: one source's part of a unit of work. */
export interface RowScene {
  work: Work;
  book: PersonBook;
  units: UnitIndex;
  /** The source system whose word it is. */
  kilde: string;
  /** What is new without a first day begins on this day, and what is not there any more ends before it. */
  day: string;
  memory: RowMemory;
}

/** What a row is put into: something new, or what there is. */
export type Put<S extends 'gruppe' | 'tilknytning'> = StoredObject<S> | undefined;

/** What rows name: units, and people by local ids, CPR numbers or ids. */
interface Named {
  enhed: string;
  lokalIds: string[];
  cprNumre: string[];
  personId?: string | null;
}

/**
 * Loads what rows may be of: one statement per kind of object, and municipality, however many rows there are. Only the
 * people who are named are loaded of a unit: rows in no order would otherwise load the same units again and again.
 */
export async function openRowScene(
  work: Work,
  { vault, database }: PeopleServices,
  { kilde, memory, named }: { kilde: string; memory: RowMemory; named: readonly Named[] },
): Promise<RowScene> {
  const enheder = named.map(({ enhed }) => enhed);
  await work.loadEnheder(enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  const lokalIds = named.flatMap(({ enhed, lokalIds }) => lokalIds.map((lokalId) => [enhed, lokalId] as const));
  await work.loadPairs('tilknytning', ['enhedsNummer', 'lokalId'], lokalIds);
  const book = new PersonBook(work, vault, database.mode);
  for (const [kommune, cprNumre] of byKommune(work, named)) {
    await book.load(kommune, cprNumre);
    await work.load('rollemapping', 'kommuneKode', [kommune]);
  }
  await loadKontakter(work, named);
  return { work, book, units: new UnitIndex(work, kilde), kilde, day: work.today, memory };
}

/** The contacts of the people named, as far as those are children, and the persons behind all ties. */
async function loadKontakter(work: Work, named: readonly Named[]): Promise<void> {
  const byTie = () => work.all('tilknytning').map(({ after }) => after.personId);
  const byCpr = work.all('person').map(({ id }) => id);
  const byId = named.flatMap(({ personId }) => personId ?? []);
  await work.load('tilknytning', 'barnId', [...byTie(), ...byCpr, ...byId]);
  await work.load('person', 'id', byTie());
}

function byKommune(work: Work, named: readonly Named[]): Map<string, string[]> {
  const kommuner = new Map<string, string[]>();
  for (const { enhed, cprNumre } of named) {
    const kommune = work.enhed(enhed)?.kommuneKode;
    if (kommune === undefined) continue;
    const known = kommuner.get(kommune) ?? [];
    kommuner.set(kommune, known);
    known.push(...cprNumre);
  }
  return kommuner;
}

/** What a row names. */
export function namedBy(row: ImportRow): Named {
  const { enhed } = row;
  if (row.type === 'gruppe') return { enhed, lokalIds: [], cprNumre: [] };
  if (row.type === 'kontakt') return { enhed, lokalIds: [row.barnLokalId], cprNumre: [row.person.cpr] };
  const kontakter = row.type === 'barn' ? (row.kontakter ?? []) : [];
  return { enhed, lokalIds: [row.lokalId], cprNumre: [row.person.cpr, ...kontakter.map(({ person }) => person.cpr)] };
}

type Tilknytning = StoredObject<'tilknytning'>;

/** What one source has at the units of a work, found by the keys that rows name it by; grows as rows are put. */
export class UnitIndex {
  readonly #grupper = new Map<string, StoredObject<'gruppe'>[]>();
  readonly #byLokalId = new Map<string, Tilknytning[]>();
  readonly #kontakter = new Map<string, Tilknytning[]>();
  readonly #kilde: string;

  constructor(work: Work, kilde: string) {
    this.#kilde = kilde;
    for (const gruppe of work.all('gruppe')) this.addGruppe(gruppe);
    for (const tilknytning of work.all('tilknytning')) this.add(tilknytning);
  }

  addGruppe(gruppe: StoredObject<'gruppe'>): void {
    append(this.#grupper, `${gruppe.after.enhedsNummer} ${gruppe.after.kode}`, gruppe);
  }

  add(tilknytning: Tilknytning): void {
    const { kilde, enhedsNummer, lokalId, barnId } = tilknytning.after;
    if (kilde !== this.#kilde) return;
    if (lokalId !== null) append(this.#byLokalId, `${enhedsNummer} ${lokalId}`, tilknytning);
    if (barnId !== null) append(this.#kontakter, `${enhedsNummer} ${barnId}`, tilknytning);
  }

  /**
   * The groups with a code: those of the source before others', the latest first. The order never depends on how they
   * are stored.
   */
  grupper(enhed: string, kode: string): StoredObject<'gruppe'>[] {
    const found = this.#grupper.get(`${enhed} ${kode}`) ?? [];
    if (found.length < 2) return found;
    const rank = ({ after: { kilde, gyldigFra }, id }: StoredObject<'gruppe'>) =>
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
