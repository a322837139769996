import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../../subgraphs/affiliation/aula/aulacheck/checks.ts';
import { recordAulaStatus } from '../../../subgraphs/affiliation/aula/readiness/record-aula-status.ts';
import type { Content } from '../../../subgraphs/affiliation/core/change/object-kinds.ts';
import type { Work } from '../../../subgraphs/affiliation/core/change/work.ts';
import { today } from '../../../subgraphs/common/clock.ts';
import { addDays, addMonths } from '../../../subgraphs/common/parse/days.ts';
import type { Ask } from '../../support/ask.ts';
import { askedBesideReadLog } from '../../support/asked-statements.ts';
import { get, type Json } from '../../support/get.ts';
import { alternativeAdresser, anvisningsenheder, nummerOf } from '../../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { storeOldData } from '../../support/store-old-data.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { bareTie, newPerson, tie } from '../../support/ties.ts';

const active = anvisningsenheder.filter(
  ({ admKommuneKode: kode, aktivitetsstatus }) => kode === '101' && aktivitetsstatus === 'Aktiv',
);
const sound = active.filter(({ pNummer, instType3 }) => pNummer.length === 10 && instType3 !== '6013');
const [ready = '', flawed = '', untouched = ''] = sound.map(nummerOf);
const dagplejen = nummerOf(
  anvisningsenheder.find(
    (row) =>
      row.admKommuneKode === '740' && row.instType3 === '6013' && row.aktivitetsstatus === 'Aktiv' && row.pNummer,
  ) as (typeof anvisningsenheder)[0],
);
const day = today();

let server: TestServer;
let affiliation: TestAffiliation;
let onboarding: Ask;

