import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { loadPeopleFile } from '../../support/load-people.ts';
import { newFolder } from '../../support/new-database.ts';
import { unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

interface Payload {
  errors: { code: string; path: string[]; en: string; da: string }[];
  warnings: { code: string; path: string[]; en: string; da: string }[];
}

const [enhed = ''] = unitsOf('740');
const kilde = 'Nord';
const folder = newFolder();
let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', '740');
  const gruppe = {
    type: 'gruppe',
    enhed,
    kode: 'stue',
    gruppetype: 'Hovedgruppe',
    trin: 'DT',
    gyldigFra: '2020-01-01',
  };
  expect(await load(ndjson([gruppe]))).toMatchObject({ stored: true });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  folder.remove();
});

let serial = 0;
const file = (ending: string, text: string) => {
  const name = path.join(folder.path, `${++serial}.${ending}`);
  writeFileSync(name, text);
  return name;
};
const ndjson = (rows: object[]) => file('ndjson', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const load = (name: string, more: object = {}) => loadPeopleFile(affiliation, name, { kilde, ...more });

const payload = 'errors { code path en da } warnings { code path en da }';
async function write(mutation: string, input: object, as = ask): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${payload} } }`;
  return (await get<Record<string, Payload>>(as, query, { input }))[mutation] as Payload;
}
const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

const alias = { aliasFornavn: 'Anna', aliasEfternavn: 'Alias' };
const real = { fornavn: 'Sigrun', efternavn: 'Skjult' };
/** Each test has a person of its own. */
let cpr: string;
let lokalId: string;
const somebodyElse = () => {
  cpr = testCpr();
  lokalId = `L${cpr.slice(-4)}${++serial}`;
};
beforeEach(somebodyElse);

const ansat = (person: object, more: object = {}) => ({
  ...{ type: 'ansat', enhed, lokalId, roller: ['Pædagog'], person: { cpr, ...real, ...person }, ...more },
});
/** Rows of a child of somebody else, whose contact it is. */
const kontakt = (person: object, more: object = {}) => ({
  ...{ type: 'barn', enhed, lokalId: `B${lokalId}`, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue' },
  person: { cpr: testCpr(), fornavn: 'Ole', efternavn: 'Barn' },
  kontakter: [{ person: { cpr, ...real, ...person }, relation: 'Mor', foraeldremyndighed: true }],
  ...more,
});

interface Shown {
  id: string;
  navn: string;
  fornavn: string | null;
  beskyttet: boolean;
  alias: { fornavn: string; efternavn: string } | null;
  mobiltelefon: { nummer: string | null; beskyttet: boolean } | null;
}
async function shown(): Promise<Shown> {
  const query = `query ($cpr: String!) { personer(where: { cpr: $cpr }) { nodes {
    id navn fornavn beskyttet alias { fornavn efternavn } mobiltelefon { nummer beskyttet } } } }`;
  const { nodes } = (await get<{ personer: { nodes: Shown[] } }>(ask, query, { cpr })).personer;
  expect(nodes).toHaveLength(1);
  return nodes[0] as Shown;
}
const hidden = { navn: 'Anna Alias', fornavn: null, beskyttet: true };

const xmlPerson = (person: { beskyttet?: boolean }) =>
  `<Person protected="${person.beskyttet === true}"><FirstName>Sigrun</FirstName><FamilyName>Skjult</FamilyName><CivilRegistrationNumber>${cpr}</CivilRegistrationNumber>${
    person.beskyttet ? '<AliasFirstName>Anna</AliasFirstName><AliasFamilyName>Alias</AliasFamilyName>' : ''
  }</Person>`;
const xml = (...persons: string[]) =>
  file(
    'xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<UNILoginImport xmlns="urn:test" sourceDateTime="2026-11-23T06:00:00" source="${kilde}" schoolYear="2026-2027"><Institution>
<InstitutionNumber>${enhed}</InstitutionNumber>${persons.join('')}</Institution></UNILoginImport>`,
  );
