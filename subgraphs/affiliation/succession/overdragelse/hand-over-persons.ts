import { timeOrderedId } from '../../../common/time-ordered-id.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { kildeOrder } from '../../core/change/kilde-order.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import {
  effective,
  isSameNumber,
  type Protection,
  parseWords,
  phoneFields,
  type SourceWord,
  type SourceWords,
} from '../../core/input/person-fields.ts';
import type { Telefon } from '../../import/tilknytning-row.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';

type Person = StoredObject<'person'>;

/** What hung on one person at units, and hangs on another now. */
export interface Repointed {
  from: string;
  to: string;
  enheder: string[];
}

/** Where something names a person: the unit, its municipality of now, and how to name another person there. */
interface Place {
  kommune: string;
  enhed: string | null;
  /** Whether it makes the person one of the municipality; the child of a contact only goes along. */
  holds: boolean;
  kilde: string | null;
  name(personId: string): void;
}

/** Hands over persons whose units are another municipality's now. */
export class HandOver {
  readonly repointed: Repointed[] = [];
  readonly #work: Work;
  readonly #vault: CprVault;

  constructor(work: Work, vault: CprVault) {
    this.#work = work;
    this.#vault = vault.held();
  }

  async all(ids: readonly string[]): Promise<void> {
    const work = this.#work;
    await work.load('person', 'id', ids);
    const persons = work.all('person');
    for (const column of ['personId', 'barnId'] as const) await work.load('tilknytning', column, ids);
    await work.load('dagplejer', 'personId', ids);
    for (const column of ['barnId', 'vaertId'] as const) await work.load('gaesteophold', column, ids);
    await work.load('brugeradministrator', 'personId', ids);
    const hanging = [...work.all('tilknytning'), ...work.all('dagplejer'), ...work.all('gaesteophold')];
    await work.loadEnheder(hanging.map(({ after }) => after.enhedsNummer));
    const indexes = await mapInTurns(persons, (person) => this.#indexesOf(person, this.#kommunerOf(person)));
    await work.load('person', 'cprIndex', indexes.flat());
    const kommuner = await mapInTurns(persons, (person) => this.#kommunerOf(person));
    await work.load('kilde', 'kommuneKode', kommuner.flat());
    await mapInTurns(persons, (person) => this.#handOver(person));
  }

  /**
   * A person with nothing left in the old municipality moves. Otherwise each municipality has its own: the new one has
   * the person that it already knows by the CPR number, or a copy with what the sources of its units say.
   */
  #handOver(person: Person): void {
    const places = this.#placesOf(person);
    const old = person.after.kommuneKode;
    const kommuner = new Set(
      places.filter(({ holds, kommune }) => holds && kommune !== old).map(({ kommune }) => kommune),
    );
    const stays = places.some(({ kommune }) => kommune === old) || kommuner.size > 1;
    for (const kommuneKode of kommuner) {
      const known = this.#knownIn(kommuneKode, person);
      if (!stays && !known) {
        const words = parseWords(person.after.sourceWords);
        const order = kildeOrder(this.#work, kommuneKode, Object.keys(words));
        const content = { kommuneKode, ...this.#sealedIn(kommuneKode, person, person.id) };
        this.#work.change(person, { ...content, ...effective(words, order, person.after) }, []);
      } else
        this.#repoint(
          person,
          known,
          kommuneKode,
          places.filter(({ kommune }) => kommune === kommuneKode),
        );
    }
  }

  #repoint(person: Person, known: Person | undefined, kommuneKode: string, places: readonly Place[]): void {
    const all = parseWords(person.after.sourceWords);
    const kilder = new Set(places.map(({ kilde }) => kilde));
    const own = Object.entries(all).filter(([kilde]) => kilder.has(kilde));
    const words = own.length > 0 ? Object.fromEntries(own) : all;
    const theirs = known ? parseWords(known.after.sourceWords) : {};
    const taken = withProtectedNumbers({ ...words, ...theirs }, { ...all, ...theirs });
    const order = kildeOrder(this.#work, kommuneKode, Object.keys(taken));
    const word = effective(taken, order, heldBy(person, known));
    const heir = known ? this.#work.change(known, word, []) : this.#copy(person, { kommuneKode, ...word });
    for (const place of places) place.name(heir.id);
    const enheder = [...new Set(places.flatMap(({ enhed }) => enhed ?? []))];
    this.repointed.push({ from: person.id, to: heir.id, enheder });
  }

  #copy(person: Person, content: { kommuneKode: string } & ReturnType<typeof effective>): Person {
    const id = timeOrderedId();
    return this.#work.create('person', { ...this.#sealedIn(content.kommuneKode, person, id), ...content }, [], id);
  }

  /** Their number as the person with this id in the other municipality has it. */
  #sealedIn(kommuneKode: string, person: Person, id: string) {
    const cpr = this.#cprOf(person);
    return cpr === null
      ? { cprIndex: null, cprCipher: null, cprNoegle: null }
      : this.#vault.seal(cpr, { id, kommuneKode });
  }

  #kommunerOf = (person: Person): string[] => this.#placesOf(person).map(({ kommune }) => kommune);

  #placesOf({ id, after: { kommuneKode: old } }: Person): Place[] {
    const work = this.#work;
    const kommuneOf = (nummer: string) => work.enhed(nummer)?.kommuneKode ?? old;
    const at = (nummer: string, kilde: string | null = null, holds = true) => {
      return { kommune: kommuneOf(nummer), enhed: nummer, kilde, holds };
    };
    return [
      ...work.where('tilknytning', 'personId', id).map((tie) => ({
        ...at(tie.after.enhedsNummer, tie.after.kilde),
        name: (personId: string) => void work.change(tie, { personId }, []),
      })),
      ...work.where('tilknytning', 'barnId', id).map((tie) => ({
        ...at(tie.after.enhedsNummer, null, false),
        name: (barnId: string) => void work.change(tie, { barnId }, []),
      })),
      ...work.where('dagplejer', 'personId', id).map((dagplejer) => ({
        ...at(dagplejer.after.enhedsNummer),
        name: (personId: string) => void work.change(dagplejer, { personId }, []),
      })),
      ...work.where('gaesteophold', 'vaertId', id).map((ophold) => ({
        ...at(ophold.after.enhedsNummer, null, false),
        name: (vaertId: string) => void work.change(ophold, { vaertId }, []),
      })),
      ...work.where('gaesteophold', 'barnId', id).map((ophold) => ({
        ...at(ophold.after.enhedsNummer, null, false),
        name: (barnId: string) => void work.change(ophold, { barnId }, []),
      })),
      // The municipality appoints its own user administrators, so an appointment does not go along.
      ...work.where('brugeradministrator', 'personId', id).map(({ after: { kommuneKode: kommune } }) => {
        return { kommune, enhed: null, kilde: null, holds: false, name: () => undefined };
      }),
    ];
  }

