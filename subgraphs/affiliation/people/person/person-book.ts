import type { RegisterMode } from '../../../common/register-mode.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { kildeOrder } from '../../core/change/kilde-order.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import { bornOn, cprKind, normalCpr, spokenOf } from '../../core/input/fields.ts';
import { effective, nothingSaid, parseWords } from '../../core/input/person-fields.ts';
import type { CprVault, SealedCpr } from './cpr-vault.ts';
import { lifting, merged, type PersonStatement, takingBack } from './statement.ts';

/** Whose word it is: a source system of a municipality. */
export interface Sender {
  kommuneKode: string;
  kilde: string;
}

const noCpr = { cprIndex: null, cprCipher: null, cprNoegle: null };

/**
 * Finds and writes the persons of one unit of work. A municipality knows a person by CPR number once, however many of
 * its sources do; another municipality has its own, since each is controller for its own data.
 */
export class PersonBook {
  readonly #work: Work;
  readonly #vault: CprVault;
  readonly #mode: RegisterMode;
  readonly #byIndex = new Map<string, StoredObject<'person'>>();
  /** A load asks for the same numbers more than once, and hashing is most of what that costs. */
  readonly #indexes = new Map<string, string[]>();

  constructor(work: Work, vault: CprVault, mode: RegisterMode) {
    this.#work = work;
    this.#vault = vault.held();
    this.#mode = mode;
  }

  /** Takes in the persons with these numbers, and the municipality's ranking of sources. To be called first. */
  async load(kommuneKode: string, cprNumre: readonly string[]): Promise<void> {
    const indexes = await mapInTurns(cprNumre.map(normalCpr), (cpr) =>
      cpr === '' ? [] : this.#indexesOf(kommuneKode, cpr),
    );
    const pairs = indexes.flat().map((index) => [kommuneKode, index] as const);
    await this.#work.loadPairs('person', ['kommuneKode', 'cprIndex'], pairs);
    await this.#work.load('kilde', 'kommuneKode', [kommuneKode]);
    for (const person of this.#work.all('person')) this.#remember(person);
  }

  /**
   * The person with a number that is loaded. A person whom the writer may not see is found only for what is stored: the
   * answer is the one that a number nobody has would get, and the person that it makes stands for them in the rest of
   * the input.
   */
  find(kommuneKode: string, cpr: string): StoredObject<'person'> | undefined {
    const holder = this.#holder(kommuneKode, cpr);
    if (!holder || !this.#work.hides(holder)) return holder;
    this.#work.metHidden.add(holder.id);
    return this.#work.findsHidden ? holder : undefined;
  }

  /** Whether a number is the one that a person has. */
  isOwn = ({ after: { cprIndex, kommuneKode } }: StoredObject<'person'>, cpr: string): boolean =>
    cprIndex !== null && this.#indexesOf(kommuneKode, normalCpr(cpr)).includes(cprIndex);

  #holder(kommuneKode: string, cpr: string): StoredObject<'person'> | undefined {
    const known = this.#indexesOf(kommuneKode, normalCpr(cpr)).map((index) => this.#byIndex.get(index));
    return known.find((person) => person !== undefined);
  }

  /** Writes what a source says of a person; the municipality's own person with that number, or a new one. */
  write(afsender: Sender, fields: PersonStatement, path: string[]): StoredObject<'person'> | undefined {
    const cpr = normalCpr(fields.cpr);
    if (!this.accepts(cpr, path)) return undefined;
    const known = cpr === '' ? undefined : this.find(afsender.kommuneKode, cpr);
    return known ? this.update(known, afsender, fields, path) : this.#create(afsender, cpr, fields, path);
  }

  /** Writes what a source says of a person that is known; what it does not say stays, and so does protection. A word that is held back is not taken in. */
  update(
    person: StoredObject<'person'>,
    { kommuneKode, kilde }: Sender,
    { cpr, ...said }: PersonStatement,
    path: string[],
    isHeld = false,
  ) {
    const words = parseWords(person.after.sourceWords);
    const [before, { beskyttet }] = [words[kilde] ?? nothingSaid, person.after];
    const isHidden = this.#work.hides(person);
    const standing = isHidden ? takingBack(said) : lifting(before, said, beskyttet);
    for (const field of standing) this.#work.warn('PROTECTION_STANDS', [...path, ...field]);
    // What the number itself says may be compared with what comes with it, never with what is known of a person whom the writer may not see.
    const number = cpr || (isHidden ? '' : this.#numberOf(person));
    if (said.foedselsdato != null) this.checkBirth(number, said.foedselsdato, path);
    const sourceWords = { ...words, [kilde]: isHeld ? before : merged(before, said, beskyttet) };
    const order = kildeOrder(this.#work, kommuneKode, Object.keys(sourceWords));
    const given = [...Object.keys(spokenOf(said)), 'sourceWords'];
    return this.#work.change(person, effective(sourceWords, order, person.after), path, given);
  }

  /**
   * Remarks on a day of birth that is not the one that the number stands for; one of the two is wrong, nobody knows
   * which.
   */
  checkBirth(cpr: string, foedselsdato: string | null, path: string[]): void {
    const number = normalCpr(cpr);
    if (number !== '' && foedselsdato !== null && !bornOn(number, foedselsdato))
      this.#work.warn('CPR_BIRTH_DIFFERS', [...path, 'foedselsdato']);
  }

  /**
   * Gives a person a number, for the first time or in the place of another. The one that they have is stored anew like
   * any other: no answer shows that it is the same. Where it is somebody's whom the writer may not see, it is withheld.
   */
  giveCpr(
    person: StoredObject<'person'>,
    given: string,
    path: string[],
    at: { kilde: string; enhedsNummer: string },
  ): StoredObject<'person'> | undefined {
    const cpr = normalCpr(given);
    if (!this.accepts(cpr, path)) return undefined;
    const holder = this.find(person.after.kommuneKode, cpr);
    if (holder && holder !== person && this.#work.hides(holder)) this.#withhold(person, cpr, path, at);
    else if (holder && holder !== person) this.#work.refuse('CPR_TAKEN', [...path, 'cpr']);
    else
      this.#remember(
        this.#work.change(
          person,
          this.#vault.seal(cpr, { id: person.id, kommuneKode: person.after.kommuneKode }),
          path,
        ),
      );
    return person;
  }

  /** The person is written all the same, as the answer says; with the number that they had. */
  #withhold(
    person: StoredObject<'person'>,
    cpr: string,
    path: string[],
    at: { kilde: string; enhedsNummer: string },
  ): void {
    this.#work.withheld.push({ ...at, personId: person.id, objectId: person.id, kode: 'CPR_TAKEN', cpr });
    const own = this.#numberOf(person);
    this.#work.change(
      person,
      own === '' ? {} : this.#vault.seal(own, { id: person.id, kommuneKode: person.after.kommuneKode }),
      path,
      Object.keys(noCpr),
    );
    person.isAnew = true;
  }

