import { groupBy } from '../change/group-by.ts';
import type { Content, Slags } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import { isOn, type Periode, shiftDay } from '../periode/periode.ts';

/** How many children a childminder has on a day, and how many she may have. */
export interface Plads {
  antal: number;
  kapacitet: number;
}

/**
 * The children of childminders day by day, in a unit of work as it was stored or as it is to be: those whose main group
 * is the childminder's, less those who are guests elsewhere, and her own guests. `readBelaegning` counts the same of
 * what is stored.
 */
export class BelaegningPlan {
  readonly #dagplejere: Map<string, Content['dagplejer'][]>;
  readonly #boern: Map<string, Content['tilknytning'][]>;
  readonly #gaester: Map<string, Content['gaesteophold'][]>;
  readonly #ude: Map<string, Content['gaesteophold'][]>;

  constructor(work: Work, state: 'before' | 'after') {
    const contents = <S extends Slags>(kind: S) =>
      work.all(kind).flatMap((objekt) => objekt[state] ?? []) as Content[S][];
    const boern = contents('tilknytning').filter(({ slags, aflyst }) => slags === 'barn' && !aflyst);
    const ophold = contents('gaesteophold').filter(({ aflyst }) => !aflyst);
    const dagplejere = contents('dagplejer').filter(({ aflyst }) => !aflyst);
    this.#dagplejere = groupBy(dagplejere, ({ personId }) => personId);
    this.#boern = groupBy(boern, ({ hovedgruppeId }) => hovedgruppeId);
    this.#gaester = groupBy(ophold, ({ vaertId }) => vaertId);
    this.#ude = groupBy(ophold, ({ barnId }) => barnId);
  }

  /** Null on a day that the person is no childminder. */
  on(personId: string, dag: string): Plads | null {
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