  #knownIn(kommuneKode: string, person: Person): Person | undefined {
    return this.#indexesOf(person, [kommuneKode])
      .flatMap((index) => this.#work.where('person', 'cprIndex', index))
      .find(({ id, after }) => id !== person.id && after.kommuneKode === kommuneKode);
  }

  #indexesOf(person: Person, kommuner: Iterable<string>): string[] {
    const cpr = this.#cprOf(person);
    return cpr === null ? [] : this.#vault.indexes(cpr, new Set(kommuner));
  }

  #cprOf({ id, after: { cprCipher, cprNoegle } }: Person): string | null {
    return cprCipher === null || cprNoegle === null ? null : this.#vault.open({ cprCipher, cprNoegle }, id);
  }
}

/** Protection goes along, whichever source asked for it and whichever municipality knows of it. */
function heldBy(person: Person, known: Person | undefined): Protection {
  const { beskyttet, aliasFornavn, aliasEfternavn } = person.after;
  return {
    beskyttet: beskyttet || (known?.after.beskyttet ?? false),
    aliasFornavn: known?.after.aliasFornavn ?? aliasFornavn,
    aliasEfternavn: known?.after.aliasEfternavn ?? aliasEfternavn,
  };
}

/** The protection of a telephone number goes along, too, whichever source gave it. */
function withProtectedNumbers(words: SourceWords, all: SourceWords): SourceWords {
  const numbers = Object.values(all).flatMap((word) => phoneFields.flatMap((field) => word[field] ?? []));
  const isProtected = (telefon: Telefon) => numbers.some((one) => one.beskyttet && isSameNumber(one, telefon));
  const numbersOf = (word: SourceWord) =>
    phoneFields.map((field) => [field, word[field] && { ...word[field], beskyttet: isProtected(word[field]) }]);
  return Object.fromEntries(
    Object.entries(words).map(([kilde, word]) => [kilde, { ...word, ...Object.fromEntries(numbersOf(word)) }]),
  );
}
