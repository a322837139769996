import type { Content, ObjectKind } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { groupBy } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { isOn, type Periode, shiftDay } from '../../core/periode/periode.ts';

/** The childminders with too many children among those that an object written has to do with. */
export function overfullBy(object: StoredObject, work: Work): Overfull[] {
  const { ownersOf, overfullOf } = plans(work);
  const personIds = new Set(dagplejereOf(object, work, ownersOf));
  return [...personIds].flatMap((personId) => overfullOf(personId) ?? []);
}

const plans = oncePerWork((work) => {
  const [before, after] = [new BelaegningPlan(work, 'before'), new BelaegningPlan(work, 'after')];
  const known = new Map<string, Overfull | null>();
  const overfullOf = (personId: string): Overfull | null => {
    const found = known.has(personId) ? known.get(personId) : findOverfull(before, after, personId, work.today);
    known.set(personId, found ?? null);
    return found ?? null;
  };
  const owners = new Map<string, Set<string>>();
  for (const dagplejer of work.all('dagplejer'))
    for (const { gruppeId, personId } of states(dagplejer))
      if (gruppeId !== null) owners.set(gruppeId, (owners.get(gruppeId) ?? new Set()).add(personId));
  return { overfullOf, ownersOf: (gruppeId: string | null) => [...(owners.get(gruppeId ?? '') ?? [])] };
});

/** Whose number of children it may change: a child's own childminder, a guest's host, and whom a guest comes home to. */
function dagplejereOf(object: StoredObject, work: Work, ownersOf: (gruppeId: string | null) => string[]): string[] {
  if (isOf('dagplejer', object)) return [object.after.personId];
  if (isOf('tilknytning', object))
    return states(object).flatMap(({ aktoertype, hovedgruppeId }) =>
      aktoertype === 'barn' ? ownersOf(hovedgruppeId) : [],
    );
  if (!isOf('gaesteophold', object)) return [];
  const ofChild = work.all('tilknytning').filter(({ after }) => after.personId === object.after.barnId);
  const homes = ofChild.flatMap(({ after }) => ownersOf(after.hovedgruppeId));
  return [object.after.vaertId, ...homes];
}

const isOf = <S extends StoredObject['kind']>(
  kind: S,
  object: StoredObject,
): object is StoredObject<S> & StoredObject => object.kind === kind;

const states = <T>({ before, after }: { before: T | null; after: T }): T[] =>
  [before, after].flatMap((one) => one ?? []);

/** A day on which a childminder has more children than she may. */
interface Overfull extends Places {
  personId: string;
  dag: string;
  /** The excess is larger than before the write. */
  isWorse: boolean;
}

/**
 * The first day that a write makes fuller than it may be; otherwise the first from today on that was too full before
 * and stays so. Only days on which something begins or ends are looked at.
 */
function findOverfull(before: BelaegningPlan, after: BelaegningPlan, personId: string, today: string): Overfull | null {
  const turning = new Set([...before.turningDays(personId), ...after.turningDays(personId), today]);
  const found = [...turning].sort().flatMap((dag): Overfull[] => {
    const places = after.on(personId, dag);
    if (places === null || excess(places) === 0) return [];
    return [{ personId, dag, ...places, isWorse: excess(places) > excess(before.on(personId, dag)) }];
  });
  return found.find(({ isWorse }) => isWorse) ?? found.find(({ dag }) => dag >= today) ?? null;
}

/** Without children there is no excess, whatever the capacity is given as. */
const excess = (places: Places | null): number =>
  places === null || places.antal === 0 ? 0 : Math.max(0, places.antal - places.kapacitet);

/** How many children a childminder has on a day, and how many she may have. */
interface Places {
  antal: number;
  kapacitet: number;
}

/**
 * The children of childminders day by day, in a unit of work as it was stored or as it is to be: those whose main group
 * is the childminder's, less those who are guests elsewhere, and her own guests. `readBelaegning` counts the same of
 * what is stored.
 */
class BelaegningPlan {
  readonly #dagplejere: Map<string, Content['dagplejer'][]>;
  readonly #boern: Map<string, Content['tilknytning'][]>;
  readonly #gaester: Map<string, Content['gaesteophold'][]>;
  readonly #ude: Map<string, Content['gaesteophold'][]>;

  constructor(work: Work, state: 'before' | 'after') {
    const contents = <S extends ObjectKind>(kind: S) =>
      work.all(kind).flatMap((object) => object[state] ?? []) as Content[S][];
    const boern = contents('tilknytning').filter(({ aktoertype, aflyst }) => aktoertype === 'barn' && !aflyst);
    const ophold = contents('gaesteophold').filter(({ aflyst }) => !aflyst);
    const dagplejere = contents('dagplejer').filter(({ aflyst }) => !aflyst);
    this.#dagplejere = groupBy(dagplejere, ({ personId }) => personId);
    this.#boern = groupBy(boern, ({ hovedgruppeId }) => hovedgruppeId);
    this.#gaester = groupBy(ophold, ({ vaertId }) => vaertId);
    this.#ude = groupBy(ophold, ({ barnId }) => barnId);
  }

  /** Null on a day that the person is no childminder. */
  on(personId: string, dag: string): Places | null {
    const dagplejer = this.#dagplejere.get(personId)?.find((one) => isOn(one, dag));
    if (!dagplejer) return null;
    const gaester = this.#gaester.get(personId)?.filter((ophold) => isOn(ophold, dag)) ?? [];
    return { antal: this.#presentIn(dagplejer.gruppeId, dag) + gaester.length, kapacitet: dagplejer.kapacitet };
  }

  /** The days on which either number may change; between them both stay. */
  turningDays(personId: string): string[] {
    const dagplejere = this.#dagplejere.get(personId) ?? [];
    const boern = dagplejere.flatMap(({ gruppeId }) => this.#boern.get(gruppeId ?? '') ?? []);
    const ophold = boern.flatMap((barn) => this.#ude.get(barn.personId) ?? []);
    const periods: Periode[] = [...dagplejere, ...boern, ...ophold, ...(this.#gaester.get(personId) ?? [])];
    return periods.flatMap(({ gyldigFra, gyldigTil }) => [
      gyldigFra,
      ...(gyldigTil === null ? [] : [shiftDay(gyldigTil, 1)]),
    ]);
  }

  /** A child that two sources know is one child. */
  #presentIn(gruppeId: string | null, dag: string): number {
    const boern = (this.#boern.get(gruppeId ?? '') ?? []).filter((barn) => isOn(barn, dag));
    const isAway = (barnId: string) => this.#ude.get(barnId)?.some((ophold) => isOn(ophold, dag)) ?? false;
    return new Set(boern.map(({ personId }) => personId).filter((barnId) => !isAway(barnId))).size;
  }
}

/** What several rules need of the result of a write, computed when the first asks. Only for rules: before, a work still changes. */
function oncePerWork<T>(compute: (work: Work) => T): (work: Work) => T {
  const known = new WeakMap<Work, { value: T }>();
  return (work) => {
    const found = known.get(work) ?? { value: compute(work) };
    known.set(work, found);
    return found.value;
  };
}
