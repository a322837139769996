import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocument } from '../../../subgraphs/affiliation/unilogin/document.ts';
import type { ImportDocument } from '../../../subgraphs/affiliation/unilogin/import-document.ts';
import type { Ask } from '../../support/ask.ts';
import { insideValues, outsideValues, type Tried } from '../../support/document-values.ts';
import { type Row, rowsWith, toCsv, toElement, toGroup } from '../../support/door-rows.ts';
import { get } from '../../support/get.ts';
import { loadPeopleFile } from '../../support/load-people.ts';
import { newFolder } from '../../support/new-database.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { allOf } from './all-of.ts';

interface Fault {
  code: string;
  path: string[];
}

const kilde = 'Nord';
const folder = newFolder();
let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
let enhed: string;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', '101');
  const where = { kommuneKode: '101', niveau: 'anvisningsenhed', aktiv: true, NOT: { pNummer: null } };
  enhed = (await affiliation.database.read.enhed.findFirstOrThrow({ where, orderBy: { nummer: 'asc' } })).nummer;
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  folder.remove();
});

/** One row for each value that is tried, with those that it depends on before it. */
const tried = (values: readonly Tried[]) => values.map((value, n) => ({ value, rows: rowsWith(value, n, enhed) }));
type Trial = ReturnType<typeof tried>[number];
const named = ({ value }: Trial) => `${value.place} = ${JSON.stringify(value.value)}`;
const isFault = (code: string) => code === 'FIELD_MALFORMED' || code === 'CPR_MALFORMED' || code === 'INT_MALFORMED';

/** What each door says to each trial: whether its form is refused. */
type Door = (trials: readonly Trial[]) => Promise<boolean[]>;

async function load(name: string, text: string, dryRun: boolean) {
  const file = path.join(folder.path, name);
  writeFileSync(file, text);
  return loadPeopleFile(affiliation, file, { kilde, dryRun, today: '2026-11-28' });
}

const ndjson: Door = async (trials) => {
  const rows = trials.flatMap((trial) => trial.rows);
  const { refusals } = await load('rows.ndjson', rows.map((row) => `${JSON.stringify(row)}\n`).join(''), true);
  const lines = new Set(refusals.filter(({ code }) => isFault(code)).map(({ line }) => line));
  return trials.map((trial) => lines.has(rows.indexOf(trial.rows.at(-1) as Row) + 1));
};

const csv: Door = async (trials) => {
  const rows = trials.flatMap((trial) => trial.rows);
  const { refusals } = await load('rows.csv', toCsv(rows), true);
  const lines = new Set(refusals.filter(({ code }) => isFault(code)).map(({ line }) => line));
  return trials.map((trial) => lines.has(rows.indexOf(trial.rows.at(-1) as Row) + 2));
};

const xml: Door = async (trials) => {
  const groups = trials.filter(({ rows }) => rows[0]?.type === 'gruppe');
  const people = trials.filter(({ rows }) => rows[0]?.type !== 'gruppe');
  const document = {
    ...{ kind: 'FULL', sourceDateTime: '2026-11-28T12:00:00', source: kilde, schoolYear: '2026-2027' },
    ...{ sourceVersion: null, institutionNumber: enhed, institutionName: null },
    groups: groups.map(({ rows }) => toGroup(rows[0] as Row)),
    persons: people.map(({ rows: [row, ...contacts] }) => toElement(row as Row, contacts)),
  } as unknown as ImportDocument;
  const { refusals } = await load('rows.xml', (await allOf(writeDocument(document))).join(''), true);
  const lines = new Set(refusals.filter(({ code }) => isFault(code)).map(({ line }) => line));
  const order = [...groups, ...people];
  return trials.map((trial) => lines.has(order.indexOf(trial) + 4));
};

const applied: Door = async (trials) => {
  const rows = trials.flatMap((trial) => trial.rows);
  const query = `mutation ($rows: [TilknytningRowInput!]!) {
    applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }, dryRun: true) { errors { code path } } }`;
  const given = rows.map(({ type, ...fields }) => ({ [type]: fields }));
  const { applyTilknytninger } = await get<{ applyTilknytninger: { errors: Fault[] } }>(ask, query, { rows: given });
  const wrong = new Set(applyTilknytninger.errors.filter(({ code }) => isFault(code)).map(({ path }) => path[2]));
  return trials.map((trial) => wrong.has(String(rows.indexOf(trial.rows.at(-1) as Row))));
};

