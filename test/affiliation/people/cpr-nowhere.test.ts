import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAffiliationSchema } from '../../../subgraphs/affiliation/schema.ts';
import { cprPlaces } from '../../../subgraphs/common/text/cpr-text.ts';
import { buildRegisterSchema } from '../../../subgraphs/register/schema.ts';
import type { Call } from '../../malformed/calls.ts';
import { callsOf } from '../../malformed/calls.ts';
import { Literal } from '../../malformed/literal.ts';
import { argumentsWith, type Fields, type Spot, spotsOf } from '../../malformed/spots.ts';
import type { Ask } from '../../support/ask.ts';
import { openRoster, row, xml } from '../../support/roster.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { testCpr } from '../../support/test-cpr.ts';

const cpr = testCpr(3);
const [date, serial] = [cpr.slice(0, 6), cpr.slice(6)];
const spellings = [
  cpr,
  `Sag ${date}\u00a0–\u2009${serial}`,
  [...cpr].map((d) => String.fromCharCode(0xff10 + Number(d))).join('\u200b'),
];

/** What ten digits are elsewhere, and texts that are only looked for. */
const numbers = [
  'cpr',
  'telefonNummer',
  'pNummer',
  'cvrNummer',
  'cvrNumre',
  'sourceKey',
  'key',
  'noegler',
  'expectedVersion',
];

let server: TestServer;
let ask: Ask;
let mutations: Call[];
let asking: Call[];
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  const roles = ['kommunal', 'leverandoer', 'stil', 'kodetabel', 'databeskyttelse', 'aftalegodkender', 'onboarding'];
  ask = await server.askWith({ roles: [...roles, 'navnebeskyttelse'], kommuner: ['101', '740'] });
  const schemas = await Promise.all([buildAffiliationSchema(), buildRegisterSchema()]);
  const calls = schemas.flatMap(({ schema }) => callsOf(schema));
  mutations = calls.filter(({ operation }) => operation === 'mutation');
  asking = calls.filter(
    ({ field, name, operation }) =>
      operation === 'query' && name.startsWith('Query.') && field.args.some((arg) => arg.name === 'formaal'),
  );
});
afterAll(() => server.close());

const fieldsOf = ({ field }: Call): Fields => Object.fromEntries(field.args.map((arg) => [arg.name, arg])) as never;

/** What a payload tells of a refusal; of an answer to a query that it is one. */
function selectionOf({ field }: Call): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  return `{ __typename ${type.getFields().errors ? 'errors { code da en path example }' : ''} }`;
}

const isText = ({ path, type }: Spot) =>
  getNamedType(type).name === 'String' &&
  !numbers.includes(path.at(-1) ?? '') &&
  !(path.at(-1) === 'nummer' && /telefon$/.test(path.at(-2) ?? ''));

/** What is given goes as variables, so that a mutation's query is read once. */
async function answerTo(call: Call, path: string[], value: string) {
  const given = argumentsWith(fieldsOf(call), path, value, 1);
  const args = call.field.args.filter(({ name }) => name in given);
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const field = `it: ${call.field.name}(${passed}) ${selectionOf(call)}`;
  return JSON.stringify(await ask(`${call.operation} (${declared}) ${call.around(field)}`, plainly(given) as object));
}

/** Enum values as JSON has them. */
const plainly = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (one instanceof Literal ? one.text : one)));

describe('a CPR number', () => {
  it('is taken by no text of any mutation, in whatever spelling, nor repeated', async () => {
    const taken: string[] = [];
    let looked = 0;
    const look = async (call: Call, path: string[], value: string) => {
      looked += 1;
      const answer = await answerTo(call, path, value);
      const isRefused = /CPR_NOT_HERE|FIELD_MALFORMED/.test(answer);
      if (!isRefused || cprPlaces(answer, { within: true }).length > 0)
        taken.push(`${call.name} ${path.join('.')}: ${answer.slice(0, 300)}`);
    };
    for (const call of mutations)
      for (const { path } of spotsOf(fieldsOf(call)).filter(isText))
        await look(call, path, spellings[looked % spellings.length] ?? cpr); // the spellings in turn
    expect(taken).toEqual([]);
    expect(looked).toBeGreaterThan(170);
  });

  it('is taken by no text of a file of people, in whatever format, nor repeated', async () => {
    const roster = await openRoster(server);
    const [enhed = ''] = await roster.unitsOf('101');
    const group = (value: string) => row.stue(enhed, { navn: value });
    const ansat = (more: object) => row.ansat(enhed, 'A1', 11, more);
    for (const value of spellings) {
      const rows = [
        [group(value)],
        [ansat({ stilling: value })],
        [ansat({ lokation: value })],
        [ansat({ lokalId: value })],
        [{ ...ansat({}), person: { ...row.person(11), fornavn: value } }],
      ];
      const xmlText = xml
        .document(enhed, 'Kilde', xml.student('B1', 12))
        .replace('<FirstName>Fornavn12', `<FirstName>${value}`);
      const files = [...rows.map((some) => roster.ndjson(some)), roster.file('xml', xmlText)];
      for (const file of files) {
        const report = await roster.load(file, { kilde: file.endsWith('xml') ? null : 'Kilde' });
        expect([report.refused, report.refusals.map(({ code }) => code)]).toEqual([true, ['FIELD_MALFORMED']]);
        expect(cprPlaces(JSON.stringify(report), { within: true })).toEqual([]);
      }
    }
    await roster.close();
  });

  it('is taken by no reason that a person is read for', async () => {
    expect(asking.length).toBeGreaterThan(3);
    for (const call of asking)
      for (const value of spellings) {
        const answer = await answerTo(call, ['formaal'], value);
        expect([call.name, answer]).toEqual([call.name, expect.stringContaining('CPR_NOT_HERE')]);
        expect(cprPlaces(answer, { within: true })).toEqual([]);
      }
  });
});
