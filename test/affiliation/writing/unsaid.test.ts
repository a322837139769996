import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { withOpenedTexts } from '../../../subgraphs/affiliation/core/change/sealed-texts.ts';
import { nothingSaid } from '../../../subgraphs/affiliation/core/input/person-fields.ts';
import { personSchema, rowSchemas } from '../../../subgraphs/affiliation/core/input/row-schema.ts';
import { type CsvColumn, csvColumns } from '../../../subgraphs/affiliation/import/csv-rows.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { loadPeopleFile } from '../../support/load-people.ts';
import { newFolder } from '../../support/new-database.ts';
import { unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

type Type = keyof typeof rowSchemas;
type Row = { type: Type } & Record<string, unknown>;

const telefon = { nummer: '20112233', beskyttet: true };
const adresse = {
  vejOgNummer: 'Prøvevej 1',
  postNummer: '8600',
  byNavn: 'Silkeborg',
  landekode: 'DK',
  kommuneKode: '740',
};

/** A value of every field that may be left out. A field without one fails its test, so none is forgotten. */
const values: Record<string, unknown> = {
  ...{ gyldigFra: '2025-02-03', gyldigTil: '2027-01-31', grupper: ['hold'], lokation: 'Hus 2', elevnummer: 'E-17' },
  ...{ initialer: 'AP', stilling: 'Kok', roller: ['Leder'], navn: 'Bierne', trin: 'DT', linje: 'Blå' },
  ...{ adgangsniveau: 3, retsgrundlag: 'Aftale', cvrNummer: '12345678', pNummer: '1012345678' },
  kontakter: [],
  ...{ 'person.cpr': '', 'person.foedselsdato': '2020-03-04', 'person.koen': 'K', 'person.email': 'ada@example.dk' },
  ...{
    'person.fotoId': 'foto-1',
    'person.beskyttet': true,
    'person.aliasFornavn': 'Anna',
    'person.aliasEfternavn': 'Alias',
  },
  ...{ 'person.adresse': adresse, 'person.hjemmetelefon': telefon, 'person.arbejdstelefon': telefon },
  'person.mobiltelefon': telefon,
};

/** What stands when null is said: everything else is gone. */
const stands: Record<string, string> = {
  gyldigFra: 'what began has begun: null says nothing',
  kontakter: 'persons do not end by a null; an empty list says that there are none',
  'gruppe trin': 'a main group has a level, and only that',
  'person.cpr': 'a number is changed with changeCpr only',
  'person.beskyttet': 'protection is lifted by name only',
};
/** What null stands for where that is not nothing: the roles of the job title. */
const otherwise: Record<string, unknown> = { roller: ['Pædagog'] };

const isOptional = (schema: z.ZodType) => schema.safeParse(undefined).success;
const optionalOf = (shape: Record<string, z.ZodType>, prefix = '') =>
  Object.entries(shape).flatMap(([name, schema]) => (isOptional(schema) ? [`${prefix}${name}`] : []));

/** The parts of an address are told one by one as well; a telephone number's protection is of protection.test.ts. */
const parts = Object.keys(adresse).map((part) => `person.adresse.${part}`);
const fields = [
  ...(Object.keys(rowSchemas) as Type[]).flatMap((type) =>
    optionalOf(rowSchemas[type].shape).map((field) => ({ type, field })),
  ),
  ...[...optionalOf(personSchema.shape, 'person.'), ...parts].map((field) => ({ type: 'ansat' as Type, field })),
].map((one, i) => ({ ...one, name: `${one.type} ${one.field}`, i }));
type Case = (typeof fields)[number];

const kilde = 'Nord';
const folder = newFolder();
let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
let serial = 0;
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', '740');
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  folder.remove();
});