const mutations = { gruppe: 'createGruppe', barn: 'attachBarn', ansat: 'attachAnsat', ekstern: 'attachEkstern' };

/** One mutation a row; a contact goes in with its child. */
const single: Door = (trials) =>
  Promise.all(
    trials.map(async ({ rows: [row, contact] }) => {
      const { type, ...fields } = row as Row;
      const { type: _, enhed: __, barnLokalId: ___, ...kontakt } = contact ?? ({} as Row);
      const mutation = mutations[type as keyof typeof mutations];
      const input = { kilde, ...fields, ...(contact && { kontakter: [kontakt] }) };
      const query = `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
        it: ${mutation}(input: $input, dryRun: true) { errors { code path } } }`;
      const { data, errors } = await ask<{ it: { errors: Fault[] } }>(query, { input });
      // An Int of GraphQL is no larger than one of XML Schema: the request itself is refused.
      return errors !== undefined || (data?.it.errors ?? []).some(({ code }) => isFault(code));
    }),
  );

const doors: [string, Door, (trial: Trial) => boolean][] = [
  ['a file of NDJSON', ndjson, () => true],
  ['a flat file', csv, () => true],
  // XML itself has no place for some characters.
  [
    'a UNILoginImport document',
    xml,
    ({ value }) => !['\uFFFE', '\u0001'].some((one) => String(value.value).includes(one)),
  ],
  // The request as a whole is refused for a number that is no Int.
  ['applyTilknytninger', applied, ({ value }) => typeof value.value !== 'number' || value.value < 2 ** 31],
  ['the mutation of one object', single, () => true],
];

describe('a value that the document has a place for', () => {
  it.each(doors)('is refused by %s when it would make the document invalid', async (_, door, canCarry) => {
    const trials = tried(outsideValues).filter(canCarry);
    const refused = await door(trials);
    expect(trials.filter((__, i) => !refused[i]).map(named)).toEqual([]);
    expect(trials.length).toBeGreaterThan(60);
  });

  it.each(doors)('is taken by %s when it just fits', async (_, door, canCarry) => {
    const trials = tried(insideValues).filter(canCarry);
    const refused = await door(trials);
    expect(trials.filter((__, i) => refused[i]).map(named)).toEqual([]);
    expect(trials.length).toBeGreaterThan(60);
  });

  it('is delivered when it was taken', async () => {
    const trials = tried(insideValues);
    const rows = trials.flatMap((trial) => trial.rows).map((row) => `${JSON.stringify(row)}\n`);
    expect((await load('all.ndjson', rows.join(''), false)).refusals).toEqual([]);
    const query = `mutation { prepareLevering(input: { enhedsNummer: "${enhed}", kilde: "${kilde}" }) { levering {
      kontrolfund { code lokalId en } antal { barn { created } ansat { created } ekstern { created } kontakter } } } }`;
    const { prepareLevering } = await get<{ prepareLevering: { levering: object } }>(ask, query);
    const count = (type: string) => trials.filter(({ rows }) => rows[0]?.type === type).length;
    expect(prepareLevering.levering).toEqual({
      kontrolfund: [expect.objectContaining({ code: 'AGREEMENT_APPROVED' })],
      antal: {
        ...{ barn: { created: count('barn') }, ansat: { created: count('ansat') } },
        ...{ ekstern: { created: count('ekstern') }, kontakter: trials.filter(({ rows }) => rows.length > 1).length },
      },
    });
  });

  it('is raised where only the case of a country code is wrong', async () => {
    const [row] = rowsWith({ place: 'address/StreetAddress', value: 'Vej 1' }, 900, enhed);
    const { person, ...fields } = row as Row & { person: object };
    const given = { ansat: { ...fields, type: undefined, person: { ...person, adresse: { landekode: 'dk' } } } };
    const query = `mutation ($rows: [TilknytningRowInput!]!) { applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }) { errors { code } } }`;
    expect(await get(ask, query, { rows: [given] })).toEqual({ applyTilknytninger: { errors: [] } });
    const stored = await get<{ tilknytninger: { nodes: { person: object }[] } }>(
      ask,
      '{ tilknytninger(where: { lokalId: { eq: "n900" } }) { nodes { person { adresse { landekode } } } } }',
    );
    expect(stored.tilknytninger.nodes).toEqual([{ person: { adresse: { landekode: 'DK' } } }]);
  });
});
