import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusOn } from '../../../subgraphs/affiliation/agreements/brugeradministrator/brugeradministrator.ts';
import { advarselRegler } from '../../../subgraphs/affiliation/aula/advarsel/advarsel-regler.ts';
import { manualKilde } from '../../../subgraphs/affiliation/core/change/kilde-order.ts';
import { today } from '../../../subgraphs/common/clock.ts';
import { addDays, addMonths } from '../../../subgraphs/common/parse/days.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { anvisningsenheder, daginstitutioner, nummerOf } from '../../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { newPerson, tie } from '../../support/ties.ts';

interface Administrator {
  id: string;
  personId: string;
  enheder: string[];
  gyldigFra: string;
  gyldigTil: string | null;
  sidstAnvendt: string | null;
  status: string;
  version: number;
}
interface Payload {
  errors: { code: string; path: string[] }[];
  brugeradministrator: Administrator | null;
}

const ofKommune = (rows: typeof anvisningsenheder, kode: string) =>
  rows.filter((row) => row.admKommuneKode === kode && row.aktivitetsstatus === 'Aktiv').map(nummerOf);
const numre = ofKommune(anvisningsenheder, '101');
const [home = '', other = ''] = numre;
const day = today();

let server: TestServer;
let affiliation: TestAffiliation;
let municipality: Ask;

