import type { Content } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import type { Work } from '../../subgraphs/affiliation/core/change/work.ts';
import type { PersonFields } from '../../subgraphs/affiliation/import/tilknytning-row.ts';
import { PersonBook } from '../../subgraphs/affiliation/people/person/person-book.ts';
import { sql } from '../../subgraphs/common/database/sql.ts';
import { lawfulTie } from './lawful-tie.ts';
import { personFields } from './person-fields.ts';
import { anvisningsenheder } from './sample-rows.ts';
import type { TestAffiliation } from './test-affiliation.ts';
import { testCpr } from './test-cpr.ts';
import { tieContent } from './tie-content.ts';

export const kilde = 'Testsystem';

/** Numbers of active anvisningsenheder of a municipality of the small sample. */
export const unitsOf = (kommune: string): string[] =>
  anvisningsenheder
    .filter(({ admKommuneKode, aktivitetsstatus }) => admKommuneKode === kommune && aktivitetsstatus === 'Aktiv')
    .map(({ anvisningsenhedsNummer }) => anvisningsenhedsNummer);

/** What the test's source says of a person, with something in every field but the alias. */
const toldPerson = (fields: Partial<PersonFields> = {}): PersonFields =>
  personFields({
    cpr: testCpr(),
    foedselsdato: '2022-03-04',
    koen: 'K',
    email: 'alma@example.dk',
    adresse: {
      vejOgNummer: 'Prøvevej 1',
      postNummer: '2300',
      byNavn: 'København S',
      landekode: 'DK',
      kommuneKode: '101',
    },
    hjemmetelefon: { nummer: '33112233', beskyttet: true },
    mobiltelefon: { nummer: '20112233', beskyttet: false },
    ...fields,
  });

const groupFields = (enhedsNummer: string, fields: Partial<Content['gruppe']> = {}): Content['gruppe'] => ({
  enhedsNummer,
  kilde,
  kode: 'RØD',
  navn: 'Rød stue',
  gruppetype: 'Hovedgruppe',
  trin: 'DT',
  linje: null,
  gyldigFra: '2023-01-01',
  gyldigTil: null,
  ...fields,
});

/** What a write of people works with. */
export interface Scribe {
  work: Work;
  /** Writes a person and returns the id. */
  person(fields?: Partial<PersonFields>): string;
  /** Writes a tie and returns the id. */
  tie(fields: Parameters<typeof tieContent>[0]): string;
  /** Writes a group and returns the id. */
  group(enhedsNummer: string, fields?: Partial<Content['gruppe']>): string;
}

/** Stores people of a municipality behind the API, through the pipeline. */
export async function storePeople<Result>(
  { write, vault }: TestAffiliation,
  kommuneKode: string,
  run: (scribe: Scribe) => Result,
): Promise<Result> {
  let result: Result | undefined;
  const answer = await write([kommuneKode], async (work) => {
    const book = new PersonBook(work, vault, 'sandbox');
    await book.load(kommuneKode, []);
    await work.loadSome('gruppe', sql`"gruppetype" = 'Hovedgruppe'`);
    result = run({
      work,
      person: (fields) => book.write({ kommuneKode, kilde }, toldPerson(fields), ['test'])?.id ?? '',
      tie: (fields) =>
        work.create('tilknytning', lawfulTie(work, tieContent({ kilde, gyldigFra: '2024-01-01', ...fields })), ['test'])
          .id,
      group: (enhedsNummer, fields) => work.create('gruppe', groupFields(enhedsNummer, fields), ['test']).id,
    });
  });
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return result as Result;
}