const xmlAnsat = (id: string, person: object) =>
  `<InstitutionPerson><LocalPersonId>${id}</LocalPersonId>${xmlPerson(person)}<Employee><Role>Leder</Role></Employee></InstitutionPerson>`;
const xmlBarn = (id: string, person: object) =>
  `<InstitutionPerson><LocalPersonId>${id}</LocalPersonId><Person protected="false"><FirstName>Ole</FirstName><FamilyName>Barn</FamilyName><CivilRegistrationNumber>${testCpr()}</CivilRegistrationNumber></Person>
   <Student><Role>Barn</Role><Level>DT</Level><MainGroupId>stue</MainGroupId><ContactPerson relation="Mor" childCustody="true">${xmlPerson(person)}</ContactPerson></Student></InstitutionPerson>`;
const csv = (rows: [string, boolean | null][]) =>
  file(
    'csv',
    ['type;enhed;lokalId;roller;cpr;fornavn;efternavn;beskyttet;aliasFornavn;aliasEfternavn']
      .concat(
        rows.map(([id, beskyttet]) => {
          const told = beskyttet === null ? ';;' : beskyttet ? 'ja;Anna;Alias' : 'nej;;';
          return `ansat;${enhed};${id};Pædagog;${cpr};Sigrun;Skjult;${told}`;
        }),
      )
      .join('\n'),
  );

type Words = { beskyttet?: boolean };
const asRow = ({ type, ...fields }: { type: string } & Record<string, unknown>) => ({ [type]: fields });
/** Two rows of one person through each door: as an employee, and as a child's contact where the door knows those. */
const doors: Record<string, (words: [Words, Words]) => Promise<unknown>> = {
  ndjson: ([first, second]) => load(ndjson([ansat(first), kontakt(second)])),
  'ndjson, a part for each row': ([first, second]) => load(ndjson([ansat(first), kontakt(second)]), { rowsAtOnce: 1 }),
  csv: ([first, second]) => load(csv([first, second].map(({ beskyttet }, i) => [`${lokalId}${i}`, beskyttet ?? null]))),
  xml: ([first, second]) => load(xml(xmlAnsat(lokalId, first), xmlBarn(`B${lokalId}`, second))),
  applyTilknytninger: ([first, second]) =>
    get(
      ask,
      `mutation ($rows: [TilknytningRowInput!]!) { applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }) { errors { code path } } }`,
      { rows: [asRow(ansat(first)), asRow(kontakt(second))] },
    ),
};
const both: Words & typeof alias = { beskyttet: true, ...alias };

describe('protection that one row gives', () => {
  const orders: [string, [Words, Words]][] = [
    ['false, then true', [{ beskyttet: false }, both]],
    ['true, then false', [both, { beskyttet: false }]],
    ['nothing, then true', [{}, both]],
    ['true, then nothing', [both, {}]],
  ];
  it.each(Object.keys(doors).flatMap((door) => orders.map(([order, words]) => [door, order, words] as const)))(
    'holds through %s, whatever the order: %s',
    async (door, _order, words) => {
      // CSV has no contacts in the same row: there the person is employed twice.
      await doors[door]?.(words);
      expect(await shown()).toMatchObject(hidden);
      await doors[door]?.(words);
      expect(await shown()).toMatchObject(hidden);
    },
  );

  it('by nobody leaves a person as they are', async () => {
    await load(ndjson([ansat({ beskyttet: false }), kontakt({})]));
    expect(await shown()).toMatchObject({ navn: 'Sigrun Skjult', fornavn: 'Sigrun', beskyttet: false });
  });
});

