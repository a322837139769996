import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRegisterDatabase, type RegisterDatabase } from '../../../subgraphs/register/database.ts';
import { openEkstern } from '../../../subgraphs/register/ekstern/ekstern.ts';
import { writeFindings } from '../../../subgraphs/register/finding/finding.reader.ts';
import { Kodebog } from '../../../subgraphs/register/kodeliste/kodebog.ts';
import { recheck } from '../../../subgraphs/register/recheck/recheck.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { newFolder } from '../../support/new-database.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let ask: Ask;
let database: RegisterDatabase;
let kodebog: Kodebog;
const folder = newFolder();

const id = (n: number) => `0a3f50b8-0000-32b8-e044-00000000000${n}`;
const pNummer = '1000000001';

/** DAR and CVR as files. */
function outside(dar: string[], cvr: string[]) {
  const file = (name: string, lines: string[]) => {
    const written = path.join(folder.path, name);
    writeFileSync(written, lines.join('\n'));
    return { adapter: 'file', file: written } as const;
  };
  return openEkstern({
    dar: file('dar.csv', ['id;status;vejNavn;husNummer;postNummer;byNavn;geoBredde;geoLaengde', ...dar]),
    cvr: file('cvr.csv', ['pNummer;cvrNummer;ophoert', ...cvr]),
    timeoutMs: 1_000,
  });
}

const inDar = (n: number, husNummer: string, status = '') =>
  `${id(n)};${status};Solvej;${husNummer};8600;Silkeborg;56.17${n};9.55${n}`;
const active = `${pNummer};12345674;`;

const recheckWith = async (dar: string[], cvr: string[]) =>
  recheck({ database, kodebog }, outside(dar, cvr), { kommune: null, kinds: ['dar', 'cvr'], olderThan: null });

interface Unit {
  nummer: string;
}
async function mutate(field: string, selection: string): Promise<Record<string, unknown>> {
  const data = await get<Record<string, Record<string, unknown>>>(
    ask,
    `mutation { ${field} { ${selection} errors { code } } }`,
  );
  const payload = Object.values(data)[0] ?? {};
  expect(payload.errors).toEqual([]);
  return payload;
}
async function createUnit(husNummer: string, kommune = '740', extra = ''): Promise<string> {
  const owner = await mutate(
    `createDaginstitution(input: { navn: "Solen ${husNummer}", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" })`,
    'daginstitution { nummer }',
  );
  const input = `daginstitutionsNummer: "${(owner.daginstitution as Unit).nummer}", navn: "Stuen ${husNummer}", institutionstype: "6012",
    pNummer: "${pNummer}", cvrNummer: "12345674", adresse: { vejNavn: "Solvej", husNummer: "${husNummer}", postNummer: "8600", byNavn: "Silkeborg" ${extra} }`;
  return (
    (await mutate(`createAnvisningsenhed(input: { ${input} })`, 'anvisningsenhed { nummer }')).anvisningsenhed as Unit
  ).nummer;
}

interface Change {
  action: string;
  nummer: string;
  kontrol: { kind: string; svarBefore: string | null; svarAfter: string; aarsagAfter: string | null }[];
  before: { version: number } | null;
  after: { version: number } | null;
  changeset: { source: string };
}
async function changesAfter(after: number, where = ''): Promise<Change[]> {
  const selection = `last nodes { action nummer kommuneAfter changeset { source } kontrol { kind svarBefore svarAfter aarsagAfter }
    before { version } after { version } }`;
  return (
    await get<{ changes: { nodes: Change[] } }>(server.ask, `{ changes(after: ${after} ${where}) { ${selection} } }`)
  ).changes.nodes;
}
const head = async () =>
  (await get<{ changes: { head: number } }>(server.ask, '{ changes(first: 0) { head } }')).changes.head;
const numbers = async (where: string, list = 'anvisningsenheder') =>
  (await get<Record<string, { nodes: Unit[] }>>(server.ask, `{ ${list}(where: { ${where} }) { nodes { nummer } } }`))[
    list
  ]?.nodes.map(({ nummer }) => nummer);
const findings = async (kommune: string) =>
  (
    await get<{ findings: { nodes: { code: string; field: string; dagtilbud: Unit }[] } }>(
      server.ask,
      `{ findings(kommune: "${kommune}") { nodes { code field dagtilbud { nummer } } } }`,
    )
  ).findings.nodes.filter(({ code }) => /^(DAR|CVR)_/.test(code));

let right: string;
let wrong: string;
let elsewhere: string;

