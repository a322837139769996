import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliver } from '../../../gateway/commands/deliver.ts';
import { runDue } from '../../../subgraphs/affiliation/delivery/levering/run-due.ts';
import { formatLoadReport } from '../../../subgraphs/affiliation/import/format-load-report.ts';
import { RegisterFollower } from '../../../subgraphs/affiliation/units/enhed/follower.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { loadPeople } from '../../support/load-people.ts';
import { kilde, storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const kommune = '740';
const units = unitsOf(kommune);

/** What a unit has: a protected child, and a protected employee. */
interface Hidden {
  enhed: string;
  barn: string;
  ansat: string;
  cpr: string;
}

/** Two units that are alike but for what is hidden of their protected people. */
const names = ['Sigrun', 'Xenia'] as const;
const personal = /Sigrun|Xenia|Skjult|Skjulvej|2021-05|2020-01|hemmelig|20112233|29998877|Anna|Alias/;
let server: TestServer;
let affiliation: TestAffiliation;
let writer: Ask;
let hidden: [Hidden, Hidden];

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  writer = await server.askAs('kommunal', kommune);
  const [one, other] = names.map((_, i) => newHidden(i as 0 | 1));
  hidden = [await (one as Promise<Hidden>), await (other as Promise<Hidden>)];
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

const newHidden = (i: 0 | 1): Promise<Hidden> =>
  storePeople(affiliation, kommune, ({ work, person, tie, group }) => {
    const [enhed = '', cpr] = [units[i], testCpr()];
    const told = {
      ...{ fornavn: names[i], efternavn: 'Skjult', foedselsdato: ['2021-05-06', '2020-01-02'][i] ?? null },
      ...{ email: `hemmelig${i}@example.dk`, koen: i === 0 ? ('K' as const) : ('M' as const), beskyttet: true },
      mobiltelefon: { nummer: ['20112233', '29998877'][i] ?? '', beskyttet: false },
    };
    const barn = person({ ...told, cpr, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' });
    const ansat = person({ ...told, cpr: testCpr(), aliasFornavn: 'Anna', aliasEfternavn: 'Alias' });
    const hovedgruppeId = group(enhed);
    tie({ personId: barn, aktoertype: 'barn', enhedsNummer: enhed, lokalId: `barn-${i}`, hovedgruppeId });
    tie({ personId: ansat, aktoertype: 'ansat', enhedsNummer: enhed, lokalId: `ansat-${i}`, roller: '["Leder"]' });
    const plan = { kilde, tidspunkt: '00:00', aktiv: true, fireOejne: false, fjernelsesloft: 50 };
    work.create('leveringsplan', { enhedsNummer: enhed, ...plan }, []);
    return { enhed, barn, ansat, cpr };
  });

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** Without what two units have apart anyway. */
const alike = (answer: unknown, { enhed }: Hidden): string =>
  JSON.stringify(answer)
    .replaceAll(enhed, 'enhed')
    .replace(uuid, 'id')
    .replace(/-[01]\b/g, '-n');

describe('what is hidden of a protected person', () => {
  it.each(['eq', 'startsWith', 'contains', 'in'])(
    'finds nobody, in any list and whatever it is put together with: %s',
    async (operator) => {
      const given = (text: string) => ({ navn: { [operator]: operator === 'in' ? [text] : text } });
      const query = `query ($p: PersonWhere) { personer(where: $p) { totalCount nodes { id } pageInfo { endCursor } } }`;
      for (const text of ['Sigrun Skjult', 'Ulla Gættet', 'Anna Alias'])
        for (const where of [
          given(text),
          { OR: [given(text), { AND: [given(text)] }] },
          { ...given(text), id: { eq: hidden[0].barn } },
        ])
          expect(await get(writer, query, { p: where })).toMatchObject({ personer: { totalCount: 0, nodes: [] } });
    },
  );

  it('orders no list: neither ids nor cursors follow a name or a birth date', async () => {
    const query = `query ($p: PersonWhere) { personer(first: 1, where: $p) { edges { cursor node { id } } } }`;
    const where = { id: { in: hidden.flatMap(({ barn, ansat }) => [barn, ansat]) } };
    const page = await get<{ personer: { edges: { cursor: string; node: { id: string } }[] } }>(writer, query, {
      p: where,
    });
    const [first] = page.personer.edges;
    expect(first?.node.id).toBe([...where.id.in].sort()[0]);
    const cursor = Buffer.from(first?.cursor ?? '', 'base64url').toString();
    expect(cursor).toContain(first?.node.id);
    expect(cursor).not.toMatch(personal);
  });

  it('is in no text of readiness, which is the same whatever it is', async () => {
    const onboarding = await server.askAs('onboarding', kommune);
    const query = `query ($w: AulaReadinessWhere!) { aulaReadiness(where: $w) {
      nodes { nummer aula { ready stage checks { code passed antal da en howToFix howToFixEn } } } } }`;
    const told = await Promise.all(
      hidden.map(async (one) => alike(await get(onboarding, query, { w: { enhed: one.enhed } }), one)),
    );
    expect(told[0]).toContain('CHILD_ALIAS');
    expect(told[0]).toBe(told[1]);
    expect(told[0]).not.toMatch(personal);
  });

  it('is in no appointment of a user administrator, nor in what refuses one', async () => {
    const fields =
      'brugeradministrator { personId kommuneKode enheder status version } changes { objectKind action fields { field before after } } errors { code path da en }';
    const query = `mutation ($i: AppointBrugeradministratorInput!) { it: appointBrugeradministrator(input: $i) { ${fields} } }`;
    const told = [];
    for (const one of hidden) {
      const appoint = (personId: string) => get(writer, query, { i: { personId, enheder: [one.enhed] } });
      const list = `query ($w: BrugeradministratorWhere) { brugeradministratorer(where: $w) { totalCount nodes { personId enheder status } } }`;
      const answers = [
        await appoint(one.barn),
        await appoint(one.ansat),
        await get(writer, list, { w: { personId: { eq: one.ansat } } }),
      ];
      told.push(alike(answers, one));
    }
    expect(told[0]).toContain('BRUGERADMINISTRATOR_NOT_EMPLOYEE');
    expect(told[0]).toContain('"totalCount":1');
    expect(told[0]).toBe(told[1]);
    expect(told[0]).not.toMatch(personal);
  });

  it('is in no report of a load, printed or in a file, whether rows are refused, remarked on or taken', async () => {
    const [one] = hidden;
    const barn = {
      type: 'barn',
      enhed: one.enhed,
      rolle: 'Barn',
      trin: 'DT',
      hovedgruppe: 'RØD',
      gyldigFra: '2024-01-01',
    };
    const said = { fornavn: 'Ulla', efternavn: 'Andet', beskyttet: false };
    const rows = [
      { ...barn, lokalId: 'barn-0', person: { ...said, cpr: one.cpr, foedselsdato: '2019-09-09' } },
      { ...barn, lokalId: 'barn-0', person: { ...said, cpr: testCpr() } },
      {
        type: 'ekstern',
        enhed: one.enhed,
        lokalId: 'ny',
        rolle: 'Ekstern',
        person: { ...said, efternavn: 'Skjult', cpr: one.cpr },
      },
    ];
    for (const options of [{}, { skipRefused: true }, { dryRun: true, skipRefused: true }]) {
      const report = await loadPeople(affiliation, rows, { kilde, ...options });
      const text = `${JSON.stringify(report)}\n${formatLoadReport(report)}`;
      expect(report.refusalCount).toBeGreaterThan(0);
      expect(text).not.toMatch(personal);
      for (const secret of [one.cpr, one.barn, one.cpr.slice(0, 6)]) expect(text).not.toContain(secret);
    }
  });

  it('is in no line that the deliveries of a day print', async () => {
    const { database, vault, opslag } = affiliation;
    const services = {
      database,
      vault,
      opslag,
      follower: new RegisterFollower(database),
      documentNamespace: undefined,
    };
    const report = await runDue({ ...services, unilogin: null }, { kommune, dryRun: true });
    expect(report.prepared.length + report.problems.length).toBeGreaterThan(0);
    const printed: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: unknown) => void printed.push(String(line)));
    try {
      await deliver(server.config, { kommune, dryRun: true });
    } finally {
      log.mockRestore();
      process.exitCode = undefined;
    }
    expect(printed.join('\n')).toContain(hidden[0].enhed);
    const text = `${JSON.stringify(report)}\n${printed.join('\n')}`;
    expect(text).not.toMatch(personal);
    for (const { barn, ansat, cpr } of hidden)
      for (const secret of [barn, ansat, cpr]) expect(text).not.toContain(secret);
  });
});
