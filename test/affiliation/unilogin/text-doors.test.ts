import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, getNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvColumns } from '../../../subgraphs/affiliation/import/csv-rows.ts';
import { type Call, callsOf } from '../../malformed/calls.ts';
import { callWith, fieldsOf } from '../../malformed/requests.ts';
import { type Spot, spotsOf } from '../../malformed/spots.ts';
import { current, loadText, toCsv } from '../../register/import/register.ts';
import { alternativAdresse, anvisningsenhed, daginstitution } from '../../register/import/rows.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { loadPeopleFile } from '../../support/load-people.ts';
import { newFolder } from '../../support/new-database.ts';
import { unitsOf } from '../../support/people.ts';
import { anvisningsenheder } from '../../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';

/** The same text to whoever reads it: decomposed, with characters that nobody can see, and other blanks around it. */
function twinOf(text: string): string {
  const middle = Math.ceil(text.length / 2);
  const hidden = `${text.slice(0, middle)}\u00ad\u200b${text.slice(middle)}`;
  return `\u00a0\u2003\ufeff${hidden.normalize('NFD').replaceAll(' ', '\u00a0')}\u2060\u200e \u3000`;
}

const schema = buildSchema(
  readFileSync(new URL('../../../gateway/supergraph/schema.graphql', import.meta.url), 'utf8'),
);

/** Compared with themselves alone, as the caller gave them; a part of a text may end in a blank. */
const asGiven = ['idempotencyKey', 'after', 'startsWith', 'contains'];

const textSpots = (call: Call): Spot[] =>
  spotsOf(fieldsOf(call)).filter(
    ({ path: way, type }) => getNamedType(type).name === 'String' && !asGiven.includes(way.at(-1) ?? ''),
  );

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  const roles = ['stil', 'kommunal', 'databeskyttelse', 'aftalegodkender', 'kodetabel', 'onboarding'];
  ask = await server.askWith({ roles, kommuner: ['101', '740'], enheder: [] });
});
afterAll(() => server.close());

describe('every text of every call is read the same, however its letters are coded', () => {
  const met = new Set<string>();
  /** The filters of lists are the same in many places: each is tried once. */
  const isNew = ({ operation }: Call, { path: way }: Spot) => {
    const key = way.slice(-3).join('.');
    return operation === 'mutation' || (!met.has(key) && Boolean(met.add(key)));
  };
  const calls = callsOf(schema)
    .map((call) => ({ call, name: call.name, spots: textSpots(call).filter((spot) => isNew(call, spot)) }))
    .filter(({ spots }) => spots.length > 0);

  it.each(calls)('$name', async ({ call, spots }) => {
    for (const spot of spots) {
      const [clean, twin] = ['Blå Café 7', twinOf('Blå Café 7')].map((text) => callWith(call, spot, text));
      const expected = await ask(clean?.query ?? '', clean?.variables);
      const found = await ask(twin?.query ?? '', twin?.variables);
      expect(JSON.stringify(found), spot.path.join('.')).not.toMatch(/\u00ad|\u200b|\u00a0|\u0301/);
      expect(found, spot.path.join('.')).toEqual(expected);
    }
  });

  it('are all texts of the schema', () => {
    const all = calls.flatMap(({ name, spots }) => spots.map((spot) => `${name}.${spot.path.join('.')}`));
    expect(all.length).toBeGreaterThan(300);
    for (const one of ['createDaginstitution.input.navn', 'applyTilknytninger.input.rows.barn.person.fornavn'])
      expect(all).toContain(`Mutation.${one}`);
  });
});

