import { danishSortKey } from '../../common/text/danish-sort-key.ts';
import { fold } from '../../common/text/fold.ts';
import { type Content, contentColumns, type Niveau, niveauer, niveauOrder, type Rows } from '../dagtilbud/fields.ts';
import type { DraftAnswers } from '../kontrol/answers.ts';
import type { StoredAnswers } from '../kontrol/kontrol.reader.ts';
import type { Reference } from './command.ts';

/** An object in a draft: what it was, and what it is to be. */
export interface DraftObject<N extends Niveau = Niveau> {
  niveau: N;
  /** Its number, or "#key" until it gets one. */
  id: Reference;
  before: Rows[N] | null;
  after: Content[N];
  /** Where the commands that touch it stand in the input; none for an object that is only looked at. */
  paths: string[][];
}

const parentOf = {
  daginstitution: null,
  anvisningsenhed: 'daginstitution',
  alternativAdresse: 'anvisningsenhed',
} as const;
const childOf = {
  daginstitution: 'anvisningsenhed',
  anvisningsenhed: 'alternativAdresse',
  alternativAdresse: null,
} as const;

/** The part of the register that a list of commands touches, held in memory while they are applied and checked. */
export class Draft {
  readonly #objects: { [N in Niveau]: Map<Reference, DraftObject<N>> } = {
    daginstitution: new Map(),
    anvisningsenhed: new Map(),
    alternativAdresse: new Map(),
  };
  /** Those that its objects may be duplicates of. */
  readonly twins = new Twins();
  #families: Map<string, DraftObject[]> | undefined;
  readonly #derived = new Map<DraftObject, DerivedColumns>();
  /** "level number" of objects outside this part of the register that have the number of one inside. */
  elsewhere: ReadonlySet<string> = new Set();
  /** References of what its objects go on in, by their numbers. */
  goesOnIn: ReadonlyMap<string, readonly Reference[]> = new Map();
  /** What DAR and CVR said of the values that the commands set; none for a draft that nothing was asked about. */
  ekstern: DraftAnswers | undefined;
  /** What they said before of what is stored; none where that is not asked for. */
  kontroller: StoredAnswers | undefined;

  /** Takes in rows as they are stored; those it has already stay. */
  load<N extends Niveau>(niveau: N, rows: readonly Rows[N][]): void {
    const objects = this.#of(niveau);
    for (const before of rows)
      if (!objects.has(before.nummer))
        objects.set(before.nummer, { niveau, id: before.nummer, before, after: contentOf(niveau, before), paths: [] });
  }

  create<N extends Niveau>(niveau: N, id: Reference, after: Content[N], path: string[]): void {
    this.#of(niveau).set(id, { niveau, id, before: null, after, paths: [path] });
  }

  /** The same part of the register as it was before the commands. */
  past(): Draft {
    const past = new Draft();
    for (const niveau of niveauOrder) {
      const stored = [...this.#of(niveau).values()].flatMap(({ before }) => (before === null ? [] : [before]));
      past.load(niveau, stored);
    }
    return past;
  }

  get<N extends Niveau>(niveau: N, id: Reference): DraftObject<N> | undefined {
    return this.#of(niveau).get(id);
  }

  ids = (niveau: Niveau): Reference[] => [...this.#of(niveau).keys()];

  /** The objects that commands touch, parents first. */
  touched(): DraftObject[] {
    return niveauOrder.flatMap((niveau) => [...this.#of(niveau).values()].filter(({ paths }) => paths.length > 0));
  }

  parent(object: DraftObject): DraftObject | undefined {
    const niveau = parentOf[object.niveau];
    return niveau === null ? undefined : this.get(niveau, parentId(object));
  }

  /** What it stands under before the commands; none of a new object. */
  parentBefore(object: DraftObject): DraftObject | undefined {
    const niveau = parentOf[object.niveau];
    return niveau === null || object.before === null ? undefined : this.get(niveau, storedParent(object));
  }

  /** Its children as they are to be. Asked for after the commands are applied: what changes then is not seen. */
  children(object: DraftObject): DraftObject[] {
    const niveau = childOf[object.niveau];
    if (niveau === null) return [];
    this.#families ??= this.#groupByParent();
    return this.#families.get(`${niveau} ${object.id}`) ?? [];
  }

  /** What follows from its content as it is to be. Asked for after the commands are applied, as `children` is. */
  derived(object: DraftObject): DerivedColumns {
    const known = this.#derived.get(object) ?? derivedColumns(object.after);
    this.#derived.set(object, known);
    return known;
  }

  #groupByParent(): Map<string, DraftObject[]> {
    const families = new Map<string, DraftObject[]>();
    for (const niveau of niveauOrder.slice(1))
      for (const child of this.#of(niveau).values()) {
        const key = `${niveau} ${parentId(child)}`;
        const family = families.get(key);
        if (family) family.push(child);
        else families.set(key, [child]);
      }
    return families;
  }

  /** The administrative municipality as it is to be; null when its parents are not there. */
  kommuneAfter(object: DraftObject): string | null {
    if (object.niveau === 'daginstitution') return parentId(object);
    const parent = this.parent(object);
    return parent ? this.kommuneAfter(parent) : null;
  }

  /** The administrative municipality as it was; null for a new object. */
  kommuneBefore(object: DraftObject): string | null {
    if (object.before === null) return null;
    if (object.niveau === 'daginstitution') return storedParent(object);
    const parent = this.parentBefore(object);
    return parent ? this.kommuneBefore(parent) : null;
  }

  /** The daginstitution that it is, or is to be under, by its number or "#key"; null when its parents are not there. */
  daginstitutionAfter(object: DraftObject): Reference | null {
    if (object.niveau === 'daginstitution') return object.id;
    if (object.niveau === 'anvisningsenhed') return parentId(object);
    const parent = this.parent(object);
    return parent ? this.daginstitutionAfter(parent) : null;
  }

  /** The one that it was, or was under; null for a new object. */
  daginstitutionBefore(object: DraftObject): string | null {
    if (object.before === null) return null;
    if (object.niveau === 'daginstitution') return object.id;
    if (object.niveau === 'anvisningsenhed') return storedParent(object);
    const parent = this.parentBefore(object);
    return parent ? this.daginstitutionBefore(parent) : null;
  }

  #of<N extends Niveau>(niveau: N): Map<Reference, DraftObject<N>> {
    return this.#objects[niveau] as Map<Reference, DraftObject<N>>;
  }
}

/** What an object's parent is to be. */
export const parentId = ({ niveau, after }: DraftObject): Reference =>
  String(after[niveauer[niveau].parent as keyof typeof after]);

/** What a stored object's parent is. */
const storedParent = ({ niveau, before }: DraftObject): Reference =>
  String((before as Rows[Niveau])[niveauer[niveau].parent as keyof Rows[Niveau]]);

/** An active object, and what another one has too that is a duplicate of it. */
export interface Twin {
  id: Reference;
  kommune: string | null;
  foldedAdresse?: string | null;
}

/** Active objects by level, folded name, municipality and address: those that a draft's objects may be duplicates of. */
class Twins {
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

/** What a stored row holds, without its bookkeeping. */
export function contentOf<N extends Niveau>(niveau: N, row: Rows[N]): Content[N] {
  const columns = contentColumns[niveau] as readonly (keyof Rows[N])[];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Content[N];
}

/** A new object before its fields are set: active, and nothing else. */
export function emptyContent<N extends Niveau>(niveau: N): Content[N] {
  const columns: readonly string[] = contentColumns[niveau];
  const empty = Object.fromEntries(columns.map((column) => [column, null]));
  return { ...empty, navn: '', aktivitetsstatus: 'Aktiv' } as unknown as Content[N];
}

/** `foldedAdresse` on the levels that have an address. */
export interface DerivedColumns {
  foldedNavn: string;
  sortNavn: string;
  foldedAdresse?: string;
}

const addressColumns = ['vejNavn', 'husNummer', 'postNummer', 'byNavn', 'supplerendeBynavn'] as const;

/** The columns that follow from the rest: what filters, search and ordering compare with. */
export function derivedColumns(content: Content[Niveau]): DerivedColumns {
  const derived = { foldedNavn: fold(content.navn), sortNavn: danishSortKey(content.navn) };
  if (!('vejNavn' in content)) return derived;
  const adresse = addressColumns.map((column) => content[column] ?? '').join(' ');
  return { ...derived, foldedAdresse: fold(adresse) };
}
