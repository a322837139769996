import { randomUUID } from 'node:crypto';
import type { Content } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import type { StoredObject } from '../../subgraphs/affiliation/core/change/stored-object.ts';
import type { Work } from '../../subgraphs/affiliation/core/change/work.ts';
import type { PersonFields } from '../../subgraphs/affiliation/import/tilknytning-row.ts';
import { PersonBook } from '../../subgraphs/affiliation/people/person/person-book.ts';
import { personFields } from './person-fields.ts';
import type { TestAffiliation } from './test-affiliation.ts';
import { testCpr } from './test-cpr.ts';
import { tieContent } from './tie-content.ts';

/** What a source says of the n-th test person. */
const testPerson = (n: number, over: Partial<PersonFields>): PersonFields =>
  personFields({ cpr: testCpr(n), fornavn: `Fornavn${n}`, efternavn: `Efternavn${n}`, ...over });

/** Puts people into a unit of work, as a source system would through the API. */
export class TestPeople {
  readonly #work: Work;
  readonly #book: PersonBook;
  readonly #at: { enhed: string; kommune: string; kilde: string };

  private constructor(work: Work, book: PersonBook, at: { enhed: string; kommune: string; kilde: string }) {
    this.#work = work;
    this.#book = book;
    this.#at = at;
  }

  static async in(work: Work, { vault }: TestAffiliation, at: { enhed: string; kommune: string; kilde: string }) {
    const book = new PersonBook(work, vault, 'sandbox');
    await book.load(
      at.kommune,
      Array.from({ length: 400 }, (_, n) => testCpr(n)),
    );
    return new TestPeople(work, book, at);
  }

  gruppe(kode: string, gruppetype = 'Hovedgruppe'): string {
    const { enhed: enhedsNummer, kilde } = this.#at;
    const trin = gruppetype === 'Hovedgruppe' ? 'DT' : null;
    const content = { enhedsNummer, kilde, kode, navn: kode, gruppetype, trin, linje: null };
    return this.#work.create('gruppe', { ...content, gyldigFra: '2020-01-01', gyldigTil: null }, []).id;
  }

  person(n: number, over: Partial<PersonFields> = {}): StoredObject<'person'> {
    const { kommune: kommuneKode, kilde } = this.#at;
    const person = this.#book.write({ kommuneKode, kilde }, testPerson(n, over), []);
    if (!person) throw new Error('not a person');
    return person;
  }

  barn(n: number, hovedgruppeId: string, over: Partial<PersonFields> = {}): string {
    return this.#attach('barn', n, this.person(n, over).id, { roller: '["Barn"]', trin: 'DT', hovedgruppeId });
  }

  ansat(n: number, over: Partial<PersonFields> = {}): string {
    return this.#attach('ansat', n, this.person(n, over).id, { roller: '["Pædagog"]' });
  }

  kontakt(n: number, barnId: string, over: Partial<Content['tilknytning']> = {}): string {
    const contact = { lokalId: null, barnId, relation: 'Mor', foraeldremyndighed: true, ...over };
    return this.#attach('kontakt', n, this.person(n).id, contact);
  }

  #attach(aktoertype: string, n: number, personId: string, over: Partial<Content['tilknytning']>): string {
    const { enhed: enhedsNummer, kilde } = this.#at;
    const about = { personId, aktoertype, enhedsNummer, kilde, lokalId: `${aktoertype}-${n}` };
    this.#work.create('tilknytning', tieContent({ ...about, ...over }), [], randomUUID());
    return personId;
  }
}