/** A row with nothing but what it must have. */
function bare({ type, field, i }: Case, enhed: string, cprOf: (n: number) => string): Row {
  const person = (n: number) => ({ cpr: field === 'person.cpr' ? '' : cprOf(n), fornavn: `F${n}`, efternavn: 'Prøve' });
  const who = { enhed, lokalId: `L${i}`, person: person(i) };
  switch (type) {
    case 'gruppe': {
      const gruppetype = field === 'trin' ? 'Hovedgruppe' : 'Hold';
      return { type, enhed, kode: `g${i}`, gruppetype };
    }
    case 'barn':
      return { type, ...who, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue' };
    case 'kontakt':
      return { type, enhed, barnLokalId: 'B', person: person(i), relation: 'Mor', foraeldremyndighed: true };
    case 'ansat':
      return { type, ...who, ...(field === 'roller' ? { stilling: 'Dagplejer' } : { roller: ['Pædagog'] }) };
    case 'ekstern':
      return { type, ...who, rolle: 'Ekstern' };
  }
}

function put(row: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): Record<string, unknown> {
  if (rest.length === 0) return { ...row, [name]: value };
  return { ...row, [name]: put((row[name] ?? {}) as Record<string, unknown>, rest, value) };
}
const at = (row: unknown, path: string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name] ?? null, row);
const pathOf = ({ field }: Case) => field.split('.');
const wordOf = ({ field }: Case): unknown =>
  parts.includes(field) ? adresse[field.split('.')[2] as keyof typeof adresse] : values[field];

