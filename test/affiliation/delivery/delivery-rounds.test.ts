import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DueReport, runDue } from '../../../subgraphs/affiliation/delivery/levering/run-due.ts';
import type { ImportService } from '../../../subgraphs/affiliation/delivery/transport/import-service.ts';
import { RegisterFollower } from '../../../subgraphs/affiliation/units/enhed/follower.ts';
import { startTransport } from '../../stub/start-transport.ts';
import { kilde, storePeople } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

const perTest = 6;
let transport: Awaited<ReturnType<typeof startTransport>>;
let server: TestServer;
let affiliation: TestAffiliation;
/** The plans of each test are of a municipality of its own. */
let kommuner: { kommune: string; enheder: string[] }[];
let kommune: string;
let enheder: string[];

beforeAll(async () => {
  transport = await startTransport();
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  const rows = await affiliation.database.read.enhed.findMany({
    where: { niveau: 'anvisningsenhed', aktiv: true, NOT: [{ pNummer: null }, { cvrNummer: null }] },
    orderBy: { nummer: 'asc' },
  });
  const usable = rows.filter(({ pNummer }) => pNummer?.length === 10);
  kommuner = [...new Set(usable.map(({ kommuneKode }) => kommuneKode))]
    .map((kommune) => {
      const own = usable.filter(({ kommuneKode }) => kommuneKode === kommune);
      return { kommune, enheder: own.slice(0, perTest).map(({ nummer }) => nummer) };
    })
    .filter(({ enheder }) => enheder.length === perTest);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  await transport.close();
});
beforeEach(async () => {
  transport.stub.reset();
  ({ kommune, enheder } = kommuner.shift() ?? { kommune: '', enheder: [] });
  await populate();
});

/** Each unit has an employee, an approved agreement, and a plan that is due all day. */
async function populate(): Promise<void> {
  const decided = { status: 'approved', afgjortAf: 'granter', afgjortDato: '2026-01-02' };
  const asked = { anmodetAf: 'maker', anmodetDato: '2026-01-01', formaal: 'Pladsanvisning', kommentar: null };
  const agreement = { udbydersystem: kilde, tjeneste: 'wsaIMPORT', sidstBrugt: null, ...asked };
  const plan = { kilde, tidspunkt: '00:00', aktiv: true, fireOejne: false, fjernelsesloft: 50 };
  const open = { status: 'requested', afgjortAf: null, afgjortDato: null };
  await storePeople(affiliation, kommune, ({ work, person, tie }) => {
    for (const enhedsNummer of enheder) {
      tie({ personId: person(), aktoertype: 'ansat', enhedsNummer });
      work.create('dataaftale', { enhedsNummer, ...agreement, ...open }, []);
      work.create('leveringsplan', { enhedsNummer, ...plan }, []);
    }
  });
  const { errors } = await affiliation.write([kommune], async (work) => {
    await work.load('dataaftale', 'enhedsNummer', enheder);
    for (const aftale of work.all('dataaftale')) work.change(aftale, decided, []);
  });
  expect(errors).toEqual([]);
}

/** One round, as a process of its own makes it. */
function round(unilogin: ImportService, options: Parameters<typeof runDue>[1] = {}): Promise<DueReport> {
  const { database, vault, opslag } = affiliation;
  const follower = new RegisterFollower(database);
  const services = { database, vault, opslag, follower, documentNamespace: undefined };
  return runDue({ ...services, unilogin }, { kommune, ...options });
}

/** The import service with something done before each delivery. */
function watched(before: (enhed: string) => Promise<void>): ImportService {
  const service = transport.open();
  return {
    room: service.room,
    agreements: (deadline) => service.agreements(deadline),
    async deliver(operation, document, deadline) {
      let xml = '';
      for await (const part of document) xml += part;
      await before(/<InstitutionNumber>(\w+)/.exec(xml)?.[1] ?? '');
      return service.deliver(operation, xml, deadline);
    },
  };
}

/** How the deliveries stand, and how often each was tried, in the order of their units. */
async function standing(): Promise<[string, number][]> {
  const rows = await affiliation.database.read.levering.findMany({
    where: { enhedsNummer: { in: enheder }, toChange: null },
    orderBy: [{ enhedsNummer: 'asc' }, { sourceDateTime: 'asc' }],
  });
  return rows.map(({ status, forsoeg }) => [status, forsoeg]);
}

const now = performance.now.bind(performance);
const pause = 60_000;

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe('a round of deliveries', () => {
  it('has four under way at a time, and reports them in the order of units', async () => {
    let underWay = 0;
    let most = 0;
    const failing: string[] = [];
    const unilogin = watched(async (enhed) => {
      most = Math.max(most, ++underWay);
      while (most < 4) await wait(1);
      await wait((enheder.length - enheder.indexOf(enhed)) * 10); // the first is answered last
      underWay--;
      if (enhed === enheder[0] || enhed === enheder[2]) {
        failing.push(enhed);
        throw new Error(enhed);
      }
    });
    const steps: [number, number][] = [];
    const report = await round(unilogin, { onStep: (done, all) => steps.push([done, all]) });
    expect(most).toBe(4);
    expect(report.prepared).toEqual(enheder.map((enhed) => `${enhed} ${kilde}`));
    expect(report).toMatchObject({ sent: perTest - 2, left: 0, problems: [] });
    expect(report.failures.map((error) => (error as Error).message)).toEqual([enheder[0], enheder[2]]);
    const each = Array.from({ length: perTest }, (_, i) => i + 1);
    expect(steps).toEqual([...each.map((i) => [i, perTest]), ...each.map((i) => [perTest + i, 2 * perTest])]);
  });

  it('leaves to the next one, untried, what is due while the service does not answer', async () => {
    const once = { timeoutMs: 2_000, retries: { attempts: 1, firstPause: 1, longestPause: 1 } };
    const unilogin = transport.open({ ...once, breaker: { failures: 2, pause } });
    transport.stub.trouble = () => 'SILENCE';
    expect(await round(unilogin)).toMatchObject({ sent: 2, left: 4, problems: [], failures: [] });
    expect(await standing()).toEqual([...times(2, ['SENT', 1]), ...times(4, ['VALIDATED', 0])]);

    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + pause);
    // One alone tries whether it answers again.
    transport.stub.trouble = () => 'BUSY';
    expect(await round(unilogin)).toMatchObject({ prepared: [], sent: 1, left: 3 });
    expect(await standing()).toEqual([...times(3, ['SENT', 1]), ...times(3, ['VALIDATED', 0])]);

    clock.mockImplementation(() => now() + 2 * pause);
    transport.stub.trouble = () => undefined;
    expect(await round(unilogin)).toMatchObject({ sent: 3, left: 0 });
    expect(await standing()).toEqual([...times(3, ['SENT', 1]), ...times(3, ['ACCEPTED', 1])]);
    clock.mockRestore();
  });

  it('beside another one makes and sends each delivery once', async () => {
    const reports = await Promise.all([round(transport.open()), round(transport.open())]);
    expect(reports.flatMap(({ prepared }) => prepared).sort()).toEqual(enheder.map((enhed) => `${enhed} ${kilde}`));
    expect(await standing()).toEqual(times(perTest, ['ACCEPTED', 1]));
    expect(transport.stub.deliveries.map(({ institution }) => institution).sort()).toEqual(enheder);
    expect(reports.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(perTest);
    for (const report of reports) expect(report).toMatchObject({ left: 0, problems: [], failures: [] });
  });
});