  /** An empty number is kept, and reported before a delivery; one of a test person only where nothing lasts. */
  accepts(given: string, path: string[]): boolean {
    const cpr = normalCpr(given);
    if (cpr === '') return true;
    const kind = cprKind(cpr);
    if (kind === null) this.#work.refuse('CPR_MALFORMED', [...path, 'cpr'], { example: '6101251234' });
    else if (kind === 'pseudo' && this.#mode !== 'sandbox') this.#work.refuse('CPR_TEST_NUMBER', [...path, 'cpr']);
    else return true;
    return false;
  }

  #numberOf({ id, after: { cprCipher, cprNoegle } }: StoredObject<'person'>): string {
    return cprCipher && cprNoegle ? this.#vault.open({ cprCipher, cprNoegle }, id) : '';
  }

  #create({ kommuneKode, kilde }: Sender, cpr: string, { cpr: _, ...said }: PersonStatement, path: string[]) {
    const id = this.#work.newId('person', path);
    const holder = cpr === '' ? undefined : this.#holder(kommuneKode, cpr);
    if (holder) this.#work.standsFor.set(id, holder.id);
    const word = merged(nothingSaid, said, false);
    this.checkBirth(cpr, word.foedselsdato, path);
    const sealed: SealedCpr | typeof noCpr = cpr === '' ? noCpr : this.#vault.seal(cpr, { id, kommuneKode });
    const content = { kommuneKode, ...sealed, ...effective({ [kilde]: word }, [kilde]) };
    return this.#remember(this.#work.create('person', content, path, id));
  }

  #indexesOf(kommuneKode: string, cpr: string): string[] {
    const key = `${kommuneKode} ${cpr}`;
    const known = this.#indexes.get(key) ?? this.#vault.indexes(cpr, [kommuneKode]);
    this.#indexes.set(key, known);
    return known;
  }

  #remember(person: StoredObject<'person'>): StoredObject<'person'> {
    if (person.after.cprIndex !== null) this.#byIndex.set(person.after.cprIndex, person);
    return person;
  }
}
