import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markUsed } from '../../../subgraphs/affiliation/delivery/levering/send-levering.ts';
import {
  approvedEnheder,
  hasApproved,
} from '../../../subgraphs/affiliation/delivery/leveringskontrol/delivery-checks.ts';
import { today } from '../../../subgraphs/common/clock.ts';
import type { Ask } from '../../support/ask.ts';
import { askedStatements } from '../../support/asked-statements.ts';
import { get, type Json } from '../../support/get.ts';
import { anvisningsenheder, daginstitutioner, nummerOf } from '../../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

interface Aftale {
  id: string;
  status: string;
  kommentar: string | null;
  sidstBrugt: string | null;
  version: number;
  enhedsNummer: string;
  historik: { nodes: Entry[] };
}
interface Payload {
  errors: { code: string; path: string[] }[];
  warnings: { code: string }[];
  dataaftaler: Aftale[];
  replayed: boolean;
}

const units = anvisningsenheder.filter(
  ({ admKommuneKode, aktivitetsstatus, pNummer }) =>
    admKommuneKode === '101' && aktivitetsstatus === 'Aktiv' && pNummer,
);
const numre = units.map(nummerOf);
const unitWithoutPNummer = anvisningsenheder.find((row) => row.aktivitetsstatus === 'Aktiv' && row.pNummer === '');
const closed = anvisningsenheder.find((row) => row.aktivitetsstatus === 'Nedlagt');

let server: TestServer;
let affiliation: TestAffiliation;
/** A supplier of the municipality, and its approver. */
let supplier: Ask;
let approver: Ask;