beforeAll(async () => {
  server = await startTestServer({ SAMPLE: 'none', REGISTER_POLL_MS: '100' });
  ask = await server.askAs('stil');
  database = await openRegisterDatabase(server.databases.register);
  kodebog = await Kodebog.read(database);
  right = await createUnit('4');
  wrong = await createUnit('4A');
  elsewhere = await createUnit('6', '101');
  await recheckWith([inDar(1, '4'), inDar(2, '4A'), inDar(3, '6')], [active]);
});
afterAll(async () => {
  await database.close();
  await server.close();
  folder.remove();
});
beforeEach(() => server.forgetStatements());

describe('what DAR confirms', () => {
  it('fills the id and the coordinates that are missing, as a change with its source, once', async () => {
    const { anvisningsenhed } = await get<{ anvisningsenhed: object }>(
      server.ask,
      `{ anvisningsenhed(nummer: "${right}") { version adresse { dawaId geoBredde geoLaengde } kontrol { dar { svar } } } }`,
    );
    expect(anvisningsenhed).toEqual({
      version: 2,
      adresse: { dawaId: id(1), geoBredde: 56.171, geoLaengde: 9.551 },
      kontrol: { dar: { svar: 'BEKRAEFTET' } },
    });
    const filled = await changesAfter(0, 'where: { source: { eq: "dar" } }');
    expect(filled.map(({ nummer, action }) => [nummer, action])).toEqual(
      expect.arrayContaining([right, wrong, elsewhere].map((nummer) => [nummer, 'UPDATE'])),
    );
    const last = await head();
    await recheckWith([inDar(1, '4'), inDar(2, '4A'), inDar(3, '6')], [active]);
    expect(await head()).toBe(last);
  });

  it('never overwrites what a writer gave, and fills nothing where DAR contradicts or knows two', async () => {
    const given = await createUnit('8', '740', `, geoBredde: 56.5, geoLaengde: 9.5`);
    const unknown = await createUnit('10');
    const twice = await createUnit('12');
    const all = [inDar(1, '4'), inDar(2, '4A'), inDar(3, '6'), inDar(4, '8'), inDar(5, '12'), inDar(6, '12')];
    await recheckWith(all, [active]);
    const { anvisningsenheder } = await get<{ anvisningsenheder: { nodes: object[] } }>(
      server.ask,
      `{ anvisningsenheder(where: { nummer: { in: ["${given}", "${unknown}", "${twice}"] } }) { nodes { adresse { dawaId geoBredde geoLaengde } } } }`,
    );
    const nothing = { adresse: { dawaId: null, geoBredde: null, geoLaengde: null } };
    expect(anvisningsenheder.nodes).toEqual([
      { adresse: { dawaId: id(4), geoBredde: 56.5, geoLaengde: 9.5 } },
      nothing,
      nothing,
    ]);
    for (const nummer of [given, unknown, twice])
      await mutate(`closeAnvisningsenhed(input: { nummer: "${nummer}" })`, 'changeset { first }');
  });
});