const hovedgruppe = (enhed: string): Row => ({
  type: 'gruppe',
  enhed,
  kode: 'stue',
  gruppetype: 'Hovedgruppe',
  trin: 'DT',
  gyldigFra: '2020-01-01',
});
const hold = (enhed: string): Row => ({
  type: 'gruppe',
  enhed,
  kode: 'hold',
  gruppetype: 'Hold',
  gyldigFra: '2020-01-01',
});
const child = (enhed: string, cpr: string): Row => ({
  ...{ type: 'barn', enhed, lokalId: 'B', rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', gyldigFra: '2024-01-01' },
  person: { cpr, fornavn: 'Barn', efternavn: 'Prøve' },
});

/** What is stored of a case, as its row has it. */
async function stored({ type, field, i }: Case, enhed: string): Promise<object> {
  const { read } = affiliation.database;
  const now = { enhedsNummer: enhed, toChange: null, kilde };
  const grupper = await read.gruppe.findMany({ where: now });
  if (type === 'gruppe') return grupper.find(({ kode }) => kode === `g${i}`) ?? {};
  const ties = (await read.tilknytning.findMany({ where: now })).map((row) =>
    withOpenedTexts(affiliation.vault, 'Tilknytning', row),
  );
  const persons = await affiliation.persons({ toChange: null, kommuneKode: '740' });
  const told = persons.map(({ id, sourceWords }) => ({ id, ...JSON.parse(sourceWords)[kilde] }));
  const personOf = (tie: { personId: string }) => told.find(({ id }) => id === tie.personId);
  const tie = ties.find((one) =>
    type === 'kontakt' ? personOf(one)?.fornavn === `F${i}` && one.aktoertype === 'kontakt' : one.lokalId === `L${i}`,
  );
  expect(tie, field).toBeDefined();
  if (!tie) return {};
  const codes = (JSON.parse(tie.grupper) as string[]).map((id) => grupper.find((one) => one.id === id)?.kode);
  const roller = JSON.parse(tie.roller);
  const kontakter = ties.filter((one) => one.barnId === tie.personId && one.gyldigTil === null && !one.aflyst).length;
  const { version: _, fromChange: __, ...content } = tie;
  return { ...content, grupper: codes, roller, kontakter, person: { ...nothingSaid, ...personOf(tie) } };
}

const write = (ending: string, text: string) => {
  const name = path.join(folder.path, `${++serial}.${ending}`);
  writeFileSync(name, text);
  return name;
};
async function load(name: string): Promise<void> {
  const report = await loadPeopleFile(affiliation, name, { kilde });
  expect(report.refusals).toEqual([]);
}

function cellOf(row: Row, { path: place, kind }: CsvColumn): string {
  const [holder, last = ''] = [at(row, place.slice(0, -1)) ?? (place.length > 1 ? undefined : row), place.at(-1)];
  // Null in the place of an address or telephone number is said of its first part, which is what a column is of.
  if (place.length > 2 && at(row, place.slice(0, 2)) === null && place[1] !== undefined && 'person' in row)
    return place[1] in (row.person as object) ? '\\N' : '';
  const value = holder && (holder as Record<string, unknown>)[last];
  if (value === undefined || value === '') return '';
  if (value === null) return '\\N';
  if (kind === 'boolean') return value ? 'ja' : 'nej';
  return kind === 'list' ? (value as string[]).join('|') || '\\N' : String(value);
}
/** Only the columns that some row of the file has something in. */
function csv(rows: Row[]): string {
  const lines = rows.map((row) => Object.values(csvColumns).map((column) => cellOf(row, column)));
  const names = Object.keys(csvColumns);
  const used = names.flatMap((_, i) => (lines.some((line) => line[i] !== '') ? [i] : []));
  return [names, ...lines].map((line) => used.map((i) => line[i]).join(';')).join('\n');
}

/** An element as a document has it: absent when nothing is said, empty when null is. */
const element = (name: string, value: unknown, attributes = ''): string =>
  value === undefined ? '' : `<${name}${attributes}>${value ?? ''}</${name}>`;

function xmlPerson(person: Record<string, unknown>): string {
  const { vejOgNummer, postNummer, byNavn, landekode, kommuneKode } = (person.adresse ?? {}) as Record<string, unknown>;
  const parts = [
    ...[element('StreetAddress', vejOgNummer), element('PostalCode', postNummer), element('PostalDistrict', byNavn)],
    ...[element('CountryCode', landekode), element('MunicipalityCode', kommuneKode)],
  ].join('');
  const phone = (name: string, told: unknown) => {
    const { nummer, beskyttet } = (told ?? { nummer: null }) as { nummer: string | null; beskyttet?: boolean };
    return told === undefined ? '' : element(name, nummer, ` protected="${beskyttet === true}"`);
  };
  const content = [
    ...[element('FirstName', person.fornavn), element('FamilyName', person.efternavn)],
    ...[element('CivilRegistrationNumber', person.cpr || undefined), element('EmailAddress', person.email)],
    ...[element('BirthDate', person.foedselsdato), element('Gender', person.koen), element('PhotoId', person.fotoId)],
    element('Address', person.adresse === undefined ? undefined : parts),
    phone('HomePhoneNumber', person.hjemmetelefon),
    phone('WorkPhoneNumber', person.arbejdstelefon),
    phone('MobilePhoneNumber', person.mobiltelefon),
    ...[element('AliasFirstName', person.aliasFornavn), element('AliasFamilyName', person.aliasEfternavn)],
  ];
  return element('Person', content.join(''), ` protected="${person.beskyttet === true}"`);
}

function xmlRow(row: Row): string {
  if (row.type === 'gruppe') {
    const { kode, navn, gruppetype, trin, linje, gyldigFra, gyldigTil } = row;
    const content = [
      ...[element('GroupId', kode), element('GroupName', navn), element('GroupType', gruppetype)],
      ...[element('GroupLevel', trin), element('Line', linje)],
      ...[element('FromDate', gyldigFra), element('ToDate', gyldigTil)],
    ];
    return element('Group', content.join(''));
  }
  const actor =
    row.type === 'barn'
      ? `<Student><Role>Barn</Role>${element('StudentNumber', row.elevnummer)}<Level>DT</Level>${element('Location', row.lokation)}<MainGroupId>stue</MainGroupId></Student>`
      : `<Employee>${((row.roller ?? []) as string[]).map((one) => element('Role', one)).join('')}${element('ShortName', row.initialer)}${element('Occupation', row.stilling)}${element('Location', row.lokation)}</Employee>`;
  const person = xmlPerson(row.person as Record<string, unknown>);
  return element('InstitutionPerson', `${element('LocalPersonId', row.lokalId)}${person}${actor}`);
}

const xml = (rows: Row[]) => `<?xml version="1.0" encoding="UTF-8"?>
<UNILoginImport xmlns="urn:test" sourceDateTime="2026-11-23T06:00:00" source="${kilde}" schoolYear="2026-2027"><Institution>
${element('InstitutionNumber', rows[0]?.enhed)}${rows.map(xmlRow).join('\n')}</Institution></UNILoginImport>`;

/** Groups and contacts are lists, which a document tells whole; it has no place for periods of people. */
const inXml = ({ type, field }: Case) =>
  ['gruppe', 'barn', 'ansat'].includes(type) &&
  !['grupper', 'kontakter', 'roller'].includes(field) &&
  (type === 'gruppe' || !field.startsWith('gyldig'));

/** Through each door, many rows. */
const doors: Record<string, { put(rows: Row[]): Promise<void>; takes(one: Case): boolean }> = {
  ndjson: {
    put: (rows) => load(write('ndjson', rows.map((row) => `${JSON.stringify(row)}\n`).join(''))),
    takes: () => true,
  },
  csv: { put: (rows) => load(write('csv', csv(rows))), takes: ({ field }) => field !== 'kontakter' },
  xml: { put: (rows) => load(write('xml', xml(rows))), takes: inXml },
  applyTilknytninger: {
    takes: () => true,
    async put(rows) {
      const query = `mutation ($rows: [TilknytningRowInput!]!) { applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }) { errors { code path } } }`;
      const { applyTilknytninger } = await get<{ applyTilknytninger: { errors: object[] } }>(ask, query, {
        rows: rows.map(({ type, ...row }) => ({ [type]: row })),
      });
      expect(applyTilknytninger.errors).toEqual([]);
    },
  },
};

const units = unitsOf('740');

describe.each(Object.keys(doors))('through %s, a field', (door) => {
  const { put: putRows, takes } = doors[door] as (typeof doors)[string];
  const enhed = units[Object.keys(doors).indexOf(door)] ?? '';
  const cases = fields.filter(takes);
  const states = new Map<string, object[]>();
  beforeAll(async () => {
    const cprs = new Map<number, string>();
    const cprOf = (n: number) => cprs.get(n) ?? cprs.set(n, testCpr()).get(n) ?? '';
    const without = cases.map((one) => bare(one, enhed, cprOf));
    const said = (word: (one: Case) => unknown) =>
      cases.map((one, i) => put(without[i] as Row, pathOf(one), word(one)) as Row);
    const around = [hovedgruppe(enhed), hold(enhed), child(enhed, testCpr())];
    const contact = (lokalId: string) => ({
      type: 'kontakt' as Type,
      enhed,
      barnLokalId: lokalId,
      person: { cpr: testCpr(), fornavn: 'Mor', efternavn: 'Prøve' },
      relation: 'Mor',
      foraeldremyndighed: true,
    });
    const ofKontakter = cases.filter(({ field }) => field === 'kontakter').map(({ i }) => contact(`L${i}`));
    const withValues = said((one) => (one.field === 'kontakter' ? undefined : wordOf(one)));
    await putRows([...around, ...withValues, ...ofKontakter]);
    for (const rows of [without, said(({ name }) => (name === 'gruppe trin' ? undefined : null))]) {
      for (const one of cases) states.set(one.name, [...(states.get(one.name) ?? []), await stored(one, enhed)]);
      await putRows(rows);
    }
    for (const one of cases) states.set(one.name, [...(states.get(one.name) ?? []), await stored(one, enhed)]);
  });
  afterAll(() => states.clear());

  it.each(cases.map((one) => [one.name, one] as const))(
    'that is not said stays, and goes when null is: %s',
    (_name, one) => {
      const [first, unsaid, cleared] = states.get(one.name) ?? [];
      expect(Object.keys(values).includes(one.field) || parts.includes(one.field)).toBe(true);
      if (one.field === 'kontakter') expect(at(first, ['kontakter'])).toBe(1);
      else if (one.field !== 'person.cpr') expect(at(first, pathOf(one))).toEqual(wordOf(one));
      expect(unsaid).toEqual(first);
      if (one.field in stands || one.name in stands) return expect(cleared).toEqual(first);
      const none = otherwise[one.field] ?? (Array.isArray(wordOf(one)) ? [] : null);
      expect(at(cleared, pathOf(one))).toEqual(none);
    },
  );
});

describe('through a mutation that changes one thing, a field', () => {
  const enhed = units[Object.keys(doors).length] ?? '';
  const mother = { cpr: testCpr(), fornavn: 'Mor', efternavn: 'Prøve' };
  const ansat = {
    type: 'ansat',
    enhed,
    lokalId: 'A',
    roller: ['Pædagog'],
    person: { ...mother, cpr: testCpr(), fornavn: 'Ada' },
  };
  const contact = {
    type: 'kontakt',
    enhed,
    barnLokalId: 'B',
    person: mother,
    relation: 'Mor',
    foraeldremyndighed: true,
  };
  beforeAll(async () => {
    const rows = [hovedgruppe(enhed), hold(enhed), child(enhed, testCpr()), ansat, contact] as Row[];
    await doors.ndjson?.put(rows);
  });

  const tieOf = (aktoertype: string) =>
    affiliation.database.read.tilknytning.findFirstOrThrow({
      where: { enhedsNummer: enhed, aktoertype, toChange: null },
    });
  async function update(mutation: string, input: object): Promise<void> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { errors { code path } } }`;
    expect(await get(ask, query, { input: { kilde, ...input } })).toEqual({ it: { errors: [] } });
  }

  const ofPerson = fields.filter(({ field }) => field.startsWith('person.') && !(field in stands));
  it.each(ofPerson.map((one) => [one.field, one] as const))(
    'that is left out stays, and null clears it: %s',
    async (_name, one) => {
      const { personId } = await tieOf('ansat');
      const told = async () => {
        const [row] = await affiliation.persons({ id: personId, toChange: null });
        return at({ person: JSON.parse(row?.sourceWords ?? '{}')[kilde] }, pathOf(one));
      };
      const say = (value: unknown) =>
        update('updatePerson', { personId, ...(put({}, pathOf(one), value).person as object) });
      for (const [value, then] of [
        [wordOf(one), wordOf(one)],
        [undefined, wordOf(one)],
        [null, null],
      ]) {
        await say(value);
        expect(await told()).toEqual(then);
      }
    },
  );

  const shared = ['gyldigTil', 'grupper'];
  const ofTies = [
    ...[...shared, 'initialer', 'stilling', 'lokation'].map((field) => ['ansat', field] as const),
    ...[...shared, 'elevnummer', 'lokation'].map((field) => ['barn', field] as const),
    ...['adgangsniveau', 'retsgrundlag', 'cvrNummer', 'pNummer'].map((field) => ['kontakt', field] as const),
  ];
  it.each(ofTies)('that is left out stays, and null clears it: %s %s', async (aktoertype, field) => {
    const { id, [field as 'lokation']: before } = await tieOf(aktoertype);
    const say = (value: unknown) => update('updateTilknytning', { id, [field]: value });
    await say(values[field]);
    const { [field as 'lokation']: first } = await tieOf(aktoertype);
    expect(first).not.toEqual(before);
    await say(undefined);
    expect((await tieOf(aktoertype))[field as 'lokation']).toEqual(first);
    await say(null);
    expect((await tieOf(aktoertype))[field as 'lokation']).toEqual(before);
  });
});