beforeAll(async () => {
  server = await startTestServer();
  affiliation = await openTestAffiliation(server);
  supplier = await server.askWith({ subject: 'supplier', roles: ['leverandoer'], kommuner: ['101'] });
  approver = await server.askWith({ subject: 'approver', roles: ['aftalegodkender'], kommuner: ['101'] });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

interface Entry {
  version: number;
  changeset: { at: string; actor: string };
  fields: { field: string; after: string | null }[];
}

/** How an agreement stood after each of its changes, what was said to it, and by whom. */
function statesOf(entries: readonly Entry[] = []): (string | null)[][] {
  const folded: Record<string, string | null> = {};
  return entries.map(({ fields, changeset }) => {
    for (const { field, after } of fields) folded[field] = after;
    return [folded.status ?? null, folded.kommentar ?? null, changeset.actor];
  });
}

const fields = `id status kommentar sidstBrugt version enhedsNummer historik(first: 10) { nodes { version changeset { at actor } fields { field after } } }`;
const payload = `errors { code path } warnings { code } replayed dataaftaler { ${fields} }`;

async function mutate(ask: Ask, field: string, variables: object = {}, definitions = ''): Promise<Payload> {
  const data = await get<Record<string, Payload>>(
    ask,
    `mutation${definitions} { it: ${field} { ${payload} } }`,
    variables,
  );
  return data.it as Payload;
}

const request = (ask: Ask, enheder: string[], more: object = {}, args = '') =>
  mutate(
    ask,
    `requestDataaftale(input: $i${args})`,
    { i: { udbydersystem: 'Pladssystem', tjeneste: 'wsaIMPORT', formaal: 'Brugere til Unilogin', enheder, ...more } },
    '($i: RequestDataaftaleInput!)',
  );
const decide = (ask: Ask, what: 'approve' | 'reject', ids: string[], kommentar: string | null = null) =>
  mutate(
    ask,
    `${what}Dataaftaler(input: $i)`,
    { i: { dataaftaler: ids.map((id) => ({ id })), kommentar } },
    `($i: ${what === 'approve' ? 'Approve' : 'Reject'}DataaftalerInput!)`,
  );
const revoke = (ask: Ask, id: string, fields = '') => mutate(ask, `revokeDataaftale(input: { id: "${id}"${fields} })`);
const codes = ({ errors }: Payload) => errors.map(({ code }) => code);
const ids = ({ dataaftaler }: Payload) => dataaftaler.map(({ id }) => id);
const system = () => `System ${Math.random()}`;

describe('a data agreement', () => {
  it('is requested for several units at once, and waits', async () => {
    const found = await request(supplier, numre.slice(0, 3), { udbydersystem: system() });
    expect(found).toMatchObject({ errors: [], warnings: [] });
    expect(found.dataaftaler.map(({ enhedsNummer, status }) => [enhedsNummer, status])).toEqual(
      numre.slice(0, 3).map((nummer) => [nummer, 'REQUESTED']),
    );
  });

  it('goes from request over approval to revocation and back, and keeps who said what', async () => {
    const udbydersystem = system();
    const [id = ''] = ids(await request(supplier, numre.slice(0, 1), { udbydersystem }));
    await decide(approver, 'reject', [id], 'Mangler databehandleraftale');
    expect(ids(await request(supplier, numre.slice(0, 1), { udbydersystem }))).toEqual([id]);
    await decide(approver, 'approve', [id], 'Nu er den der');
    const revoked = await revoke(approver, id, ', expectedVersion: 4');
    expect(revoked.errors).toEqual([]);
    expect(statesOf(revoked.dataaftaler[0]?.historik.nodes)).toEqual([
      ['requested', null, 'person:supplier'],
      ['rejected', 'Mangler databehandleraftale', 'person:approver'],
      ['requested', null, 'person:supplier'],
      ['approved', 'Nu er den der', 'person:approver'],
      ['revoked', null, 'person:approver'],
    ]);
  });

  it('does only what its status lets it do', async () => {
    const udbydersystem = system();
    const again = () => request(supplier, numre.slice(0, 1), { udbydersystem });
    const [id = ''] = ids(await again());
    expect(codes(await again())).toEqual(['DATAAFTALE_TRANSITION']);
    expect(codes(await revoke(approver, id))).toEqual(['DATAAFTALE_TRANSITION']);
    await decide(approver, 'approve', [id]);
    expect(codes(await again())).toEqual(['DATAAFTALE_TRANSITION']);
    for (const what of ['reject'] as const)
      expect(codes(await decide(approver, what, [id]))).toEqual(['DATAAFTALE_TRANSITION']);
    await revoke(approver, id);
    expect(codes(await decide(approver, 'approve', [id]))).toEqual(['DATAAFTALE_TRANSITION']);
  });

  it('is decided several at a time, all or none', async () => {
    const found = ids(await request(supplier, numre.slice(0, 3), { udbydersystem: system() }));
    const unknown = '00000000-0000-4000-8000-000000000000';
    const refused = await decide(approver, 'approve', [...found, unknown]);
    expect(refused.errors).toEqual([{ code: 'OBJECT_UNKNOWN', path: ['input', 'dataaftaler', '3', 'id'] }]);
    const approved = await decide(approver, 'approve', found);
    expect(approved.dataaftaler.map(({ status }) => status)).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
  });

  it('is decided at the versions that the approver has seen', async () => {
    const [first = '', second = ''] = ids(await request(supplier, numre.slice(0, 2), { udbydersystem: system() }));
    const approve = (dataaftaler: object[]) =>
      mutate(approver, 'approveDataaftaler(input: $i)', { i: { dataaftaler } }, '($i: ApproveDataaftalerInput!)');
    const at = ['input', 'dataaftaler'];
    const seen = [
      { id: first, expectedVersion: 1 },
      { id: second, expectedVersion: 2 },
    ];
    expect((await approve(seen)).errors).toEqual([{ code: 'VERSION_MISMATCH', path: [...at, '1', 'expectedVersion'] }]);
    const stranger = [
      { id: first, expectedVersion: 1 },
      { id: 'other', expectedVersion: 1 },
    ];
    expect((await approve(stranger)).errors).toEqual([{ code: 'OBJECT_UNKNOWN', path: [...at, '1', 'id'] }]);
    expect((await approve([{ id: first, expectedVersion: 1 }, { id: second }])).errors).toEqual([]);
  });

  it('is never decided by who requested it, even with the right', async () => {
    const both = await server.askWith({
      subject: 'both',
      roles: ['kommunal', 'aftalegodkender'],
      kommuner: ['101'],
    });
    const found = ids(await request(both, numre.slice(0, 1), { udbydersystem: system() }));
    expect(codes(await decide(both, 'approve', found))).toEqual(['DATAAFTALE_OWN']);
    expect(codes(await decide(approver, 'approve', found))).toEqual([]);
  });

  it('is decided only by an approver of the municipality, not by whoever keeps it otherwise', async () => {
    const found = ids(await request(supplier, numre.slice(0, 1), { udbydersystem: system() }));
    const others = [await server.askAs('kommunal', '101'), await server.askAs('stil')];
    for (const other of others) expect(codes(await decide(other, 'approve', found))).toEqual(['NOT_ALLOWED']);
    const elsewhere = await server.askAs('aftalegodkender', '147');
    expect(codes(await decide(elsewhere, 'approve', found))).toEqual(['OBJECT_UNKNOWN']);
    expect(codes(await request(approver, numre.slice(0, 1), { udbydersystem: system() }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await request(await server.askAs('leverandoer', '147'), numre.slice(0, 1)))).toEqual(['NOT_ALLOWED']);
  });

  it('does not show how it stands to those who may not decide it, however they ask', async () => {
    const [id = ''] = ids(await request(supplier, numre.slice(0, 1), { udbydersystem: system() }));
    const stranger = await server.askAs('aftalegodkender', '147');
    expect(codes(await revoke(stranger, id, ', expectedVersion: 7'))).toEqual(['OBJECT_UNKNOWN']);
    const blank = ', expectedVersion: 7, kommentar: " "';
    expect(codes(await revoke(stranger, id, blank))).toEqual(['VALUE_MALFORMED', 'OBJECT_UNKNOWN']);
    expect(codes(await revoke(approver, id, ', expectedVersion: 7, kommentar: " "'))).toEqual([
      'VALUE_MALFORMED',
      'VERSION_MISMATCH',
    ]);
  });

  it.each<[string, object, string]>([
    ['a purpose, for the import interface', { formaal: null }, 'DATAAFTALE_PURPOSE_MISSING'],
    ['a name of the system', { udbydersystem: ' ' }, 'VALUE_MALFORMED'],
    ['a service that there is', { tjeneste: 'wsiALT' }, 'KODE_UNKNOWN'],
    ['a unit', { enheder: [] }, 'TEXT_EMPTY'],
    ['a number of a unit', { enheder: ['1'] }, 'NUMMER_MALFORMED'],
    ['a unit that the register has', { enheder: ['G99999'] }, 'ENHED_UNKNOWN'],
    ['an open unit', { enheder: [closed && nummerOf(closed)] }, 'ENHED_CLOSED'],
    [
      'a unit that may hold users',
      { enheder: [nummerOf(daginstitutioner[0] as (typeof daginstitutioner)[0])] },
      'ENHED_LEVEL',
    ],
  ])('takes %s', async (_, more, code) => {
    const everywhere = await server.askWith({
      roles: ['leverandoer'],
      kommuner: [...new Set(anvisningsenheder.map(({ admKommuneKode }) => admKommuneKode))],
    });
    expect(codes(await request(everywhere, numre.slice(0, 1), { udbydersystem: system(), ...more }))).toContain(code);
  });

  it('of a unit without P-number is warned of', async () => {
    const { admKommuneKode } = unitWithoutPNummer as (typeof anvisningsenheder)[0];
    const ask = await server.askAs('leverandoer', admKommuneKode);
    const found = await request(ask, [nummerOf(unitWithoutPNummer as (typeof anvisningsenheder)[0])]);
    expect(found).toMatchObject({ errors: [], warnings: [{ code: 'DATAAFTALE_UNIT_NUMBERS' }] });
  });

  it('requested in a dry run is not stored; the same call under one key is carried out once', async () => {
    const udbydersystem = system();
    const one = numre.slice(0, 1);
    expect(await request(supplier, one, { udbydersystem }, ', dryRun: true')).toMatchObject({
      errors: [],
      dataaftaler: [],
    });
    const keyed = () => request(supplier, one, { udbydersystem }, ', idempotencyKey: "aftale-1"');
    const [first, second] = [await keyed(), await keyed()];
    expect([first.replayed, second.replayed]).toEqual([false, true]);
    expect(ids(second)).toEqual(ids(first));
  });
});

describe('what deliveries ask of data agreements', () => {
  it('is whether one is approved for system, service and every unit, and that its use is noted', async () => {
    const [first = '', second = ''] = numre;
    const udbydersystem = system();
    const adgang = { udbydersystem: udbydersystem.toUpperCase(), tjeneste: 'wsaIMPORT', enheder: [first, second] };
    const [one = '', two = ''] = ids(await request(supplier, [first, second], { udbydersystem }));
    const { database } = affiliation;
    expect(await hasApproved(database, adgang)).toBe(false);
    await decide(approver, 'approve', [one]);
    expect([...(await approvedEnheder(database, adgang))]).toEqual([first]);
    await decide(approver, 'approve', [two]);
    expect(await hasApproved(database, adgang)).toBe(true);
    expect(await hasApproved(database, { ...adgang, tjeneste: 'wsiINST' })).toBe(false);
    await affiliation.write(['101'], (work) => markUsed(work, adgang, today()), 'levering.create');
    const again = await affiliation.write(['101'], (work) => markUsed(work, adgang, '2020-01-01'), 'levering.create');
    expect(again).toMatchObject({ errors: [], changes: [] });
    const query = `{ dataaftale(id: "${one}") { sidstBrugt status } }`;
    expect(await get(supplier, query)).toEqual({ dataaftale: { sidstBrugt: today(), status: 'APPROVED' } });
    await revoke(approver, one);
    expect(await hasApproved(database, adgang)).toBe(false);
  });
});

describe('reading data agreements', () => {
  type List = { dataaftaler: { totalCount: number; nodes: Aftale[] } };
  const list = (ask: Ask, where: object, args = '') =>
    get<List>(
      ask,
      `query ($w: DataaftaleWhere) { dataaftaler(where: $w, first: 1000${args}) { totalCount nodes { ${fields} } } }`,
      {
        w: where,
      },
    ).then(({ dataaftaler }) => dataaftaler);

  it('is filtered, and as of a moment what it was then', async () => {
    const udbydersystem = system();
    const requested = await request(supplier, numre.slice(0, 2), { udbydersystem });
    const at = requested.dataaftaler[0]?.historik.nodes[0]?.changeset.at;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await decide(approver, 'approve', ids(requested));
    const where = { udbydersystem: { eq: udbydersystem } };
    const now = await list(supplier, { ...where, status: { eq: 'APPROVED' }, kommune: { eq: '0101' } });
    expect(now.nodes.map(({ enhedsNummer }) => enhedsNummer)).toEqual(numre.slice(0, 2).sort());
    expect((await list(supplier, where, `, asOf: "${at}"`)).nodes.map(({ status }) => status)).toEqual([
      'REQUESTED',
      'REQUESTED',
    ]);
    const one = `{ dataaftale(id: "${ids(requested)[0]}", asOf: "${at}") { status version } }`;
    expect(await get(supplier, one)).toEqual({ dataaftale: { status: 'REQUESTED', version: 1 } });
    const long = `{ dataaftale(id: "${ids(requested)[0]}", asOf: "2020-01-01T00:00:00Z") { status } }`;
    expect(await get(supplier, long)).toEqual({ dataaftale: null });
    expect((await list(supplier, { ...where, tjeneste: { eq: 'wsiINST' } })).totalCount).toBe(0);
    expect((await list(supplier, { ...where, enhedsNummer: { eq: numre[0] } })).totalCount).toBe(1);
  });

  it('stands under the unit, one statement for all of them', async () => {
    const udbydersystem = system();
    await request(supplier, numre, { udbydersystem });
    const query = `{ kommune(kode: "101") { daginstitutioner(first: 1000) { nodes { anvisningsenheder {
      nummer dataaftaler { udbydersystem } } } } } }`;
    await supplier(query); // reads the versions of the units
    server.forgetStatements();
    const data = await get<Json>(supplier, query);
    expect(JSON.stringify(data).split(udbydersystem)).toHaveLength(numre.length + 1);
    // Two levels of the register, the units with their municipality, and the agreements.
    expect(askedStatements(server)).toHaveLength(4);
  });

  it('is for those who may, each in its own municipalities and units', async () => {
    await request(supplier, numre.slice(0, 2), { udbydersystem: system() });
    const total = async (ask: Ask) => (await list(ask, {})).totalCount;
    expect(await total(await server.askAs('onboarding', '101'))).toBeGreaterThan(1);
    expect(await total(await server.askAs('kommunal', '147'))).toBe(0);
    const institution = await server.askWith({ roles: ['institution'], enheder: [numre[0] ?? ''] });
    const own = await list(institution, {});
    expect(new Set(own.nodes.map(({ enhedsNummer }) => enhedsNummer))).toEqual(new Set([numre[0]]));
    const { errors } = await server.ask('{ dataaftaler { totalCount } }');
    expect(errors?.[0]?.extensions?.code).toBe('CREDENTIALS_MISSING');
    const unit = await server.ask(`{ anvisningsenhed(nummer: "${numre[0]}") { navn dataaftaler { id } } }`);
    expect(unit.data).toMatchObject({ anvisningsenhed: { navn: expect.any(String), dataaftaler: null } });
    expect(unit.errors?.[0]?.extensions?.code).toBe('CREDENTIALS_MISSING');
  });
});