describe('a name in the register', () => {
  const create = (navn: string, rest = '') => `createDaginstitution(input: { navn: ${JSON.stringify(navn)},
    ejerform: "1", lovgrundlag: "1", kommune: "740" }${rest}) { daginstitution { nummer navn } replayed errors { code } warnings { code } }`;
  type Made = {
    made: {
      daginstitution: { nummer: string; navn: string } | null;
      replayed: boolean;
      errors: { code: string }[];
      warnings: { code: string }[];
    };
  };
  const made = async (navn: string, rest?: string) =>
    (await get<Made>(ask, `mutation { made: ${create(navn, rest)} }`)).made;

  it('is stored composed, without hidden characters, and its twin is seen', async () => {
    const first = await made(twinOf('Blåbær Café'));
    expect(first).toMatchObject({ daginstitution: { navn: 'Blåbær Café' }, errors: [] });
    const codes = ({ errors, warnings }: Made['made']) => [...errors, ...warnings].map(({ code }) => code);
    const [twin, same] = [await made(twinOf('Blåbær Café')), await made('Blåbær Café')];
    expect(codes(twin)).toEqual(codes(same));
    expect(codes(twin)).toContain('DAGINSTITUTION_DUPLICATE');
  });

  it('keeps the blanks inside it as they are written', async () => {
    expect((await made(' Børnehuset  0-5 år ')).daginstitution?.navn).toBe('Børnehuset  0-5 år');
  });

  it('is refused with a character that turns the letters after it round, or a control character', async () => {
    for (const navn of ['Børne\u202etesuh', 'Børne\thus', 'Børne\u0007hus'])
      expect(await made(navn)).toMatchObject({ daginstitution: null, errors: [{ code: 'CONTROL_CHARACTERS' }] });
  });

  it('is the same input under one idempotency key; the key itself is as it was given', async () => {
    const key = (text: string) => `, idempotencyKey: ${JSON.stringify(text)}`;
    const first = await made('Æblehuset Å', key('nøgle'));
    const again = await made(twinOf('Æblehuset Å'), key('nøgle'));
    expect(again).toMatchObject({ replayed: true, daginstitution: first.daginstitution });
    expect(await made('Æblehuset Å', key('nøgle '))).toMatchObject({ replayed: false });
  });

  it('is found in every spelling', async () => {
    const where = async (filter: object) => {
      const query = 'query ($w: DaginstitutionWhere) { daginstitutioner(where: $w) { nodes { navn } } }';
      const page = await get<{ daginstitutioner: { nodes: object[] } }>(ask, query, { w: { navn: filter } });
      return page.daginstitutioner.nodes.length;
    };
    await made('Ålegården');
    for (const text of ['Ålegården', twinOf('Ålegården')])
      expect([await where({ eq: text }), await where({ in: [text] }), await where({ contains: text })]).toEqual([
        1, 1, 1,
      ]);
  });
});

describe('every column of a file of the register', () => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await openTestRegister();
  });
  afterAll(() => register.close());

  it('is read the same, however its letters are coded', async () => {
    const rows = [
      daginstitution('G10431', { dagtilbudsNavn: 'Børnehuset Ål' }),
      anvisningsenhed('G10431', 'G10432', {
        supplerendeBynavn: 'Småby',
        dawaId: '0a3f50a0-0001-32b8-e044-0003ba298018',
      }),
      alternativAdresse('G10432', 'G10433', { dagtilbudsNavn: 'Skovgruppen é' }),
    ];
    expect(await loadText(register, toCsv(rows))).toMatchObject({ stored: true, refusals: [] });
    const before = await current(register.database);
    const twins = rows.map((row) => mapTexts(row, (text) => (text === '' ? '\u00a0\u200b' : twinOf(text))));
    const columns = Object.keys(twins[0] ?? {});
    const text = toCsv(twins as typeof rows, columns).replace(columns.join(';'), columns.map(twinOf).join(';'));
    expect(await loadText(register, text)).toMatchObject({ changes: null, refusals: [] });
    expect(await current(register.database)).toEqual(before);
  });
});

