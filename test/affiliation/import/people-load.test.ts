import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAffiliation } from '../../../gateway/commands/load-affiliation.ts';
import { readConfig } from '../../../gateway/config/config.ts';
import type { PeopleServices } from '../../../subgraphs/affiliation/context.ts';
import { openAffiliationDatabase } from '../../../subgraphs/affiliation/core/store/database.ts';
import { type LoadOptions, loadFile } from '../../../subgraphs/affiliation/import/load-file.ts';
import { openRowSource } from '../../../subgraphs/affiliation/import/open-row-source.ts';
import { StartupError } from '../../../subgraphs/common/startup-error.ts';
import { newDatabase, newFolder } from '../../support/new-database.ts';
import { runProduct } from '../../support/process.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

let server: TestServer;
let affiliation: TestAffiliation;
let enheder: string[];
const folder = newFolder();

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  const where = { kommuneKode: '740', niveau: 'anvisningsenhed', aktiv: true };
  const rows = await affiliation.database.read.enhed.findMany({ where, orderBy: { nummer: 'asc' } });
  enheder = rows.map(({ nummer }) => nummer);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  folder.remove();
});

let serial = 0;
const file = (ending: string, text: string | Buffer) => {
  const name = path.join(folder.path, `${++serial}.${ending}`);
  writeFileSync(name, text);
  return name;
};
const ndjson = (rows: readonly object[]) => file('ndjson', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

const load = (name: string, options: Partial<LoadOptions> = {}, services: PeopleServices = affiliation) =>
  loadFile(services, openRowSource(name), {
    ...{ kilde: 'Nord', kommune: null, full: null, dryRun: false, confirmRemovals: false, today: '2026-11-23' },
    ...{ actor: 'test', requestId: 'test', source: 'test', onProgress: () => undefined, ...options },
  });

const cpr = (i: number) => `610120${String(i).padStart(4, '0')}`;
const person = (i: number, more: object = {}) => ({
  cpr: cpr(i),
  fornavn: `Fornavn${i}`,
  efternavn: 'Efternavn',
  beskyttet: false,
  ...more,
});
const stue = (enhed: string, kode = 'stue') => ({
  ...{ type: 'gruppe', enhed, kode, navn: 'Bierne', gruppetype: 'Hovedgruppe', trin: 'DT' },
  ...{ linje: null, gyldigFra: '2020-01-01', gyldigTil: null },
});
const kontakt = (i: number, more: object = {}) => ({
  person: person(i),
  relation: 'Mor',
  foraeldremyndighed: true,
  ...more,
});
const barn = (enhed: string, lokalId: string, i: number, more: object = {}) => ({
  ...{ type: 'barn', enhed, lokalId, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', person: person(i) },
  ...{ gyldigFra: '2026-01-01', gyldigTil: null, kontakter: [kontakt(i + 1)], ...more },
});
const ansat = (enhed: string, lokalId: string, i: number, more: object = {}) => ({
  ...{
    type: 'ansat',
    enhed,
    lokalId,
    roller: ['Pædagog'],
    person: person(i),
    gyldigFra: '2026-01-01',
    gyldigTil: null,
  },
  ...more,
});

/** What is stored of a source, without what differs from load to load. */
async function stored(kilde: string) {
  const { database } = affiliation;
  const ties = await database.read.tilknytning.findMany({ where: { kilde, toChange: null } });
  const grupper = new Map(
    (await database.read.gruppe.findMany({ where: { kilde, toChange: null } })).map((g) => [g.id, g.kode]),
  );
  const persons = new Map(
    (await database.read.person.findMany({ where: { toChange: null } })).map((p) => [p.id, p.cprIndex]),
  );
  return ties
    .map(
      ({
        personId,
        barnId,
        hovedgruppeId,
        aktoertype,
        enhedsNummer,
        lokalId,
        gyldigFra,
        gyldigTil,
        aflyst,
        relation,
      }) =>
        JSON.stringify([
          ...[
            aktoertype,
            enhedsNummer,
            lokalId,
            gyldigFra,
            gyldigTil,
            aflyst,
            relation,
            grupper.get(hovedgruppeId ?? '') ?? null,
          ],
          ...[persons.get(personId), persons.get(barnId ?? '') ?? null],
        ]),
    )
    .sort();
}

describe('a file of people', () => {
  it('is stored in one changeset, and changes nothing the second time', async () => {
    const enhed = enheder[0] ?? '';
    const name = ndjson([stue(enhed), barn(enhed, 'B1', 100), barn(enhed, 'B2', 110), ansat(enhed, 'A1', 120)]);
    const first = await load(name);
    expect(first).toMatchObject({ stored: true, rows: { total: 4, gruppe: 1, barn: 2, ansat: 1 }, refusals: [] });
    expect(first.created).toEqual({ total: 11, gruppe: 1, person: 5, tilknytning: 5 });
    expect((first.changes?.last ?? 0) - (first.changes?.first ?? 0)).toBe(10);
    expect(await load(name)).toMatchObject({
      changes: null,
      created: { total: 0 },
      changed: { total: 0 },
      unchanged: { total: 11 },
    });
  });

  it('with a bad row is not stored at all; each is reported with its line, and no name or number', async () => {
    const enhed = enheder[1] ?? '';
    const rows = [
      stue(enhed),
      barn(enhed, 'B1', 200),
      barn(enhed, 'B2', 210, { hovedgruppe: 'ukendt' }),
      ansat(enhed, 'A1', 220, { person: { ...person(220), cpr: '6113201234' } }),
      ansat('G99999', 'A2', 230),
      ansat(enhed, 'A3', 240, { person: { ...person(240), fornavn: '' }, ukendt: 'Efternavn' }),
      barn(enhed, 'B4', 250, { kontakter: [] }),
      barn(enhed, 'B5', 250, { kontakter: [] }),
    ];
    const name = file('ndjson', `\uFEFF${rows.map((row) => JSON.stringify(row)).join('\n')}\n\n{"type": "barn"\n`);
    const report = await load(name);
    expect(report.refusals.map(({ line, code, field }) => `${line} ${code} ${field}`)).toEqual([
      '3 GRUPPE_UNKNOWN hovedgruppe',
      '4 CPR_MALFORMED person.cpr',
      '5 ENHED_UNKNOWN ',
      '6 FIELD_MALFORMED person.fornavn',
      '6 FIELD_MALFORMED ',
      '8 TILKNYTNING_OVERLAP ',
      '10 ROW_NOT_JSON ',
    ]);
    expect(report).toMatchObject({ stored: false, refusedRows: 6, created: { total: 0 }, changes: null });
    expect(JSON.stringify(report)).not.toMatch(/610120|611320|Fornavn|Efternavn/);
    expect(await affiliation.database.read.tilknytning.count({ where: { enhedsNummer: enhed } })).toBe(0);
  });

  it('stores nothing in a dry run, and shows what it would store', async () => {
    const enhed = enheder[1] ?? '';
    const report = await load(ndjson([stue(enhed), barn(enhed, 'B1', 200)]), { dryRun: true });
    expect(report).toMatchObject({ stored: false, dryRun: true, created: { total: 5 }, changes: null });
    expect(await affiliation.database.read.gruppe.count({ where: { enhedsNummer: enhed } })).toBe(0);
  });

  it('of test persons is refused where data last, and of units elsewhere when a municipality is named', async () => {
    const enhed = enheder[1] ?? '';
    const { database, vault } = affiliation;
    const rows = openRowSource(ndjson([ansat(enhed, 'A1', 300)]));
    const options = {
      ...{ kilde: 'Nord', kommune: '101', full: false, dryRun: false, confirmRemovals: false, today: '2026-11-23' },
      ...{ actor: 'test', requestId: 'test', source: 'test', onProgress: () => undefined },
    };
    const report = await loadFile({ database: { ...database, mode: 'authoritative' }, vault }, rows, options);
    expect(report.refusals.map(({ code }) => code).sort()).toEqual(['CPR_TEST_NUMBER', 'ENHED_OF_OTHER_KOMMUNE']);
  });

  it('gives the same in parts of any size, and siblings share their parents', async () => {
    const enhed = enheder[2] ?? '';
    const child = fc.record({
      id: fc.integer({ min: 1, max: 30 }),
      parents: fc.uniqueArray(fc.integer({ min: 50, max: 55 }), { maxLength: 3 }),
    });
    const family = fc.uniqueArray(child, { selector: ({ id }) => id, minLength: 1, maxLength: 12 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(family, fc.integer({ min: 1, max: 4 }), async (children, rowsAtOnce) => {
        const [small, whole] = [`Dele${++run}`, `Hel${run}`];
        const rows = [
          stue(enhed, `stue${run}`),
          ...children.map(({ id, parents }) =>
            barn(enhed, `B${id}`, 4000 + id, {
              hovedgruppe: `stue${run}`,
              kontakter: parents.map((i) => kontakt(4000 + i)),
            }),
          ),
        ];
        const name = ndjson(rows);
        const inParts = await load(name, { kilde: small, rowsAtOnce });
        expect(inParts.refusals).toEqual([]);
        await load(ndjson(rows.map((row) => ({ ...row, ...('kode' in row && { linje: 'hel' }) }))), { kilde: whole });
        expect((await stored(small)).map(withoutGroup)).toEqual((await stored(whole)).map(withoutGroup));
        expect(await load(name, { kilde: small, rowsAtOnce: rowsAtOnce + 1 })).toMatchObject({
          changes: null,
          refusals: [],
        });
      }),
      { numRuns: 8 },
    );
  });

  it('finds the contacts of a child that comes again under another local id', async () => {
    const enhed = enheder[2] ?? '';
    const mor = kontakt(4201, { gyldigFra: '2025-01-01' });
    const before = barn(enhed, 'B1', 4200, { gyldigFra: '2025-01-01', gyldigTil: '2025-12-31', kontakter: [mor] });
    await load(ndjson([stue(enhed), before]));
    const again = barn(enhed, 'B2', 4200, { kontakter: [{ ...mor, relation: 'Andet' }] });
    expect(await load(ndjson([again]))).toMatchObject({
      refusals: [],
      created: { tilknytning: 1 },
      changed: { tilknytning: 1 },
    });
  });

  it('takes in nobody of a unit but those whom its rows name, so that their order does not count', async () => {
    const enhed = enheder[2] ?? '';
    const statements: string[] = [];
    const url = server.databases.affiliation;
    const database = await openAffiliationDatabase(url, affiliation.vault, {
      mode: 'sandbox',
      onStatement: (sql) => statements.push(sql),
    });
    const rows = [stue(enhed), barn(enhed, 'B3', 4300), ansat(enhed, 'A3', 4310)];
    const services = { database, vault: affiliation.vault };
    expect(await load(ndjson(rows), { rowsAtOnce: 1 }, services)).toMatchObject({ refusals: [] });
    await database.close();
    const ofUnits = statements.filter((sql) => /FROM "Tilknytning".*"enhedsNummer"/s.test(sql));
    expect(ofUnits.length).toBeGreaterThan(0);
    for (const sql of ofUnits) expect(sql).toContain('"lokalId"');
  });
});

/** Whose code it is depends on which source made the group first. */
const withoutGroup = (line: string): string => JSON.stringify((JSON.parse(line) as unknown[]).toSpliced(7, 1));

describe('a flat file', () => {
  const header =
    'lokalId;Type;enhed;kode;gruppetype;trin;rolle;hovedgruppe;cpr;fornavn;efternavn;mobiltelefon;barnLokalId;relation;foraeldremyndighed;roller;gyldigFra';
  const lines = (enhed: string) => [
    header,
    `;gruppe;${enhed};stue;Hovedgruppe;DT;;;;;;;;;;;2020-01-01`,
    `B1;barn;${enhed};;;DT;Barn;stue;${cpr(501)};"Ada; den ældste";Prøve;;;;;;2026-01-01`,
    `;kontakt;${enhed};;;;;;${cpr(502)};Bo;Prøve;33 12 34 56;B1;Far;ja;;`,
    `A1;ansat;${enhed};;;;;;${cpr(503)};Cy;Prøve;;;;;Pædagog|Leder;2026-01-01`,
  ];

  it('is read by the names of its columns in any order, contacts in rows of their own', async () => {
    const enhed = enheder[3] ?? '';
    const name = file('csv', `\uFEFF${lines(enhed).join('\r\n')}\r\n`);
    const report = await load(name);
    expect(report.refusals).toEqual([]);
    expect(report.created).toEqual({ total: 7, gruppe: 1, person: 3, tilknytning: 3 });
    const far = await affiliation.database.read.tilknytning.findFirstOrThrow({
      where: { enhedsNummer: enhed, aktoertype: 'kontakt' },
    });
    expect(far).toMatchObject({ relation: 'Far', foraeldremyndighed: true, gyldigFra: '2026-01-01' });
    expect(await load(name)).toMatchObject({ changes: null, unchanged: { total: 7 } });
  });

  it('names the line of a wrong value, and an unknown column by its place', async () => {
    const [head = '', gruppe = '', child = ''] = lines(enheder[4] ?? '');
    const report = await load(
      file('csv', [head, gruppe, child.replace('2026-01-01', '1. januar'), 'for;få'].join('\n')),
    );
    expect(report.refusals.map(({ line, code, field }) => [line, code, field])).toEqual([
      [3, 'FIELD_MALFORMED', 'gyldigFra'],
      [4, 'ROW_CELLS', ''],
    ]);
    const headerless = await load(file('csv', child));
    expect(headerless).toMatchObject({ refusals: [{ line: 1, code: 'COLUMN_UNKNOWN' }] });
    expect(JSON.stringify(headerless)).not.toContain('Ada');
  });

  it('that was saved with commas, or as Windows-1252, is refused with that reason, and how to save it', async () => {
    const all = lines(enheder[4] ?? '').join('\n');
    const commas = await load(file('csv', all.replaceAll(';', ',')));
    expect(commas.refusals).toMatchObject([
      { line: 1, code: 'FILE_NOT_SEMICOLONS', en: expect.stringContaining('","') },
    ]);
    const latin = await load(file('csv', Buffer.from(all.replace('Cy', 'Søren'), 'latin1')));
    expect(latin.refusals.map(({ line, code }) => [line, code])).toContainEqual([5, 'ROW_NOT_UTF8']);
    expect(latin.refusals.find(({ code }) => code === 'ROW_NOT_UTF8')?.da).toMatch(/Windows-1252.*"CSV UTF-8"/);
  });
});

describe('a UNILoginImport document', () => {
  const someone = (i: number) =>
    `<Person protected="false"><FirstName>Fornavn${i}</FirstName><FamilyName>Efternavn</FamilyName><CivilRegistrationNumber>${cpr(i)}</CivilRegistrationNumber></Person>`;
  const student = (i: number, contact: number) =>
    `<InstitutionPerson><LocalPersonId>B${i}</LocalPersonId>${someone(i)}<Student><Role>Barn</Role><Level>DT</Level><MainGroupId>stue</MainGroupId>
     <ContactPerson relation="Mor" childCustody="true" accessLevel="1">${someone(contact)}</ContactPerson></Student></InstitutionPerson>`;
  const employee = (i: number) =>
    `<InstitutionPerson><LocalPersonId>A${i}</LocalPersonId>${someone(i)}<Employee><Role>Leder</Role><Occupation>Leder</Occupation></Employee></InstitutionPerson>`;
  const document = (enhed: string, ...persons: string[]) =>
    file(
      'xml',
      `<?xml version="1.0" encoding="UTF-8"?>
<UNILoginImport xmlns="urn:test" sourceDateTime="2026-11-23T06:00:00" source="Xml" schoolYear="2026-2027"><Institution>
<InstitutionNumber>${enhed}</InstitutionNumber>
<Group><GroupId>stue</GroupId><GroupType>Hovedgruppe</GroupType><GroupLevel>DT</GroupLevel></Group>
${persons.join('\n')}
</Institution></UNILoginImport>`,
    );

  it('is everything its source has: who is not in it ends, unless it is a delta or too many', async () => {
    const enhed = enheder[5] ?? '';
    const all = document(enhed, student(601, 602), student(603, 602), employee(604));
    const first = await load(all, { kilde: null, today: '2026-11-20' });
    expect(first).toMatchObject({
      kilde: 'Xml',
      full: true,
      refusals: [],
      created: { gruppe: 1, person: 4, tilknytning: 5 },
    });
    expect(await load(all, { kilde: null })).toMatchObject({ changes: null, refusals: [] });
    const one = document(enhed, student(601, 602));
    expect(await load(one, { kilde: null, full: false })).toMatchObject({ changes: null, refusals: [] });
    const tooMany = await load(one, { kilde: null });
    expect(tooMany).toMatchObject({
      stored: false,
      refusals: [{ line: null, code: 'MASS_REMOVAL' }],
      removals: [{ enhed, removed: 2, total: 3 }],
    });
    const done = await load(one, { kilde: null, confirmRemovals: true });
    expect(done).toMatchObject({ refusals: [], ended: { tilknytning: 3 }, created: { total: 0 } });
    const open = { enhedsNummer: enhed, toChange: null, gyldigTil: null };
    expect(await affiliation.database.read.tilknytning.count({ where: open })).toBe(2);
    const back = await load(all, { kilde: null, today: '2026-11-25' });
    expect(back).toMatchObject({ refusals: [], created: { total: 3, tilknytning: 3 }, changed: { total: 0 } });
  });

  it('reports with the line what cannot be read, and stores nothing of it', async () => {
    const enhed = enheder[6] ?? '';
    const foreign = document(enhed, student(701, 702).replace('<Role>Barn</Role>', '<Role>Dagplejer</Role>'));
    const report = await load(foreign, { kilde: 'Andet' });
    expect(report.stored).toBe(false);
    expect(report.refusals.map(({ line, code, field }) => [line, code, field])).toEqual([
      [2, 'KILDE_DIFFERS', ''],
      [5, 'FIELD_MALFORMED', 'rolle'],
    ]);
    expect(await load(document(enhed, '<InstitutionPerson>'))).toMatchObject({ refusals: [{ code: 'XML_MALFORMED' }] });
  });
});

describe('npm run load:affiliation', () => {
  it('sees the units of the register, writes the report, and is quiet in a pipe', async () => {
    const enhed = enheder[7] ?? '';
    const { config, databases } = server;
    const report = path.join(folder.path, 'report.json');
    const env = {
      ...{ DATA_DIR: config.dataDir, REGISTER_DATABASE_URL: databases.register },
      ...{ AFFILIATION_DATABASE_URL: databases.affiliation, REGISTER_MODE: 'sandbox' },
    };
    const name = ndjson([stue(enhed), barn(enhed, 'B1', 800)]);
    const args = ['load-affiliation', name, '--source', 'Nord', '--kommune', '0740', '--report', report];
    const { code, stdout, stderr } = await runProduct(args, env).finished;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/created 5 \(.*\), changed 0, ended 0, unchanged 0, of 2 rows \(changes \d+ to \d+\)\n$/);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject([
      { stored: true, kilde: 'Nord', created: { total: 5 } },
    ]);
  });

  it('into a register without units says that it is empty, in one line', async () => {
    const [register, people] = [await newDatabase(), await newDatabase()];
    const urls = { REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: people.url };
    const config = readConfig({ DATA_DIR: folder.path, REGISTER_MODE: 'sandbox', ...urls });
    const loading = loadAffiliation(config, [ndjson([stue('G12345')])], { source: 'Nord' });
    await expect(loading).rejects.toThrow(
      new StartupError('The register is empty: start the product once, or load the register first (npm run load).'),
    );
    await Promise.all([register.remove(), people.remove()]);
  });
});