describe('what DAR and CVR contradict', () => {
  const contradict = () =>
    recheckWith([inDar(1, '4'), inDar(2, '4A', '4'), inDar(3, '6')], [`${pNummer};12345674;2020-01-31`]);
  const confirm = () => recheckWith([inDar(1, '4'), inDar(2, '4A'), inDar(3, '6')], [active]);

  it('is a finding of its municipality, by why, in the query and in the file', async () => {
    await contradict();
    expect(await findings('740')).toEqual([
      { code: 'CVR_PNUMMER_ENDED', field: 'pNummer', dagtilbud: { nummer: right } },
      { code: 'DAR_ADRESSE_NOT_IN_FORCE', field: 'vejNavn', dagtilbud: { nummer: wrong } },
      { code: 'CVR_PNUMMER_ENDED', field: 'pNummer', dagtilbud: { nummer: wrong } },
    ]);
    expect(await findings('101')).toEqual([
      { code: 'CVR_PNUMMER_ENDED', field: 'pNummer', dagtilbud: { nummer: elsewhere } },
    ]);
    let csv = '';
    for await (const part of writeFindings(database, kodebog, ['740'])) csv += part;
    expect(csv).toContain(`740;DAR_ADRESSE_NOT_IN_FORCE;finding;anvisningsenhed;${wrong}`);
    await confirm();
    expect(await findings('740')).toEqual([]);
  });

  it('can be filtered on, as kontrol shows it, at units and what they belong to', async () => {
    await contradict();
    expect(await numbers('aktivitetsstatus: { eq: "Aktiv" }, kontrol: { dar: { svar: { eq: MODSAGT } } }')).toEqual([
      wrong,
    ]);
    expect(
      await numbers('kontrol: { dar: { aarsag: { in: [NOT_IN_FORCE] } }, cvr: { svar: { eq: MODSAGT } } }'),
    ).toEqual([wrong]);
    expect(await numbers('kommune: { eq: "740" }, kontrol: { cvr: { aarsag: { eq: ENDED } } }')).toEqual([
      right,
      wrong,
    ]);
    expect(await numbers('kontrol: { cvr: { svar: { eq: MODSAGT } } }', 'daginstitutioner')).toHaveLength(3);
    expect(await numbers('kontrol: { cvr: { svar: { eq: MODSAGT } } }', 'alternativeAdresser')).toEqual([]);
    const fresh = await createUnit('14');
    expect(await numbers('kontrol: { dar: { aarsag: { eq: OFFLINE } } }')).toEqual([fresh]);
    expect(await numbers('kontrol: { dar: { svar: { eq: IKKE_KONTROLLERET } } }')).toEqual([fresh]);
    await mutate(`closeAnvisningsenhed(input: { nummer: "${fresh}" })`, 'changeset { first }');
    await confirm();
    expect(await numbers('aktivitetsstatus: { eq: "Aktiv" }, kontrol: { dar: { svar: { eq: MODSAGT } } }')).toEqual([]);
  });

  it.each([
    ['kontrol: {}', 'FILTER_EMPTY'],
    ['kontrol: { dar: null }', 'FILTER_EMPTY'],
    ['kontrol: { dar: {} }', 'FILTER_EMPTY'],
    ['kontrol: { dar: { svar: {} } }', 'FILTER_EMPTY'],
    ['kontrol: { dar: { svar: { eq: MAYBE } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['kontrol: { cvr: { aarsag: { eq: MAYBE } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('is refused when the filter is %s', async (where, code) => {
    const { errors } = await server.ask(`{ anvisningsenheder(where: { ${where} }) { totalCount } }`);
    expect(errors?.[0]?.extensions?.code).toBe(code);
  });

  it('stands in the change feed with what it was, once, and leaves the versions alone', async () => {
    await confirm();
    const last = await head();
    await contradict();
    const news = await changesAfter(last, 'where: { kommune: { eq: "740" }, action: { eq: KONTROL } }');
    const cvr = { kind: 'CVR', svarBefore: 'BEKRAEFTET', svarAfter: 'MODSAGT', aarsagAfter: 'ENDED' };
    const dar = { kind: 'DAR', svarBefore: 'BEKRAEFTET', svarAfter: 'MODSAGT', aarsagAfter: 'NOT_IN_FORCE' };
    const same = { action: 'KONTROL', before: { version: 2 }, after: { version: 2 }, changeset: { source: 'recheck' } };
    expect(news).toMatchObject([
      { ...same, nummer: right, kontrol: [cvr] },
      { ...same, nummer: wrong, kontrol: [dar, cvr] },
    ]);
    const again = await head();
    await contradict();
    expect(await head()).toBe(again);
    await confirm();
    expect((await changesAfter(again)).map(({ kontrol }) => kontrol.map(({ svarAfter }) => svarAfter))).toEqual([
      ['BEKRAEFTET'],
      ['BEKRAEFTET', 'BEKRAEFTET'],
      ['BEKRAEFTET'],
    ]);
  });

  it("reaches the way into AULA: the check of the P-number goes by CVR's word", async () => {
    const onboarding = await server.askAs('onboarding', '740');
    const passed = async () => {
      const query = `{ anvisningsenhed(nummer: "${right}") { aula { checks { code passed } } } }`;
      const { anvisningsenhed } = await get<{
        anvisningsenhed: { aula: { checks: { code: string; passed: boolean }[] } };
      }>(onboarding, query);
      return anvisningsenhed.aula.checks.find(({ code }) => code === 'P_NUMBER_ACTIVE')?.passed;
    };
    const soon = { timeout: 20_000 };
    await confirm();
    await expect.poll(passed, soon).toBe(true);
    await contradict();
    await expect.poll(passed, soon).toBe(false);
    await confirm();
    await expect.poll(passed, soon).toBe(true);
  });

  it('stands in the feed also when the answer is from before the feed had answers', async () => {
    await contradict();
    await database.write.eksternKontrol.updateMany({
      where: { nummer: wrong, kind: 'cvr' },
      data: { announced: false },
    });
    const last = await head();
    await contradict();
    expect(await changesAfter(last)).toMatchObject([
      { nummer: wrong, kontrol: [{ kind: 'CVR', svarBefore: 'MODSAGT', svarAfter: 'MODSAGT', aarsagAfter: 'ENDED' }] },
    ]);
    await contradict();
    expect(await head()).toBe(last + 1);
    await confirm();
  });

  it('costs the feed one statement, however many changes', async () => {
    await contradict();
    server.forgetStatements();
    await changesAfter(0);
    expect(server.statements.register.filter((statement) => statement.includes('KontrolChange'))).toHaveLength(1);
    await confirm();
  });
});
