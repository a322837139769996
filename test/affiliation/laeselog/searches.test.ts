import { writeFileSync } from 'node:fs';
import { type GraphQLObjectType, getNamedType, getNullableType, isListType, isObjectType } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { searches } from '../../../subgraphs/affiliation/note-searches.ts';
import { buildAffiliationSchema } from '../../../subgraphs/affiliation/schema.ts';
import { createApiKey } from '../../../subgraphs/common/auth/api-keys.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

const [unit = ''] = unitsOf('101');
const nobody = '00000000-0000-4000-8000-000000000000';

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  await storePeople(affiliation, '101', ({ person, tie }) => {
    tie({ personId: person({ fornavn: 'Alma' }), aktoertype: 'barn', enhedsNummer: unit });
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});
beforeEach(() => affiliation.database.write.laeselog.deleteMany());

const lines = (lineKind: string) =>
  affiliation.database.read.laeselog.findMany({ where: { lineKind }, orderBy: { nr: 'asc' } });

/** What shows persons or ties, and notes whom with what it was asked; of one object by id, its fields or its refusal note it. */
const noteThemselves = [
  ...['Query.brugeradministratorer', 'Query.dagplejere', 'Query.gaesteophold', 'Query.laeselog'],
  ...[
    'Query.node',
    'Query.nodes',
    'Query.person',
    'Query.personer',
    'Query.exportPerson',
    'Query.tilknytning',
    'Query.tilknytninger',
  ],
  ...['Anvisningsenhed.tilknytninger', 'AlternativAdresse.tilknytninger', 'Person.tilknytninger'],
  ...['Gruppe.medlemmer', 'Tilknytning.kontakter', 'Levering.kontrolfund', 'Levering.raekker'],
];

/** What tells of no person, or is a part of an object that was noted when it was found. */
const ofNobody = [
  // Of units, agreements, settings and code lists.
  ...['Query.aftaleAdvarsler', 'Query.aulaChecks', 'Query.dagplejegruppe', 'Query.dagplejegrupper'],
  ...['Query.dataaftale', 'Query.dataaftaler', 'Query.uniloginTjenester', 'Query.kilder', 'Query.kildeskribenter'],
  ...['Query.leveringsplaner', 'Query.leveringskontroller', 'Query.rollemappings', 'Query.affiliationStatus'],
  ...['Query.svarkoder', 'Query.gruppe'],
  ...['Anvisningsenhed', 'AlternativAdresse'].flatMap((level) =>
    ['dataaftaler', 'opsaetning', 'grupper', 'unilogin', 'id', 'nummer', 'aktiv', 'cvrNummer', 'pNummer'].map(
      (field) => `${level}.${field}`,
    ),
  ),
  'Anvisningsenhed.dagplejegrupper',
  // By id; whom its answer is about is noted where it is shown (`person`, `raekker`, `kontrolfund`).
  ...['Query.dagplejer', 'Query.levering'],
  ...['Tilknytning.roller', 'Tilknytning.grupper', 'Person.kilder', 'Levering.historik', 'Aula.checks'],
  ...['Dataaftale.historik', 'AulaStatus.fejl', 'Brugeradministrator.enheder', 'AffiliationChange.fields'],
  ...['Kildeskribenter.noegler', 'Kildeskribenter.cvrNumre', 'Kildeskribenter.subjekter', 'Leveringskontrol.kinds'],
  'Rollemapping.roller',
  // What happened to an object that was noted when it was found; whom it tells of is noted.
  ...['Brugeradministrator', 'Dagplejegruppe', 'Dagplejer', 'Gaesteophold', 'Gruppe', 'Kilde', 'Kildeskribenter'].map(
    (type) => `${type}.historik`,
  ),
  ...['Leveringsplan', 'Opsaetning', 'Person', 'Rollemapping', 'Tilknytning'].map((type) => `${type}.historik`),
];

