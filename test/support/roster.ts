import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadOptions } from '../../subgraphs/affiliation/import/load-file.ts';
import { loadPeopleFile } from './load-people.ts';
import { newFolder } from './new-database.ts';
import type { TestServer } from './server.ts';
import { openTestAffiliation } from './test-affiliation.ts';
import { testCpr } from './test-cpr.ts';

/** The day on which files are loaded. */
export const today = '2026-11-23';

const person = (n: number) => ({ cpr: testCpr(n), fornavn: `Fornavn${n}`, efternavn: 'Efternavn', beskyttet: false });

/** Rows of a file of people; `n` is the n-th test person. */
export const row = {
  person,
  stue: (enhed: string, more: object = {}) => ({
    ...{ type: 'gruppe', enhed, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' },
    ...more,
  }),
  barn: (enhed: string, lokalId: string, n: number, more: object = {}) => ({
    ...{ type: 'barn', enhed, lokalId, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', person: person(n) },
    ...{ gyldigFra: '2026-01-01', ...more },
  }),
  ansat: (enhed: string, lokalId: string, n: number, more: object = {}) => ({
    ...{ type: 'ansat', enhed, lokalId, roller: ['Pædagog'], person: person(n), gyldigFra: '2026-01-01', ...more },
  }),
  kontakt: (n: number, more: object = {}) => ({
    ...{ person: person(n), relation: 'Mor', foraeldremyndighed: true, ...more },
  }),
  looseKontakt: (enhed: string, barnLokalId: string, n: number, more: object = {}) => ({
    ...{ type: 'kontakt', enhed, barnLokalId, person: person(n), relation: 'Far', foraeldremyndighed: true, ...more },
  }),
};

const xmlPerson = (n: number) =>
  `<Person protected="false"><FirstName>Fornavn${n}</FirstName><FamilyName>Efternavn</FamilyName><CivilRegistrationNumber>${testCpr(n)}</CivilRegistrationNumber></Person>`;

/** Elements of a UNILoginImport document. */
export const xml = {
  student: (lokalId: string, n: number, ...contacts: number[]) =>
    `<InstitutionPerson><LocalPersonId>${lokalId}</LocalPersonId>${xmlPerson(n)}<Student><Role>Barn</Role><Level>DT</Level><MainGroupId>stue</MainGroupId>${contacts
      .map((contact) => `<ContactPerson relation="Mor" childCustody="true">${xmlPerson(contact)}</ContactPerson>`)
      .join('')}</Student></InstitutionPerson>`,
  document: (enhed: string, kilde: string, ...persons: string[]) =>
    `<UNILoginImport xmlns="urn:test" sourceDateTime="2026-11-23T06:00:00" source="${kilde}" schoolYear="2026-2027"><Institution>
<InstitutionNumber>${enhed}</InstitutionNumber>
<Group><GroupId>stue</GroupId><GroupType>Hovedgruppe</GroupType><GroupLevel>DT</GroupLevel></Group>
${persons.join('\n')}
</Institution></UNILoginImport>`,
};

/** Files of people beside a running server, and what is stored of them. */
export async function openRoster(server: TestServer) {
  const affiliation = await openTestAffiliation(server);
  const folder = newFolder();
  let files = 0;
  const file = (ending: string, text: string): string => {
    const name = path.join(folder.path, `${++files}.${ending}`);
    writeFileSync(name, text);
    return name;
  };
  const load = (name: string, options: Partial<LoadOptions> & Pick<LoadOptions, 'kilde'>) =>
    loadPeopleFile(affiliation, name, { full: null, today, ...options });
  const ndjson = (rows: readonly object[]) => file('ndjson', rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const unitsOf = async (kommuneKode: string) => {
    const where = { kommuneKode, niveau: 'anvisningsenhed', aktiv: true };
    const rows = await affiliation.database.read.enhed.findMany({ where, orderBy: { nummer: 'asc' } });
    return rows.map(({ nummer }) => nummer);
  };
  /** The ties of a source as they are now: what they are of, from and to; those that were called off have an x. */
  const ties = async (kilde: string, where: { enhedsNummer?: string; aktoertype?: string } = {}) => {
    const found = await affiliation.database.read.tilknytning.findMany({ where: { kilde, toChange: null, ...where } });
    return found
      .map(({ aktoertype, lokalId, gyldigFra, gyldigTil, aflyst }) =>
        [lokalId ?? aktoertype, gyldigFra, gyldigTil ?? '', aflyst ? 'x' : ''].join(' ').trimEnd(),
      )
      .sort();
  };
  const close = async () => {
    await affiliation.close();
    folder.remove();
  };
  return { affiliation, folder: folder.path, file, ndjson, load, unitsOf, ties, close };
}

export type Roster = Awaited<ReturnType<typeof openRoster>>;