beforeAll(async () => {
  server = await startTestServer();
  affiliation = await openTestAffiliation(server);
  onboarding = await server.askAs('onboarding', '101');
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

interface Aula {
  stage: string;
  ready: boolean;
  checks: { code: string; antal: number; passed: boolean }[];
}

const aulaFields = 'aula { stage ready checks(onlyFailing: true) { code antal passed } }';

async function aulaOf(nummer: string, args = '', ask: Ask = onboarding): Promise<Aula> {
  const query = `{ anvisningsenhed(nummer: "${nummer}") { ${aulaFields.replace('aula', `aula${args}`)} } }`;
  return (await get<{ anvisningsenhed: { aula: Aula } }>(ask, query)).anvisningsenhed.aula;
}

const failingIn = ({ checks: failing, stage }: Aula) =>
  failing.map(({ code }) => code).filter((code) => checks.find((check) => check.code === code)?.stage === stage);

const write = async (run: (work: Work) => void, kommune = '101') =>
  expect((await affiliation.write([kommune], run)).errors).toEqual([]);

const gruppe = (enhedsNummer: string, fields: Partial<Content['gruppe']> = {}): Content['gruppe'] => ({
  enhedsNummer,
  kilde: 'Pladssystem',
  kode: `g${Math.random()}`,
  navn: null,
  gruppetype: 'Hovedgruppe',
  trin: 'DT',
  linje: null,
  gyldigFra: '2020-01-01',
  gyldigTil: null,
  ...fields,
});

/** Tells that these steps are done. */
async function tell(nummer: string, ...koder: string[]): Promise<void> {
  const mutation = koder
    .map(
      (kode, i) =>
        `s${i}: setOpsaetning(input: { enheder: [{ nummer: "${nummer}" }], kode: "${kode}", svar: JA }) { errors { code } }`,
    )
    .join('\n');
  const answers = Object.values(await get(onboarding, `mutation { ${mutation} }`));
  expect(answers).toEqual(koder.map(() => ({ errors: [] })));
}

async function approve(nummer: string, udbydersystem: string, tjeneste: string): Promise<void> {
  const supplier = await server.askWith({ subject: 'supplier', roles: ['leverandoer'], kommuner: ['101'] });
  const approver = await server.askWith({ subject: 'approver', roles: ['aftalegodkender'], kommuner: ['101'] });
  const input = `{ udbydersystem: "${udbydersystem}", tjeneste: "${tjeneste}", enheder: ["${nummer}"], formaal: "Aula" }`;
  type Made = { requestDataaftale: { dataaftaler: { id: string }[] } };
  const made = await get<Made>(supplier, `mutation { requestDataaftale(input: ${input}) { dataaftaler { id } } }`);
  const aftaler = made.requestDataaftale.dataaftaler.map(({ id }) => `{ id: "${id}" }`).join();
  await get(approver, `mutation { approveDataaftaler(input: { dataaftaler: [${aftaler}] }) { errors { code } } }`);
}

describe('the way of a unit into AULA', () => {
  it('goes from stage to stage as its data and what people report come together', async () => {
    const before = await aulaOf(ready);
    expect(before).toMatchObject({ stage: 'B_AGREEMENTS', ready: false });
    expect(failingIn(before)).toContain('IMPORT_ACCESS_APPROVED');

    await approve(ready, 'Pladssystem', 'wsaIMPORT');
    await approve(ready, 'Aula', 'wsiEKSPORT.Fuld');
    await tell(ready, 'DATA_PROCESSING_AGREEMENT');
    expect(await aulaOf(ready)).toMatchObject({ stage: 'C_GROUPS' });

    let stue = '';
    await write((work) => {
      stue = work.create('gruppe', gruppe(ready), []).id;
    });
    expect(await aulaOf(ready)).toMatchObject({ stage: 'D_STAFF' });

    let leder = '';
    await write((work) => {
      leder = tie(work, { enhedsNummer: ready, roller: '["Leder"]' }).after.personId;
    });
    const municipality = await server.askAs('kommunal', '101');
    const appoint = `mutation { appointBrugeradministrator(input: { personId: "${leder}", enheder: ["${ready}"] }) { errors { code } } }`;
    expect(await get(municipality, appoint)).toEqual({ appointBrugeradministrator: { errors: [] } });
    expect(await aulaOf(ready)).toMatchObject({ stage: 'E_CHILDREN' });

    let barn = '';
    await write((work) => {
      const child = { aktoertype: 'barn', roller: '["Barn"]', trin: 'DT', hovedgruppeId: stue } as const;
      barn = tie(work, { enhedsNummer: ready, ...child, gyldigFra: addDays(day, 30) }).after.personId;
    });
    expect(failingIn(await aulaOf(ready))).toEqual([
      'CONTACT_ACCESS_REMOVED',
      'CUSTODY_HOLDER',
      'FOSTER_PARENTS_BY_RULE',
    ]);

    await write((work) => {
      const custody = { aktoertype: 'kontakt', relation: 'Mor', foraeldremyndighed: true } as const;
      tie(work, { enhedsNummer: ready, barnId: barn, ...custody });
    });
    await tell(ready, 'CONTACT_ACCESS_REMOVED');
    const after = await aulaOf(ready);
    expect(after).toMatchObject({ stage: 'G_FIRST_DELIVERY', ready: false });
    expect(failingIn(after)).toContain('FULL_DELIVERY_ACCEPTED');
  });

  it('is shown with counts, never with people', async () => {
    const ended = { enhedsNummer: flawed, gyldigTil: addDays(day, -1) };
    await storeOldData(affiliation, (work) => {
      const main = work.create('gruppe', gruppe(flawed), []).id;
      const hold = work.create('gruppe', gruppe(flawed, { gruppetype: 'Hold', trin: null }), []).id;
      work.create('gruppe', gruppe(flawed, { gruppetype: 'Hold', trin: 'DT' }), []);
      work.create('gruppe', gruppe(flawed, { gruppetype: 'Hovedgruppe', trin: null }), []);
      const former = work.create(
        'gruppe',
        gruppe(flawed, { gruppetype: 'Team', trin: null, gyldigTil: addDays(day, -1) }),
        [],
      ).id;
      bareTie(
        work,
        { enhedsNummer: flawed, grupper: JSON.stringify([hold]), roller: '["Pædagog"]' },
        { cprIndex: null },
      );
      bareTie(work, { enhedsNummer: flawed, grupper: JSON.stringify([former]) });
      bareTie(work, { enhedsNummer: flawed, roller: '["Vikar"]' });
      bareTie(work, { ...ended, roller: '["Leder"]' });
      bareTie(work, { enhedsNummer: flawed, roller: '["Ledelse"]', aflyst: true });
      const beskyttet = { beskyttet: true, aliasFornavn: 'A' };
      const barn = bareTie(
        work,
        { enhedsNummer: flawed, aktoertype: 'barn', trin: 'DT', hovedgruppeId: main, roller: '["Elev"]' },
        beskyttet,
      );
      bareTie(work, { enhedsNummer: flawed, aktoertype: 'barn', roller: '["Barn"]' }, { cprIndex: null });
      bareTie(work, { enhedsNummer: untouched, aktoertype: 'barn', personId: barn.after.personId });
      const kontakt = { enhedsNummer: flawed, aktoertype: 'kontakt', barnId: barn.after.personId, relation: 'Andet' };
      for (let i = 0; i < 11; i++)
        bareTie(work, { ...kontakt, foraeldremyndighed: false, retsgrundlag: i < 9 ? 'Samtykke' : null });
      bareTie(work, { ...kontakt, kilde: 'HUGO Brugeradministrationen', gyldigFra: addMonths(day, -12) });
      const far = newPerson(work, { kommuneKode: '101' });
      bareTie(work, { ...kontakt, ...ended, personId: far.id, foraeldremyndighed: true, relation: 'Far' });
    });
    const { checks: failing } = await aulaOf(flawed);
    const antal = Object.fromEntries(failing.map((check) => [check.code, check.antal]));
    expect(antal).toMatchObject({
      GROUP_TYPES: 2,
      NO_UNDECLARED_GROUP: 1,
      NO_EMPTY_GROUP: 2,
      STAFF_CPR: 1,
      STAFF_ROLE: 1,
      LEADER_EXISTS: 1,
      SUBSTITUTE_END_DATE: 1,
      CHILD_CPR: 1,
      CHILD_ROLE: 1,
      CHILD_LEVEL: 1,
      CHILD_MAIN_GROUP: 1,
      CHILD_ALIAS: 1,
      CHILD_TWO_UNITS: 1,
      CONTACT_LIMIT: 1,
      CONTACT_RELATION_CUSTODY: 1,
      CONTACT_LEGAL_BASIS: 2,
      CUSTODY_HOLDER: 2,
      MANUAL_ATTACHMENTS_FRESH: 1,
    });
    for (const code of ['HOVEDGRUPPE_EXISTS', 'STAFF_EXISTS', 'CHILD_START_NEAR'])
      expect(antal).not.toHaveProperty(code);
  });

  it('asks of dagpleje that every childminder is a user with a group', async () => {
    await write((work) => {
      const dagplejegruppe = { anvisningsenhedsNummer: dagplejen, gyldigFra: '2020-01-01', gyldigTil: null };
      const { id } = work.create('dagplejegruppe', { navn: 'Nord', basis: 'andet', ...dagplejegruppe }, []);
      const own = { dagplejegruppeId: id, enhedsNummer: dagplejen, kapacitet: 4, samarbejde: null, aflyst: false };
      const dates = { gyldigFra: '2020-01-01', gyldigTil: null };
      const hovedgruppe = work.create('gruppe', gruppe(dagplejen), []).id;
      const user = tie(work, { enhedsNummer: dagplejen }, { kommuneKode: '740' }).after.personId;
      const nobody = newPerson(work, { kommuneKode: '740' }).id;
      work.create('dagplejer', { personId: user, gruppeId: hovedgruppe, ...own, ...dates }, []);
      work.create('dagplejer', { personId: nobody, gruppeId: null, ...own, ...dates }, []);
    }, '740');
    const { checks: failing } = await aulaOf(dagplejen, '', await server.askAs('onboarding', '740'));
    const antal = Object.fromEntries(failing.map((check) => [check.code, check.antal]));
    expect(antal).toMatchObject({ DAGPLEJER_IS_USER: 1, HOVEDGRUPPE_PER_DAGPLEJER: 1, DAGPLEJE_AREAS_DECIDED: 1 });
    expect(antal).not.toHaveProperty('HOVEDGRUPPE_PER_STUE');
  });

  it('is asked of another day, and as it was known before', async () => {
    const at = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await tell(untouched, 'DATA_PROCESSING_AGREEMENT');
    const fails = async (args: string) =>
      (await aulaOf(untouched, args)).checks.some(({ code }) => code === 'DATA_PROCESSING_AGREEMENT');
    expect(await fails('')).toBe(false);
    expect(await fails(`(paaDag: "${addDays(day, -1)}")`)).toBe(true);
    expect(await fails(`(asOf: "${at}")`)).toBe(true);
    const malformed = await onboarding(
      `{ anvisningsenhed(nummer: "${untouched}") { aula(paaDag: "i dag") { stage } } }`,
    );
    expect(malformed.errors?.[0]?.extensions).toMatchObject({ code: 'VALUE_MALFORMED', field: 'paaDag' });
  });

  it('is shown of an alternative address as well', async () => {
    const adresse = alternativeAdresser.find((row) => row.admKommuneKode === '101' && row.aktivitetsstatus === 'Aktiv');
    const nummer = adresse ? nummerOf(adresse) : '';
    const query = `{ alternativAdresse(nummer: "${nummer}") { aula { stage } opsaetning { kode } dataaftaler { id } } }`;
    expect(await get(onboarding, query)).toEqual({
      alternativAdresse: { aula: { stage: expect.any(String) }, opsaetning: [], dataaftaler: [] },
    });
  });
});

describe('what people report of a unit', () => {
  const listed = (numre: string[]) => `[${numre.map((nummer) => `{ nummer: "${nummer}" }`).join()}]`;
  const set = async (input: string, ask = onboarding) => {
    const query = `mutation { setOpsaetning(input: ${input}) { errors { code path } opsaetning { enhedsNummer kode svar dag note version } } }`;
    type Answer = { setOpsaetning: { errors: { code: string; path: string[] }[]; opsaetning: Json[] } };
    return (await get<Answer>(ask, query)).setOpsaetning;
  };

  it('replaces what was reported before, for several units at once', async () => {
    const enheder = listed([ready, untouched].sort());
    await set(`{ enheder: ${enheder}, kode: "KOMME_GAA_DECIDED", svar: JA }`);
    const told = await set(
      `{ enheder: ${enheder}, kode: "KOMME_GAA_DECIDED", svar: NEJ, dag: "2026-01-31", note: "Fra" }`,
    );
    const after = { kode: 'KOMME_GAA_DECIDED', svar: 'NEJ', dag: '2026-01-31', note: 'Fra', version: 2 };
    expect(told.opsaetning).toEqual([ready, untouched].sort().map((enhedsNummer) => ({ enhedsNummer, ...after })));
    const query = `{ anvisningsenhed(nummer: "${untouched}") { opsaetning { kode svar } } }`;
    expect(JSON.stringify(await get(onboarding, query))).toContain('{"kode":"KOMME_GAA_DECIDED","svar":"NEJ"}');
  });

  it('of each unit replaces only the version that the caller has seen', async () => {
    const tell = (...enheder: [nummer: string, expectedVersion: number][]) => {
      const given = enheder.map(([nummer, version]) => `{ nummer: "${nummer}", expectedVersion: ${version} }`);
      const said = `kode: "UNIT_VISIBLE", svar: JA, note: "${Math.random()}"`;
      return set(`{ enheder: [${given.join()}], ${said} }`).then(({ errors }) => errors);
    };
    const mismatch = (at: number) => ({
      code: 'VERSION_MISMATCH',
      path: ['input', 'enheder', String(at), 'expectedVersion'],
    });
    expect(await tell([ready, 0])).toEqual([]);
    expect(await tell([ready, 0])).toEqual([mismatch(0)]);
    expect(await tell([ready, 1])).toEqual([]);
    expect(await tell([untouched, 0], [ready, 1])).toEqual([mismatch(1)]);
    expect(await tell([untouched, 0], [ready, 2])).toEqual([]);
  });

  it.each([
    ['kode: "ALT", svar: JA', 'KODE_UNKNOWN'],
    ['kode: "STAFF_CPR", svar: JA', 'KODE_UNKNOWN'],
    ['kode: "UNIT_VISIBLE", svar: JA, dag: "2026-02-30"', 'VALUE_MALFORMED'],
    ['kode: "UNIT_VISIBLE", svar: JA, note: ""', 'VALUE_MALFORMED'],
  ])('is one of the steps, on a day: %s', async (input, code) => {
    expect((await set(`{ enheder: [{ nummer: "${untouched}" }], ${input} }`)).errors).toMatchObject([{ code }]);
  });

  it('is reported by those who may', async () => {
    const input = `{ enheder: [{ nummer: "${untouched}" }], kode: "UNIT_VISIBLE", svar: JA }`;
    const others = [await server.askAs('onboarding', '147'), await server.askAs('stil')];
    for (const ask of others) expect((await set(input, ask)).errors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await set(input, server.ask)).errors).toMatchObject([{ code: 'CREDENTIALS_MISSING' }]);
    const institution = await server.askWith({ roles: ['institution'], enheder: [untouched] });
    expect((await set(input, institution)).errors).toEqual([]);
  });
});

describe('the readiness of a municipality', () => {
  interface Readiness {
    totalCount: number;
    ready: number;
    stages: { stage: string; count: number }[];
    checks: { code: string; count: number }[];
    nodes: { nummer: string; aula: { stage: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }
  const query = `query ($w: AulaReadinessWhere!, $first: Int, $after: String) {
    aulaReadiness(where: $w, first: $first, after: $after) { totalCount ready stages { stage count } checks { code count }
      nodes { nummer aula { stage } } pageInfo { hasNextPage endCursor } } }`;
  const readiness = async (where: object, page: object = { first: 1000 }, ask = onboarding) =>
    (await get<{ aulaReadiness: Readiness }>(ask, query, { w: where, ...page })).aulaReadiness;
  const refusal = async (where: object, ask = onboarding) =>
    (await ask(query, { w: where })).errors?.[0]?.extensions?.code;

  it('has its open units with counts per stage and check', async () => {
    const all = await readiness({ kommune: '0101' });
    expect(all.nodes.map(({ nummer }) => nummer)).toEqual(active.map(nummerOf).sort());
    expect(all.stages.map(({ stage }) => stage)).toHaveLength(9);
    expect(all.stages.reduce((sum, { count }) => sum + count, 0)).toBe(all.totalCount);
    const failing = all.checks.find(({ code }) => code === 'IMPORT_ACCESS_APPROVED')?.count;
    expect(failing).toBe(active.length - 1);
    expect(all.ready).toBe(0);
  });

  it('is filtered by stage, check, readiness and unit, and paged', async () => {
    const numre = async (where: object) =>
      (await readiness({ kommune: '101', ...where })).nodes.map(({ nummer }) => nummer);
    expect(await numre({ stage: 'G_FIRST_DELIVERY' })).toEqual([ready]);
    expect(await numre({ check: 'STAFF_CPR' })).toEqual([flawed]);
    expect(await numre({ ready: true })).toEqual([]);
    expect(await numre({ enhed: flawed, ready: false })).toEqual([flawed]);
    const first = await readiness({ kommune: '101' }, { first: 2 });
    const second = await readiness({ kommune: '101' }, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ nummer }) => nummer)).toEqual(
      active.map(nummerOf).sort().slice(0, 4),
    );
    expect(second.totalCount).toBe(active.length);
  });

  it('costs at most 12 SQL statements, asked by itself or down the tree', async () => {
    const counted = () => askedBesideReadLog(server).length;
    server.forgetStatements();
    await readiness({ kommune: '101' });
    expect(counted()).toBeLessThanOrEqual(12);
    const tree = `{ kommune(kode: "101") { navn daginstitutioner(first: 1000) { nodes { navn anvisningsenheder { nummer navn
      aula { ready stage checks(onlyFailing: true) { code stage passed severity da en howToFix source mark } } } } } } }`;
    await onboarding(tree); // reads the versions of the institutions and units
    server.forgetStatements();
    type Tree = { kommune: { daginstitutioner: { nodes: { anvisningsenheder: { aula: Aula }[] }[] } } };
    const data = await get<Tree>(onboarding, tree);
    const units = data.kommune.daginstitutioner.nodes.flatMap(({ anvisningsenheder: of }) => of);
    expect(units.length).toBeGreaterThanOrEqual(active.length);
    expect(units.every(({ aula }) => aula.checks.length > 0)).toBe(true);
    expect(counted()).toBeLessThanOrEqual(12);
  });

  it('is for those who may: a municipality of their own, a unit of their own, or STIL everywhere', async () => {
    expect(await refusal({ kommune: '147' })).toBe('NOT_ALLOWED');
    expect(await refusal({ kommune: '101' }, server.ask)).toBe('CREDENTIALS_MISSING');
    expect(await refusal({})).toBe('KOMMUNE_MISSING');
    expect(await refusal({ kommune: '999' })).toBe('KOMMUNEKODE_UNKNOWN');
    expect(await refusal({ kommune: '101', check: 'ALT' })).toBe('KODE_UNKNOWN');
    const institution = await server.askWith({ roles: ['institution'], enheder: [flawed] });
    expect((await readiness({ enhed: flawed }, {}, institution)).totalCount).toBe(1);
    expect(await refusal({ enhed: ready }, institution)).toBe('NOT_ALLOWED');
    expect(await refusal({ kommune: '101' }, institution)).toBe('NOT_ALLOWED');
    expect((await readiness({}, { first: 1 }, await server.askAs('stil'))).totalCount).toBeGreaterThan(active.length);
    const foreign = await onboarding(`{ anvisningsenhed(nummer: "${dagplejen}") { navn aula { stage } } }`);
    expect(foreign.data).toMatchObject({ anvisningsenhed: { navn: expect.any(String), aula: null } });
    expect(foreign.errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
  });

  it('is kept over time, an entry for every unit that changed', async () => {
    const { database } = affiliation;
    const look = (minute: number) => recordAulaStatus(database, '101', new Date(Date.UTC(2026, 0, 1, 0, minute)), day);
    expect(await look(0)).toBe(active.length);
    expect(await look(1)).toBe(0);
    await tell(untouched, 'SUPERUSERS_NAMED');
    expect(await look(2)).toBe(1);
    const history = `{ aulaHistorik(enhed: "${untouched}") { totalCount nodes { at stage ready fejl } } }`;
    type History = { aulaHistorik: { totalCount: number; nodes: { at: string; stage: string; fejl: string[] }[] } };
    const { totalCount, nodes } = (await get<History>(onboarding, history)).aulaHistorik;
    expect(totalCount).toBe(2);
    expect(nodes.map(({ at }) => at)).toEqual(['2026-01-01T00:02:00.000Z', '2026-01-01T00:00:00.000Z']);
    expect(nodes.map(({ fejl }) => fejl.includes('SUPERUSERS_NAMED'))).toEqual([false, true]);
    expect((await server.ask(history)).errors?.[0]?.extensions?.code).toBe('CREDENTIALS_MISSING');
  });
});

describe('the file of the readiness of a municipality', () => {
  const fetchFile = (search: string, token?: string) =>
    fetch(`${server.url}/eksport/aula.csv${search}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

  it('has a row for each check of each unit, for those who may', async () => {
    const token = await server.tokenWith({ roles: ['onboarding'], kommuner: ['101'] });
    const response = await fetchFile('?kommune=0101', token);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="aula-101-${day}.csv"`);
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      'kommune;nummer;navn;dag;unitStage;ready;code;stage;severity;passed;antal;da;en;howToFix;source;mark',
    );
    expect(
      lines.some((line) => line.startsWith(`101;${flawed};`) && line.includes(';STAFF_CPR;D_STAFF;BLOCKING;false;1;')),
    ).toBe(true);
    expect(new Set(lines.slice(1).map((line) => line.split(';')[1])).size).toBe(active.length);
  });

  it.each([
    ['?kommune=101', undefined, 401, 'CREDENTIALS_MISSING', undefined],
    ['', undefined, 401, 'CREDENTIALS_MISSING', undefined],
    ['?kommune=147', ['101'], 403, 'NOT_ALLOWED', undefined],
    ['', [], 403, 'NOT_ALLOWED', undefined],
    ['', ['101'], 400, 'KOMMUNE_MISSING', 'kommune'],
    ['?kommune=999', ['101'], 400, 'KOMMUNEKODE_UNKNOWN', 'kommune'],
    ['?komune=101', ['101'], 400, 'PARAMETER_UNKNOWN', 'komune'],
    ['?kommune=101&kommune=147', ['101'], 400, 'PARAMETER_UNKNOWN', 'kommune'],
  ])('is refused otherwise: %s as %j', async (search, kommuner, status, code, field) => {
    const token = kommuner && (await server.tokenWith({ roles: ['onboarding'], kommuner }));
    const response = await fetchFile(search, token);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([status, token ? null : 'Bearer']);
    const refusal = (await response.json()) as { field?: string };
    expect(refusal).toMatchObject({ code, da: expect.any(String), en: expect.any(String), retryable: false });
    expect(refusal.field).toBe(field);
  });

  it('is not open to a token that does not hold', async () => {
    expect((await fetchFile('?kommune=101', 'nonsense')).status).toBe(401);
  });
});