beforeAll(async () => {
  server = await startTestServer();
  affiliation = await openTestAffiliation(server);
  municipality = await server.askAs('kommunal', '101');
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

const fields = 'id personId enheder gyldigFra gyldigTil sidstAnvendt status version';

async function mutate(ask: Ask, field: string, variables: object = {}, definitions = ''): Promise<Payload> {
  const query = `mutation${definitions} { it: ${field} { errors { code path } brugeradministrator { ${fields} } } }`;
  return (await get<Record<string, Payload>>(ask, query, variables)).it as Payload;
}

const appoint = (ask: Ask, input: object) =>
  mutate(ask, 'appointBrugeradministrator(input: $i)', { i: input }, '($i: AppointBrugeradministratorInput!)');
const codes = ({ errors }: Payload) => errors.map(({ code }) => code);

/** A new person of the municipality who is tied to a unit in this way. */
async function personWho(fields: Parameters<typeof tie>[1] = { enhedsNummer: home }): Promise<string> {
  let id = '';
  const written = await affiliation.write(['101'], (work) => {
    id = tie(work, fields).after.personId;
  });
  expect(written.errors).toEqual([]);
  return id;
}

/** The parent of a child at the unit. */
async function parent(): Promise<string> {
  const barnId = await personWho({ enhedsNummer: home, aktoertype: 'barn' });
  return personWho({ enhedsNummer: home, aktoertype: 'kontakt', barnId, relation: 'Mor', foraeldremyndighed: true });
}

/** An appointment that began on a day. */
async function appointed(gyldigFra: string): Promise<Administrator> {
  const { brugeradministrator, errors } = await appoint(municipality, {
    personId: await personWho(),
    enheder: [home],
    gyldigFra,
  });
  expect(errors).toEqual([]);
  return brugeradministrator as Administrator;
}

describe('a brugeradministrator', () => {
  it('is an employee who administers units, not only the own one', async () => {
    const personId = await personWho();
    const { brugeradministrator, errors } = await appoint(municipality, { personId, enheder: [other, home] });
    expect(errors).toEqual([]);
    expect(brugeradministrator).toMatchObject({ personId, enheder: [other, home], gyldigFra: day, status: 'ACTIVE' });
  });

  it.each<[string, () => Promise<string>]>([
    ['a parent', parent],
    ['an employee who has left', () => personWho({ enhedsNummer: home, gyldigTil: addDays(day, -1) })],
    ['an employee who has not begun', () => personWho({ enhedsNummer: home, gyldigFra: addDays(day, 1) })],
    ['an employee who never came', () => personWho({ enhedsNummer: home, aflyst: true })],
  ])('is not %s', async (_, person) => {
    const refused = await appoint(municipality, { personId: await person(), enheder: [home] });
    expect(refused).toEqual({
      errors: [{ code: 'BRUGERADMINISTRATOR_NOT_EMPLOYEE', path: ['input', 'personId'] }],
      brugeradministrator: null,
    });
  });

  it('can be appointed from the day on that the employment begins', async () => {
    const gyldigFra = addDays(day, 10);
    const personId = await personWho({ enhedsNummer: home, gyldigFra });
    const { brugeradministrator } = await appoint(municipality, { personId, enheder: [home], gyldigFra });
    expect(brugeradministrator).toMatchObject({ gyldigFra, status: 'PLANNED' });
  });

  it('administers units of the municipality only, and none twice at a time', async () => {
    const personId = await personWho();
    const refused = (input: object) => appoint(municipality, { personId, enheder: [home], ...input });
    const foreign = ofKommune(anvisningsenheder, '740')[0] ?? '';
    expect(codes(await refused({ enheder: [foreign] }))).toEqual(['BRUGERADMINISTRATOR_ENHED']);
    expect(codes(await refused({ enheder: ofKommune(daginstitutioner, '101').slice(0, 1) }))).toEqual([
      'BRUGERADMINISTRATOR_ENHED',
    ]);
    expect(codes(await refused({ enheder: [] }))).toEqual(['TEXT_EMPTY']);
    expect(codes(await refused({ personId: 'nobody' }))).toEqual(['OBJECT_UNKNOWN']);
    expect(codes(await refused({ gyldigTil: addDays(day, -1) }))).toEqual(['PERIOD_BACKWARDS']);
    expect(codes(await refused({ gyldigTil: day }))).toEqual([]);
    expect(codes(await refused({}))).toEqual(['BRUGERADMINISTRATOR_TWICE']);
    expect(codes(await refused({ gyldigFra: addDays(day, 1) }))).toEqual([]);
  });

  it('uses the access on days of the appointment, and not yet tomorrow', async () => {
    const { id } = await appointed(addDays(day, -30));
    const use = (dag: string) =>
      mutate(municipality, `recordBrugeradministratorUse(input: { id: "${id}", dag: "${dag}" })`);
    expect((await use(addDays(day, -3))).brugeradministrator?.sidstAnvendt).toBe(addDays(day, -3));
    expect((await use(addDays(day, -5))).errors).toEqual([]); // earlier than is known
    for (const dag of [addDays(day, 1), addDays(day, -31)])
      expect(codes(await use(dag))).toEqual(['BRUGERADMINISTRATOR_DAY']);
    const again = (version: number) =>
      mutate(municipality, `recordBrugeradministratorUse(input: { id: "${id}", expectedVersion: ${version} })`);
    expect((await again(1)).errors).toEqual([{ code: 'VERSION_MISMATCH', path: ['input', 'expectedVersion'] }]);
    const now = await again(2);
    expect(now.brugeradministrator?.sidstAnvendt).toBe(day);
  });

  it('is shut out after 12 months without use, and ends on a day', async () => {
    const { id, status } = await appointed(addMonths(day, -12));
    expect(status).toBe('LOCKED');
    const ended = await mutate(
      municipality,
      `endBrugeradministrator(input: { id: "${id}", sidsteDag: "${addDays(day, -1)}", expectedVersion: 1 })`,
    );
    expect(ended).toMatchObject({ errors: [], brugeradministrator: { status: 'ENDED', version: 2 } });
    const again = await mutate(
      municipality,
      `endBrugeradministrator(input: { id: "${id}", sidsteDag: "${day}", expectedVersion: 1 })`,
    );
    expect(codes(again)).toEqual(['VERSION_MISMATCH']);
    const begun = { gyldigFra: '2025-01-31', gyldigTil: null, sidstAnvendt: null };
    expect(statusOn(begun, '2026-01-30')).toBe('ACTIVE');
    expect(statusOn(begun, '2026-01-31')).toBe('LOCKED');
    expect(statusOn({ ...begun, sidstAnvendt: '2025-02-01' }, '2026-01-31')).toBe('ACTIVE');
  });

  it('is no approver of data agreements, and an approver is no administrator nor appoints one', async () => {
    const approver = await server.askAs('aftalegodkender', '101');
    const personId = await personWho();
    expect(codes(await appoint(approver, { personId, enheder: [home] }))).toEqual(['NOT_ALLOWED']);
    expect((await approver('{ brugeradministratorer { totalCount } }')).errors?.[0]?.extensions?.code).toBe(
      'NOT_ALLOWED',
    );
    expect(codes(await appoint(municipality, { personId, enheder: [home] }))).toEqual([]);
    // Whom the municipality appoints gets no role by it: its own role still decides nothing.
    const request = `mutation { requestDataaftale(input: { udbydersystem: "S", tjeneste: "wsiINST", enheder: ["${home}"] }) { dataaftaler { id } } }`;
    const made = await get<{ requestDataaftale: { dataaftaler: { id: string }[] } }>(municipality, request);
    const { id } = made.requestDataaftale.dataaftaler[0] as { id: string };
    const asAdministrator = await server.askWith({ subject: personId, roles: ['kommunal'], kommuner: ['101'] });
    const approve = `mutation { approveDataaftaler(input: { dataaftaler: [{ id: "${id}" }] }) { errors { code } } }`;
    expect(await get(asAdministrator, approve)).toEqual({ approveDataaftaler: { errors: [{ code: 'NOT_ALLOWED' }] } });
  });

  it('is listed for the own municipality, also as it was', async () => {
    const { id, personId } = await appointed(addDays(day, -400));
    const list = async (ask: Ask, where: string, args = '') => {
      type List = { brugeradministratorer: { nodes: Administrator[] } };
      const query = `{ brugeradministratorer(first: 1000, where: ${where}${args}) { nodes { ${fields} } } }`;
      return (await get<List>(ask, query)).brugeradministratorer.nodes.map((node) => node.id);
    };
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await mutate(municipality, `endBrugeradministrator(input: { id: "${id}", sidsteDag: "${addDays(day, -1)}" })`);
    const own = `personId: { eq: "${personId}" }`;
    expect(await list(municipality, `{ ${own}, enhed: { eq: "${home}" }, kommune: { eq: "101" } }`)).toEqual([id]);
    expect(await list(municipality, `{ ${own}, gyldigPaa: "${day}" }`)).toEqual([]);
    expect(await list(municipality, `{ ${own}, gyldigPaa: "${day}" }`, `, asOf: "${before}"`)).toEqual([id]);
    expect(await list(await server.askAs('databeskyttelse', '101'), `{ ${own} }`)).toEqual([id]);
    expect(await list(await server.askAs('kommunal', '740'), `{ ${own} }`)).toEqual([]);
  });
});

describe('the 12-month rules', () => {
  interface Advarsel {
    code: string;
    enhedsNummer: string | null;
    objectId: string | null;
    frist: string;
    overskredet: boolean;
    antal: number;
  }
  const kommune = '751';
  const [unit = ''] = ofKommune(anvisningsenheder, kommune);
  const begun = '2025-03-31';
  let ids: string[] = [];

  const warnings = async (paaDag: string, where = '', asOf = '') => {
    const query = `{ aftaleAdvarsler(where: { kommune: "${kommune}"${where} }, paaDag: "${paaDag}"${asOf}) { totalCount nodes {
      code enhedsNummer objectId frist overskredet antal } } }`;
    const ask = await server.askAs('onboarding', kommune);
    return (await get<{ aftaleAdvarsler: { nodes: Advarsel[] } }>(ask, query)).aftaleAdvarsler.nodes;
  };

  beforeAll(async () => {
    const written = await affiliation.write(
      [kommune],
      (work) => {
        const person = newPerson(work, { kommuneKode: kommune });
        tie(work, { enhedsNummer: unit, kilde: manualKilde, gyldigFra: begun, personId: person.id });
        tie(work, { enhedsNummer: unit, kilde: manualKilde, gyldigFra: '2025-04-20' }, { kommuneKode: kommune });
        const administrator = { kommuneKode: kommune, personId: person.id, enheder: JSON.stringify([unit]) };
        const dates = { gyldigFra: begun, gyldigTil: null, sidstAnvendt: '2025-04-01' };
        const { id } = work.create('brugeradministrator', { ...administrator, ...dates }, []);
        ids = [id];
      },
      'brugeradministrator.write',
    );
    expect(written.errors).toEqual([]);
    const supplier = await server.askAs('leverandoer', kommune);
    const request = `mutation { requestDataaftale(input: { udbydersystem: "Aula", tjeneste: "wsiINST", enheder: ["${unit}"] }) { dataaftaler { id } } }`;
    const made = await get<{ requestDataaftale: { dataaftaler: { id: string }[] } }>(supplier, request);
    const { id } = made.requestDataaftale.dataaftaler[0] as { id: string };
    const approver = await server.askWith({ subject: 'approver', roles: ['aftalegodkender'], kommuner: [kommune] });
    await get(
      approver,
      `mutation { approveDataaftaler(input: { dataaftaler: [{ id: "${id}" }] }) { errors { code } } }`,
    );
    ids.push(id);
  });

  it('warn a month ahead, and say when the 12 months are over', async () => {
    expect(await warnings('2026-02-27')).toEqual([]);
    const manual = { code: 'MANUAL_ATTACHMENT_STALE', enhedsNummer: unit, objectId: null, frist: '2026-03-31' };
    expect(await warnings('2026-03-01')).toEqual([
      { ...manual, overskredet: false, antal: 1 },
      {
        code: 'ADMINISTRATOR_UNUSED',
        enhedsNummer: null,
        objectId: ids[0],
        frist: '2026-04-01',
        overskredet: false,
        antal: 1,
      },
    ]);
    expect(await warnings('2026-03-31', '', ', asOf: "2020-01-01T00:00:00Z"')).toEqual([]);
    expect(await warnings('2026-03-31', ', code: "MANUAL_ATTACHMENT_STALE"')).toEqual([
      { ...manual, overskredet: true, antal: 2 },
    ]);
  });

  it('count an approved access from its last use, or its approval', async () => {
    const where = `, code: "ACCESS_UNUSED", enhed: "${unit}"`;
    expect(await warnings(addDays(addMonths(day, 11), -5), where)).toEqual([]);
    expect(await warnings(addMonths(day, 12), where)).toMatchObject([
      { objectId: ids[1], enhedsNummer: unit, frist: addMonths(day, 12), overskredet: true },
    ]);
  });

  it('know of stale imports what is known of deliveries: nothing while nothing is delivered', async () => {
    const now = { asOf: null, snapshot: null };
    const importStale = advarselRegler.find(({ kode }) => kode === 'IMPORT_STALE');
    const scope = { source: affiliation.database, kommune, cutoff: '2099-01-01', ...now };
    expect(await importStale?.find(scope)).toEqual([]);
  });

  it('are shown to those who may read the agreements of the municipality', async () => {
    const query = '{ aftaleAdvarsler(where: { kommune: "751" }) { totalCount } }';
    const codes = await Promise.all(
      [server.ask, municipality].map(async (ask) => (await ask(query)).errors?.[0]?.extensions?.code),
    );
    expect(codes).toEqual(['CREDENTIALS_MISSING', 'NOT_ALLOWED']);
  });
});