describe('protection that is given', () => {
  beforeEach(async () => {
    expect(await load(ndjson([ansat(both)]))).toMatchObject({ stored: true });
  });
  const gone = { beskyttet: false, aliasFornavn: null, aliasEfternavn: null };
  const attached = (person: object, more: object = {}) => {
    const { type: _, ...input } = ansat(person, { lokalId: `${lokalId}x`, kilde, ...more });
    return input;
  };

  it.each<[string, () => Promise<unknown>]>([
    ['a file of the same source', () => load(ndjson([ansat(gone)]))],
    ['a file of another source', () => load(ndjson([ansat(gone)]), { kilde: 'Syd' })],
    ['a CSV file', () => load(csv([[lokalId, false]]))],
    [
      'a CSV file that says that there is none',
      () =>
        load(
          file(
            'csv',
            `type;enhed;lokalId;roller;cpr;fornavn;efternavn;beskyttet;aliasFornavn;aliasEfternavn\nansat;${enhed};${lokalId};Pædagog;${cpr};Sigrun;Skjult;\\N;\\N;\\N`,
          ),
        ),
    ],
    ['a document', () => load(xml(xmlAnsat(lokalId, {})))],
    ['a child whose parent it is', () => load(ndjson([kontakt(gone)]))],
    ['two siblings', () => load(ndjson([kontakt(gone), kontakt(gone, { lokalId: `S${lokalId}` })]))],
    ['attachAnsat', () => write('attachAnsat', attached(gone, { kilde: 'Syd' }))],
    [
      'attachKontakt',
      async () => {
        await load(ndjson([kontakt({ cpr: testCpr() })]));
        const barn = await affiliation.database.read.tilknytning.findFirstOrThrow({
          where: { lokalId: `B${lokalId}`, toChange: null },
        });
        const contact = { barnTilknytningId: barn.id, kilde, relation: 'Far', foraeldremyndighed: true };
        return write('attachKontakt', { ...contact, person: { cpr, ...real, ...gone } });
      },
    ],
    ['updatePerson', async () => write('updatePerson', { personId: (await shown()).id, kilde, ...gone })],
    [
      'updatePerson with null',
      async () => write('updatePerson', { personId: (await shown()).id, kilde, beskyttet: null }),
    ],
    [
      'updatePerson of a new source',
      async () => write('updatePerson', { personId: (await shown()).id, kilde: 'Øst', ...gone }),
    ],
    [
      'setKilder',
      async () => {
        await load(ndjson([ansat(gone)]), { kilde: 'Syd' });
        await get(
          ask,
          'mutation { setKilder(input: { kommuneKode: "740", kilder: [{ kode: "Syd", navn: "Syd", prioritet: 1 }] }) { errors { code } } }',
        );
      },
    ],
  ])('is not lifted by %s, nor is the alias', async (_by, lift) => {
    const report = JSON.stringify((await lift()) ?? null);
    expect(report).not.toMatch(/"refusals":\[\{|"errors":\[\{/);
    expect(await shown()).toMatchObject({ ...hidden, alias: { fornavn: 'Anna', efternavn: 'Alias' } });
  });

  it('is taken for a remark where its own source takes it back, every time, without what is hidden', async () => {
    for (const _time of [1, 2]) {
      const { remarks } = await load(ndjson([ansat(gone)]));
      expect(remarks.map(({ code, field }) => [code, field])).toEqual([
        ['PROTECTION_STANDS', 'person.beskyttet'],
        ['PROTECTION_STANDS', 'person.aliasFornavn'],
        ['PROTECTION_STANDS', 'person.aliasEfternavn'],
      ]);
      expect(JSON.stringify(remarks)).not.toMatch(/Sigrun|Skjult|Anna|Alias"/);
    }
    const { warnings } = await write('updatePerson', { personId: (await shown()).id, kilde, beskyttet: false });
    expect(warnings.map(({ code, path }) => [code, path])).toEqual([['PROTECTION_STANDS', ['input', 'beskyttet']]]);
  });

  it('keeps the alias until another takes its place', async () => {
    await load(ndjson([ansat({ aliasFornavn: 'Bente' })]));
    expect(await shown()).toMatchObject({ navn: 'Bente Alias', beskyttet: true });
  });

  it('is delivered, whatever another source says', async () => {
    await load(ndjson([ansat(gone)]), { kilde: 'Syd' });
    const [person] = await affiliation.persons({ id: (await shown()).id, toChange: null });
    expect(person).toMatchObject({ beskyttet: true, ...alias });
  });

  describe('is lifted', () => {
    const begrundelse = 'sag 2026-1234';
    const lift = async (as: Ask, more: object = {}) =>
      write('liftBeskyttelse', { personId: (await shown()).id, begrundelse, ...more }, as);
    const lifter = (...kommuner: string[]) =>
      server.askWith({ subject: 'lifter', roles: ['navnebeskyttelse'], kommuner });

    it('by nobody but who has the right in the municipality', async () => {
      for (const as of [ask, await lifter('101'), await server.askAs('databeskyttelse', '740'), server.ask])
        expect(codes((await lift(as)).errors)).not.toEqual([]);
      expect(codes((await lift(ask)).errors)).toEqual(['NOT_ALLOWED']);
      expect(codes((await lift(await lifter('740'), { begrundelse: ' ' })).errors)).toEqual(['TEXT_EMPTY']);
      expect(codes((await lift(await lifter('740'), { fields: ['alt'] })).errors)).toEqual(['FIELD_MALFORMED']);
      expect(codes((await lift(await lifter('740'), { expectedVersion: 9 })).errors)).toEqual(['VERSION_MISMATCH']);
      expect(await shown()).toMatchObject(hidden);
    });

    it('by who has it, by name, which stands in the change log and the read log', async () => {
      const { id } = await shown();
      expect(await lift(await lifter('740'))).toEqual({ errors: [], warnings: [] });
      expect(await shown()).toMatchObject({ navn: 'Sigrun Skjult', fornavn: 'Sigrun', beskyttet: false });
      const changes = await get<{
        affiliationChanges: { nodes: { objectId: string; changeset: { actor: string }; diff: object[] }[] };
      }>(
        await server.askAs('databeskyttelse', '740'),
        '{ affiliationChanges(first: 1000) { nodes { objectId action changeset { actor } } } }',
      );
      const line = changes.affiliationChanges.nodes.findLast(({ objectId }) => objectId === id);
      expect(line).toMatchObject({ action: 'UPDATE', changeset: { actor: expect.stringContaining('lifter') } });
      const { laeselog } = await get<{ laeselog: { nodes: object[] } }>(
        await server.askAs('databeskyttelse', '740'),
        'query ($id: ID!) { laeselog(where: { person: { eq: $id } }, first: 1000) { nodes { actor hvad formaal } } }',
        { id },
      );
      expect(laeselog.nodes).toContainEqual(
        expect.objectContaining({ hvad: 'beskyttelse ophævet', formaal: expect.stringContaining(begrundelse) }),
      );
    });

    it('until a source says so again', async () => {
      await lift(await lifter('740'));
      await load(ndjson([ansat({})]));
      expect(await shown()).toMatchObject({ beskyttet: false });
      await load(ndjson([ansat(both)]));
      expect(await shown()).toMatchObject(hidden);
    });
  });
});

describe('a protected contact of a child', () => {
  let barn: object;
  beforeEach(() => {
    barn = { person: { cpr: testCpr(), fornavn: 'Ole', efternavn: 'Barn' } };
  });
  /** How those of a first name are protected. */
  const named = async (fornavn: string) => {
    const rows = await affiliation.persons({ toChange: null });
    return rows
      .filter((row) => row.fornavn === fornavn)
      .map(({ beskyttet, aliasFornavn, cprIndex }) => [beskyttet, aliasFornavn, cprIndex !== null]);
  };

  it.each<[string, string, object, object, boolean]>([
    ['gets a number', 'Siv', { cpr: testCpr() }, {}, true],
    ['is told without its number', 'Tove', {}, { cpr: testCpr() }, true],
    ['is told in another way of writing', 'Ulla', { efternavn: 'UKENDT' }, {}, false],
  ])('is the same, and protected still, when it %s', async (_how, fornavn, later, first, hasNumber) => {
    const unknown = { cpr: '', fornavn, efternavn: 'Ukendt' };
    await load(ndjson([kontakt({ ...unknown, ...both, ...first }, barn)]));
    for (const _time of [1, 2])
      expect(await load(ndjson([kontakt({ ...unknown, ...later }, barn)]))).toMatchObject({ stored: true });
    await load(ndjson([kontakt({ ...unknown, beskyttet: false }, barn)]), { kilde: 'Syd' });
    expect(await named(fornavn)).toEqual([[true, 'Anna', hasNumber]]);
  });

  it('is another than one of the same name that the same rows have beside it', async () => {
    const one = { person: { cpr: testCpr(), fornavn: 'Jens', efternavn: 'Jensen', ...both }, relation: 'Far' };
    const two = { person: { fornavn: 'Jens', efternavn: 'Jensen' }, relation: 'Andet' };
    const kontakter = [one, two].map((each) => ({ ...each, foraeldremyndighed: false }));
    for (const _time of [1, 2])
      expect(await load(ndjson([kontakt({}, { ...barn, kontakter })]))).toMatchObject({ stored: true, refusals: [] });
    expect((await named('Jens')).map(([beskyttet]) => beskyttet).sort()).toEqual([false, true]);
  });
});

describe('a protected telephone number', () => {
  const telefon = (nummer: string, beskyttet?: boolean) => ({ mobiltelefon: { nummer, beskyttet } });
  beforeEach(async () => {
    await load(ndjson([ansat(telefon('20 11 22 33', true))]));
  });

  it.each<[string, () => Promise<unknown>]>([
    ['its source', () => load(ndjson([ansat(telefon('20112233', false))]))],
    [
      'a better source',
      async () => {
        await load(ndjson([ansat(telefon('+45 20112233', false))]), { kilde: 'A' });
        await load(ndjson([ansat({ hjemmetelefon: { nummer: '20112233', beskyttet: false } })]), { kilde: 'A' });
      },
    ],
    ['a row without the flag', () => load(ndjson([ansat(telefon('20112233'))]))],
  ])('stays protected, whatever is said by %s', async (_by, say) => {
    await say();
    expect((await shown()).mobiltelefon).toEqual({ nummer: null, beskyttet: true });
  });

  it('is protected also when a later row says so', async () => {
    somebodyElse();
    await load(ndjson([ansat(telefon('20112244', false)), kontakt(telefon('20112244', true))]));
    expect((await shown()).mobiltelefon).toEqual({ nummer: null, beskyttet: true });
  });

  it('is shown when it is another that is not protected, and when protection is lifted', async () => {
    await load(ndjson([ansat(telefon('20998877', false))]));
    expect((await shown()).mobiltelefon).toEqual({ nummer: '20998877', beskyttet: false });
    await load(ndjson([ansat(telefon('20998877', true))]));
    const lifter = await server.askAs('navnebeskyttelse', '740');
    const input = { personId: (await shown()).id, fields: ['mobiltelefon'], begrundelse: 'sag 1' };
    expect(await write('liftBeskyttelse', input, lifter)).toEqual({ errors: [], warnings: [] });
    expect((await shown()).mobiltelefon).toEqual({ nummer: '20998877', beskyttet: false });
  });
});

describe('a row with the number of a known person', () => {
  const foedselsdato = '1918-01-02';
  const known = { fornavn: 'Ida', efternavn: 'Kendt', foedselsdato, beskyttet: false };
  const other = { fornavn: 'Bo', efternavn: 'Fremmed', foedselsdato: '1999-09-09' };
  const secret = /Ida|Kendt|1918|Bo\b|Fremmed|1999/;
  const stored = async () => {
    const { id } = await shown();
    return (await affiliation.persons({ id, toChange: null }))[0];
  };
  beforeEach(async () => {
    expect(await load(ndjson([ansat(known)]))).toMatchObject({ stored: true });
  });

  it.each([
    ['known', known],
    ['protected', { ...known, ...both }],
  ])('but another name and day of birth is refused, and nobody renamed: %s', async (_kind, first) => {
    await load(ndjson([ansat(first)]));
    for (const source of [kilde, 'Syd']) {
      for (const row of [ansat(other), ansat(other, { lokalId: `${lokalId}y` }), kontakt(other)]) {
        const report = await load(ndjson([row]), { kilde: source });
        expect(codes(report.refusals)).toEqual(['PERSON_DIFFERS']);
        expect(JSON.stringify(report)).not.toMatch(secret);
      }
    }
    const { type: _, ...input } = ansat(other, { lokalId: `${lokalId}z`, kilde });
    const sees = await server.askWith({ roles: ['kommunal', 'navnebeskyttelse'], kommuner: ['740'] });
    const refused = await write('attachAnsat', input, sees);
    expect(codes(refused.errors)).toEqual(['PERSON_DIFFERS']);
    expect(JSON.stringify(refused)).not.toMatch(secret);
    // Who may not see whom the number is of is answered as if nobody had it, and still renames nobody.
    const told = await write('attachAnsat', input);
    const isHidden = first !== known;
    expect(codes(told.errors)).toEqual(isHidden ? [] : ['PERSON_DIFFERS']);
    expect(codes(told.warnings)).not.toContain('PERSON_NOT_COMPARED');
    expect(JSON.stringify(told)).not.toMatch(secret);
    expect(await stored()).toMatchObject({ fornavn: 'Ida', efternavn: 'Kendt', foedselsdato });
  });

  it('is refused in the same file as well', async () => {
    somebodyElse();
    const report = await load(ndjson([ansat(known), kontakt(other)]));
    expect(report.refusals.map(({ line, code }) => [line, code])).toEqual([[2, 'PERSON_DIFFERS']]);
  });

  it('of whom no day is known is compared with the day of the number', async () => {
    somebodyElse();
    await load(ndjson([ansat({ fornavn: 'Ida', efternavn: 'Kendt' })]));
    expect(codes((await load(ndjson([ansat(other)]))).refusals)).toEqual(['PERSON_DIFFERS']);
  });

  it('and another name alone is a remark, that repeats none', async () => {
    const report = await load(ndjson([ansat({ ...known, efternavn: 'Gift' })]));
    expect(report).toMatchObject({ stored: true, refusals: [] });
    const remark = report.remarks.find(({ code }) => code === 'PERSON_RENAMED');
    expect(remark).toMatchObject({ line: 1, field: 'person.fornavn' });
    expect(JSON.stringify(report.remarks)).not.toMatch(/Ida|Kendt|Gift/);
    expect(await stored()).toMatchObject({ efternavn: 'Gift' });
    const again = await load(ndjson([ansat({ ...known, efternavn: 'Gift' })]));
    expect(codes(again.remarks)).not.toContain('PERSON_RENAMED');
  });

  it('written otherwise, or with another day alone, is the same person', async () => {
    const spelt = await load(ndjson([ansat({ ...known, fornavn: 'IDA ' })]));
    expect(codes(spelt.remarks)).not.toContain('PERSON_RENAMED');
    const corrected = await load(ndjson([ansat({ ...known, foedselsdato: '1918-01-03' })]));
    expect(corrected).toMatchObject({ stored: true, refusals: [] });
    expect(await stored()).toMatchObject({ foedselsdato: '1918-01-03' });
  });

  it('is taken when somebody has said by name that it is the same person', async () => {
    const word = { kilde, ...other };
    expect(codes((await write('updatePerson', { kommuneKode: '740', cpr, ...word })).errors)).toEqual([
      'PERSON_DIFFERS',
    ]);
    const { errors, warnings } = await write('updatePerson', { personId: (await shown()).id, ...word });
    expect([errors, codes(warnings)]).toEqual([[], ['PERSON_RENAMED', 'CPR_BIRTH_DIFFERS']]);
    expect(codes((await load(ndjson([ansat(other)]))).refusals)).toEqual([]);
  });

  it('whose day is not that of the number is remarked on, and one whose day is it is not', async () => {
    const day = `1918-01-${String(Number(cpr.slice(0, 2)) - 60).padStart(2, '0')}`;
    const right = await load(ndjson([ansat({ ...known, foedselsdato: day })]));
    expect(right.remarks).toEqual([]);
    const wrong = await load(ndjson([ansat({ ...known, foedselsdato: '1918-02-01' })]));
    expect(wrong.remarks).toMatchObject([{ code: 'CPR_BIRTH_DIFFERS', field: 'person.foedselsdato' }]);
    const { warnings } = await write('updatePerson', {
      personId: (await shown()).id,
      kilde,
      foedselsdato: '1918-03-01',
    });
    expect(codes(warnings)).toEqual(['CPR_BIRTH_DIFFERS']);
    expect(JSON.stringify([wrong.remarks, warnings])).not.toContain('1918');
    const change = await write('changeCpr', { personId: (await shown()).id, cpr: testCpr() });
    expect([change.errors, codes(change.warnings)]).toEqual([[], ['CPR_BIRTH_DIFFERS']]);
  });
});

describe('a CPR number in the place of another text', () => {
  const number = () => testCpr().replace(/(\d{6})/, '$1-');
  const barn = (more: object) => kontakt({}, more);
  it.each<[string, (cpr: string) => object]>([
    ['fornavn', (text) => ansat({ fornavn: text })],
    ['fotoId', (text) => ansat({ fotoId: text })],
    ['aliasEfternavn', (text) => ansat({ beskyttet: true, aliasEfternavn: text })],
    ['vejOgNummer', (text) => ansat({ adresse: { vejOgNummer: text } })],
    ['lokalId', (text) => ansat({}, { lokalId: text })],
    ['stilling', (text) => ansat({}, { stilling: text })],
    ['initialer', (text) => ansat({}, { initialer: text })],
    ['lokation', (text) => ansat({}, { lokation: text })],
    ['grupper', (text) => ansat({}, { grupper: [text] })],
    ['hovedgruppe', (text) => barn({ hovedgruppe: text })],
    ['elevnummer', (text) => barn({ elevnummer: text })],
    ['gruppe.navn', (text) => ({ type: 'gruppe', enhed, kode: 'x', navn: text, gruppetype: 'Andet' })],
  ])('is refused, and not repeated: %s', async (_field, rowOf) => {
    const text = number();
    const report = await load(ndjson([rowOf(text)]));
    expect(report).toMatchObject({ stored: false, refusals: [{ code: 'FIELD_MALFORMED' }] });
    expect(JSON.stringify(report)).not.toContain(text);
    const answer = await ask(
      `mutation ($rows: [TilknytningRowInput!]!) { applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }) { errors { code en } } }`,
      { rows: [asRow(rowOf(text) as { type: string })] },
    );
    expect(answer).toMatchObject({ data: { applyTilknytninger: { errors: [{ code: 'CPR_NOT_HERE' }] } } });
    expect(JSON.stringify(answer)).not.toContain(text);
  });

  it('is a telephone number where one is asked for', async () => {
    const telefon = { mobiltelefon: { nummer: '1002031234', beskyttet: false } };
    expect(await load(ndjson([ansat(telefon)]))).toMatchObject({ stored: true });
  });
});
