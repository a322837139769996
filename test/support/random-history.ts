import { Random } from '../differential/random.ts';
import type { Ask } from './ask.ts';
import { get } from './get.ts';

type Kind = 'Daginstitution' | 'Anvisningsenhed' | 'AlternativAdresse';

const place = {
  ...{ pNummer: '1012345678', cvrNummer: '12345674', email: 'a@b.example', telefonNummer: '87654321' },
  adresse: { vejNavn: 'Byvej', husNummer: '1', postNummer: '9940', byNavn: 'Læsø', kommune: '825' },
};

/** Writes that follow from a seed: new, renamed, moved, closed and reopened objects of Læsø, one to four at a time. */
export class RandomHistory {
  readonly #ask: Ask;
  readonly #random: Random;
  readonly numre: Record<Kind, string[]> = { Daginstitution: [], Anvisningsenhed: [], AlternativAdresse: [] };

  constructor(ask: Ask, seed: number) {
    this.#ask = ask;
    this.#random = new Random(seed, 0);
  }

  /** Carries out one write. Returns the number of its last change; null where it was refused, or changed nothing. */
  async write(): Promise<number | null> {
    const changes = Array.from({ length: 1 + this.#random.below(4) }, (_, i) => this.#change(`k${i}`));
    const { applyChanges } = await get<{ applyChanges: Answer }>(
      this.#ask,
      `mutation ($input: ApplyChangesInput!) { applyChanges(input: $input) { errors { code } changeset { last } changes { action niveau nummer } } }`,
      { input: { changes } },
    );
    for (const { action, niveau, nummer } of applyChanges.changeset ? applyChanges.changes : [])
      if (action === 'CREATE') this.numre[kinds[niveau] as Kind].push(nummer);
    return applyChanges.changeset?.last ?? null;
  }

  #change(key: string): object {
    const navn = `Navn ${this.#random.below(1000)}`;
    const { Daginstitution: owners, Anvisningsenhed: units, AlternativAdresse: addresses } = this.numre;
    if (owners.length === 0 || this.#random.chance(0.1))
      return { createDaginstitution: { key, navn, ejerform: '1', lovgrundlag: '1', kommune: '825' } };
    if (units.length === 0 || this.#random.chance(0.15)) {
      const above = { daginstitutionsNummer: this.#random.pick(owners), institutionstype: '6012' };
      return { createAnvisningsenhed: { key, navn, ...above, ...place } };
    }
    if (addresses.length === 0 || this.#random.chance(0.15))
      return { createAlternativAdresse: { key, navn, anvisningsenhedsNummer: this.#random.pick(units), ...place } };
    return this.#changeOfOld(navn);
  }

  #changeOfOld(navn: string): object {
    const kind = this.#random.pick(Object.values(kinds));
    const nummer = this.#random.pick(this.numre[kind]);
    const above = { daginstitutionsNummer: this.#random.pick(this.numre.Daginstitution) };
    return this.#random.pick([
      { [`update${kind}`]: { nummer, navn } },
      { [`update${kind}`]: { nummer, navn } },
      { [`close${kind}`]: { nummer } },
      { [`reopen${kind}`]: { nummer } },
      { moveAnvisningsenhed: { nummer: this.#random.pick(this.numre.Anvisningsenhed), ...above } },
    ]);
  }
}

const kinds: Record<string, Kind> = {
  DAGINSTITUTION: 'Daginstitution',
  ANVISNINGSENHED: 'Anvisningsenhed',
  ALTERNATIV_ADRESSE: 'AlternativAdresse',
};

interface Answer {
  changeset: { last: number } | null;
  changes: { action: string; niveau: string; nummer: string }[];
}