describe('every field of a file of people', () => {
  const folder = newFolder();
  let affiliation: TestAffiliation;
  let enhed: string;
  beforeAll(async () => {
    affiliation = await openTestAffiliation(server);
    enhed = unitsOf('740')[0] ?? '';
  });
  afterAll(async () => {
    await affiliation.close();
    folder.remove();
  });

  const load = (name: string, text: string, kilde: string | null) => {
    const file = path.join(folder.path, name);
    writeFileSync(file, text);
    return loadPeopleFile(affiliation, file, { kilde });
  };
  const person = () => ({
    ...{
      cpr: testCpr(),
      fornavn: 'Åse Zoé',
      efternavn: 'Sømand',
      foedselsdato: null,
      koen: 'K',
      email: 'aase@example.dk',
    },
    ...{ fotoId: 'foto é', beskyttet: true, aliasFornavn: 'Märta', aliasEfternavn: 'Ålund' },
    adresse: { vejOgNummer: 'Åvej 4', postNummer: '8600', byNavn: 'Silkeborg', landekode: 'DK', kommuneKode: '740' },
    ...{ hjemmetelefon: { nummer: '33 11 22 33', beskyttet: false }, arbejdstelefon: null, mobiltelefon: null },
  });
  const period = { gyldigFra: '2026-01-01', gyldigTil: '2027-01-01' };
  const stue = {
    type: 'gruppe',
    kode: 'Blå é',
    navn: 'Blå stue',
    gruppetype: 'Hovedgruppe',
    trin: 'DT',
    linje: 'Ål',
    ...period,
  };
  const barn = {
    type: 'barn',
    lokalId: 'Bå1',
    person: person(),
    grupper: ['Blå é'],
    rolle: 'Barn',
    trin: 'DT',
    hovedgruppe: 'Blå é',
    ...period,
  };
  const kontakt = {
    type: 'kontakt',
    barnLokalId: 'Bå1',
    person: person(),
    relation: 'Mor',
    foraeldremyndighed: true,
    adgangsniveau: 1,
    retsgrundlag: 'Forældremyndighed é',
    cvrNummer: '12345678',
    pNummer: '1012345678',
    ...period,
  };
  const ansat = {
    type: 'ansat',
    lokalId: 'Aå1',
    person: person(),
    grupper: ['Blå é'],
    roller: ['Pædagog', 'Leder'],
    initialer: 'ÅZ',
    stilling: 'Pædagogisk leder',
    lokation: 'Blå',
    ...period,
  };
  const rows = () =>
    [stue, { ...barn, elevnummer: 'é7', lokation: 'Ål', kontakter: null }, kontakt, ansat].map((row) => ({
      ...row,
      enhed,
    }));

  it('is read the same from NDJSON', async () => {
    const text = (twin: (text: string) => string) =>
      rows()
        .map((row) => `${JSON.stringify(mapTexts(row, twin))}\n`)
        .join('');
    expect(
      await load(
        'clean.ndjson',
        text((one) => one),
        'Nord',
      ),
    ).toMatchObject({ refusals: [], created: { gruppe: 1, person: 3, tilknytning: 3 } });
    expect(await load('twin.ndjson', text(twinOf), 'Nord')).toMatchObject({ refusals: [], changes: null });
  });

  it('is read the same from CSV, and as from NDJSON', async () => {
    const told = rows();
    const json = told.map((row) => `${JSON.stringify(row)}\n`).join('');
    await load('clean.ndjson', json, 'Syd');
    for (const twin of [(text: string) => text, twinOf]) {
      const lines = [Object.keys(csvColumns), ...told.map((row) => cellsOf(row))];
      const csv = lines.map((cells) => cells.map(twin).join(';')).join('\n');
      expect(await load('people.csv', csv, 'Syd')).toMatchObject({ refusals: [], changes: null });
    }
  });

  it('is read the same from GraphQL, and as from NDJSON', async () => {
    const told = rows().map(({ type, ...row }) => ({ [type]: row }));
    const json = told
      .flatMap((one) => Object.entries(one))
      .map(([type, row]) => `${JSON.stringify({ type, ...row })}\n`);
    await load('clean.ndjson', json.join(''), 'Vest');
    const apply = `mutation ($rows: [TilknytningRowInput!]!, $kilde: String!) {
      applyTilknytninger(input: { rows: $rows, kilde: $kilde }) { errors { code path } changes { objectKind } } }`;
    // Of the protected, whom the caller may not see, no answer tells that they are as they were, nor that a contact is one.
    for (const twin of [(text: string) => text, twinOf])
      expect(await get(ask, apply, { rows: mapTexts(told, twin), kilde: twin('Vest') })).toEqual({
        applyTilknytninger: {
          errors: [],
          changes: ['PERSON', 'PERSON', 'PERSON', 'TILKNYTNING'].map((objectKind) => ({ objectKind })),
        },
      });
  });

  it('is stored clean from GraphQL', async () => {
    const unit = anvisningsenheder.find(
      ({ instType3, aktivitetsstatus }) => instType3 === '6013' && aktivitetsstatus === 'Aktiv',
    );
    const create = `mutation ($input: CreateDagplejegruppeInput!) {
      createDagplejegruppe(input: $input) { errors { code path } dagplejegruppe { navn basis { kode } } } }`;
    const input = { anvisningsenhedsNummer: unit?.anvisningsenhedsNummer, navn: 'Blå é', basis: 'legestuegruppe' };
    expect(await get(ask, create, { input: mapTexts(input, twinOf) })).toEqual({
      createDagplejegruppe: { errors: [], dagplejegruppe: { navn: 'Blå é', basis: { kode: 'legestuegruppe' } } },
    });
  });

  it('is read the same from a UNILoginImport document', async () => {
    const numbers = [testCpr(), testCpr()];
    const someone = (i: number, is: Twin) =>
      `<Person protected="true"><FirstName>${is('Åse Zoé')}</FirstName><FamilyName>${is('Sømand')}</FamilyName><AliasFirstName>${is('Märta')}</AliasFirstName><AliasFamilyName>${is('Ålund')}</AliasFamilyName><CivilRegistrationNumber>${is(numbers[i] ?? '')}</CivilRegistrationNumber></Person>`;
    const document = (is: Twin) => `<?xml version="1.0" encoding="UTF-8"?>
<UNILoginImport xmlns="urn:test" sourceDateTime="2026-11-23T06:00:00" source="${is('Øst é')}" schoolYear="2026-2027"><Institution>
<InstitutionNumber>${is(enhed)}</InstitutionNumber>
<Group><GroupId>${is('Blå é')}</GroupId><GroupName>${is('Blå stue')}</GroupName><GroupType>${is('Hovedgruppe')}</GroupType><GroupLevel>${is('DT')}</GroupLevel></Group>
<InstitutionPerson><LocalPersonId>${is('Xå1')}</LocalPersonId>${someone(0, is)}<Student><Role>${is('Barn')}</Role><Level>${is('DT')}</Level><MainGroupId>${is('Blå é')}</MainGroupId>
<ContactPerson relation="Mor" childCustody="true" accessLevel="1">${someone(1, is)}</ContactPerson></Student></InstitutionPerson>
</Institution></UNILoginImport>`;
    expect(
      await load(
        'clean.xml',
        document((text) => text),
        null,
      ),
    ).toMatchObject({
      ...{ kilde: 'Øst é', refusals: [], created: { gruppe: 1, person: 2, tilknytning: 2 } },
    });
    expect(await load('twin.xml', document(twinOf), null)).toMatchObject({ refusals: [], changes: null });
  });
});

type Twin = (text: string) => string;

/** A row as the cells of a flat file. */
const cellsOf = (row: object): string[] =>
  Object.values(csvColumns).map(({ path: way }) => {
    const value = way.reduce<unknown>(
      (part, name) => (part as Record<string, unknown> | null | undefined)?.[name],
      row,
    );
    if (Array.isArray(value)) return value.join('|');
    return value === null || value === undefined ? '' : String(value);
  });

/** A value as JSON has it, with another text in the place of each. */
function mapTexts<Value>(value: Value, map: (text: string) => string): Value {
  if (typeof value === 'string') return map(value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map)) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)])) as Value;
}