/** Every question that can be asked: of the root, of a unit, and every list below them. */
async function questions(): Promise<string[]> {
  const { schema } = await buildAffiliationSchema();
  const isWhole = (type: GraphQLObjectType) => /^(Query|Anvisningsenhed|AlternativAdresse)$/.test(type.name);
  const isPart = (name: string) => /^_|(Mutation|Connection|Page|Edge|Payload|Info)$/.test(name);
  const written = new Set(['AffiliationDiff', 'Fejl', 'RefusedRow', 'AulaReadiness']); // parts of an answer
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !isPart(name) && !written.has(name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name }) => !name.startsWith('_'))
        .filter(({ type: of }) => isWhole(type) || isListType(getNullableType(of)) || isPage(getNamedType(of).name))
        .map(({ name }) => `${type.name}.${name}`),
    );
}
const isPage = (name: string) => /(Connection|Page)$/.test(name);

describe('a list', () => {
  it('of this schema leaves a line, or shows nobody: each is listed here', async () => {
    const said = [...Object.keys(searches), ...noteThemselves, ...ofNobody];
    expect((await questions()).sort()).toEqual([...said].sort());
    expect(new Set(said).size).toBe(said.length);
  });

  const where = {
    grupper: [`{ kommune: { eq: "101" } }`, '{ navn: { contains: "x" } }', 'navn(contains)'],
    leveringer: [`{ kommune: { eq: "101" } }`, '{ kilde: { eq: "x" } }', 'kilde(eq)'],
    affiliationFindings: [`{ kommune: { eq: "101" } }`, `{ enhed: { eq: "${unit}" } }`, 'enhed(eq)'],
    affiliationChanges: [`{ kommune: { eq: "101" } }`, `{ object: { eq: "${nobody}" } }`, 'object(eq)'],
  };
  it.each(Object.entries(where))('of %s leaves one, hit, miss and first: 0', async (list, [hit, miss, question]) => {
    const page = list === 'affiliationChanges' ? 'after: 0, first: 1' : 'first: 0';
    for (const filter of [hit, miss])
      await get(kommunal, `{ ${list}(${page}, where: ${filter}) { nodes { __typename } } }`);
    expect(await lines('soegning')).toMatchObject([
      { formaal: list, kommuneKode: '101', actor: 'person:test', spoergsmaal: 'kommune(eq)' },
      { formaal: list, kommuneKode: '101', spoergsmaal: question },
    ]);
  });

  it('of who reads everywhere is for the municipality that it names', async () => {
    const stil = await server.askAs('stil');
    await get(stil, '{ grupper(first: 0, where: { kommune: { eq: "0147" } }) { totalCount } }');
    await get(stil, '{ aulaReadiness(where: { kommune: "101" }, first: 0) { ready } }');
    expect((await lines('soegning')).map(({ formaal, kommuneKode }) => [formaal, kommuneKode])).toEqual([
      ['grupper', '147'],
      ['aulaReadiness', '101'],
    ]);
  });

  it('of units leaves one line for all of them, of their municipality', async () => {
    const fields = 'dagplejere { id } leveringer { nodes { id } } aula { ready } beroerte { __typename }';
    const two = unitsOf('101').slice(0, 2);
    const asked = two.map((nummer, i) => `u${i}: anvisningsenhed(nummer: "${nummer}") { ${fields} }`);
    await get(kommunal, `{ ${asked.join(' ')} }`);
    const told = (await lines('soegning')).map(({ formaal, kommuneKode }) => `${formaal} ${kommuneKode}`).sort();
    expect(told).toEqual(
      ['aula', 'beroerte', 'dagplejere', 'leveringer'].map((field) => `Anvisningsenhed.${field} 101`),
    );
  });

  it.each(['grupper', 'affiliationFindings', 'affiliationChanges', 'dagplejere'])(
    'of %s that is refused leaves one',
    async (list) => {
      const ask = await server.askWith({ subject: 'nysgerrig', roles: ['aftalegodkender'], kommuner: ['101'] });
      await ask(`{ ${list}${list === 'affiliationChanges' ? '(after: 0)' : ''} { __typename } }`);
      expect(await lines('afslag')).toMatchObject([
        { formaal: `Query.${list}`, hvad: 'NOT_ALLOWED', kommuneKode: '101', actor: 'person:nysgerrig' },
      ]);
      expect(await lines('soegning')).toEqual([]);
    },
  );

  it('that has nothing for who reaches nothing leaves one where they belong, and a stranger’s is counted', async () => {
    const ask = await server.askWith({ subject: 'nysgerrig', roles: ['aftalegodkender'], kommuner: ['101'] });
    await get(ask, '{ leveringer(first: 0) { totalCount } }');
    expect(await lines('soegning')).toMatchObject([{ formaal: 'leveringer', kommuneKode: '101', antal: 0 }]);
    const asked = `{ anvisningsenhed(nummer: "${unit}") { leveringer { nodes { id } } } }`;
    for (let i = 0; i < 5; i++) await server.ask(asked);
    await expect
      .poll(() => lines('afslag'))
      .toMatchObject([{ actor: 'anonymous', formaal: 'Anvisningsenhed.leveringer' }]);
  });

  it('shows nothing when its line cannot be written', async () => {
    const { write } = affiliation.database;
    await write.$executeRawUnsafe('ALTER TABLE "Laeselog" RENAME TO "Borte"');
    const answers = [
      await kommunal('{ grupper(first: 0) { totalCount } }'),
      await kommunal('{ affiliationChanges(after: 0) { last } }'),
      await kommunal(`{ anvisningsenhed(nummer: "${unit}") { leveringer { nodes { id } } } }`),
    ];
    await write.$executeRawUnsafe('ALTER TABLE "Borte" RENAME TO "Laeselog"');
    for (const { errors } of answers) expect(errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('an API key that holds no more', () => {
  const send = (text: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': text },
      body: '{"query":"{ personer { totalCount } }"}',
    });

  it('is noted for the municipality that it was of; one that is nobody’s for none', async () => {
    const rights = { name: 'Gammel', roles: ['kommunal' as const], kommuner: ['101'], cvrNumre: [], enheder: [] };
    const { kept, text } = createApiKey({ ...rights, dataProtection: false }, new Date(Date.now() - 1));
    writeFileSync(server.config.auth.apiKeysFile, JSON.stringify([kept]));
    // Its name alone proves nothing: a made-up secret is a stranger's.
    const made = `${text.slice(0, -4)}${text.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const answers = [await send(text), await send(made)];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    const told = await Promise.all(answers.map((answer) => answer.text()));
    expect(told.join('')).not.toContain('101');
    await expect
      .poll(async () => (await lines('afslag')).map(({ hvad, kommuneKode }) => [hvad, kommuneKode]).sort())
      .toEqual([
        ['API_KEY_EXPIRED', '101'],
        ['NOT_AUTHENTICATED', null],
      ]);
  });
});

describe('the export of the readiness', () => {
  const fetchFile = async (role: string, kommuner: string[], kommune: string) => {
    const token = await server.tokenWith({ subject: 'henter', roles: [role], kommuner });
    return fetch(`${server.url}/eksport/aula.csv?kommune=${kommune}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  };

  it('leaves a line', async () => {
    expect((await fetchFile('kommunal', ['101'], '101')).status).toBe(200);
    expect(await lines('soegning')).toMatchObject([
      { formaal: '/eksport/aula.csv', kommuneKode: '101', actor: 'person:henter' },
    ]);
  });

  it('leaves one when it is refused, for whose it is', async () => {
    expect((await fetchFile('kommunal', ['101'], '147')).status).toBe(403);
    expect(await lines('afslag')).toMatchObject([
      { formaal: '/eksport/aula.csv', hvad: 'NOT_ALLOWED', kommuneKode: '147', actor: 'person:henter' },
    ]);
  });
});
