import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

interface Payload {
  errors: { code: string; path: string[] }[];
  changes: { objectKind: string; id: string | null }[];
}

let server: TestServer;
let ask: Ask;
/** A unit with people, one without, and a closed one. */
let enhed: string;
let other: string;
let closed: string;

/** Ids that the inputs name. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  const affiliation = await openTestAffiliation(server);
  const read = (aktiv: boolean) =>
    affiliation.database.read.enhed.findMany({
      where: { niveau: 'anvisningsenhed', aktiv, ...(aktiv && { kommuneKode: '101' }) },
      orderBy: { nummer: 'asc' },
    });
  const [open, [gone]] = [await read(true), await read(false)];
  await affiliation.close();
  [enhed, other] = open.map(({ nummer }) => nummer) as [string, string];
  closed = gone?.nummer ?? '';
  ask = await server.askWith({ roles: ['kommunal', 'onboarding'], kommuner: ['101', gone?.kommuneKode ?? ''] });
  await populate();
});
afterAll(() => server.close());

async function write(mutation: string, input: object, dryRun = false): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $dryRun: Boolean!) {
    ${mutation}(input: $input, dryRun: $dryRun) { errors { code path } changes { objectKind id } } }`;
  const { data, errors } = await ask<Record<string, Payload>>(query, { input, dryRun });
  expect(errors).toBeUndefined();
  return data?.[mutation] as Payload;
}

const codesOf = async (mutation: string, input: object): Promise<string[]> =>
  (await write(mutation, input, true)).errors.map(({ code }) => code);

const person = (more: object = {}) => ({
  ...{ cpr: testCpr(), fornavn: 'Ada', efternavn: 'Prøve', beskyttet: false },
  ...more,
});
const kontakt = () => ({ relation: 'Mor', foraeldremyndighed: true, person: person() });
const barn = (lokalId: string) => ({
  ...{ enhed, lokalId, kilde: 'Nord', rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', gyldigFra: '2026-01-01' },
  person: person(),
});
const ansat = (lokalId: string) => ({
  ...{ enhed, lokalId, kilde: 'Nord', roller: ['Pædagog'], gyldigFra: '2026-01-01', person: person() },
});
const gruppe = (kode: string, more: object = {}) => ({
  ...{ enhed, kilde: 'Nord', kode, gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' },
  ...more,
});

async function populate(): Promise<void> {
  const idOf = async (mutation: string, input: object, objectKind: string) => {
    const { errors, changes } = await write(mutation, input);
    expect(errors).toEqual([]);
    return changes.find((change) => change.objectKind === objectKind)?.id ?? '';
  };
  ids.stue = await idOf('createGruppe', gruppe('stue'), 'GRUPPE');
  await idOf('createGruppe', gruppe('hold', { gruppetype: 'Hold', trin: null }), 'GRUPPE');
  ids.barn = await idOf('attachBarn', barn('B1'), 'TILKNYTNING');
  ids.ansat = await idOf('attachAnsat', ansat('A1'), 'TILKNYTNING');
  ids.person = await idOf('attachAnsat', ansat('A2'), 'PERSON');
}

/** What makes an input wrong in one way, and the code that tells it. */
type Fault = [over: object, code: string];
type Case = [mutation: string, right: () => object, faults: () => Fault[]];

const backwards: Fault = [{ gyldigFra: '2026-02-01', gyldigTil: '2026-01-01' }, 'PERIOD_BACKWARDS'];
const noDay: Fault = [{ gyldigFra: '2026-02-30' }, 'FIELD_MALFORMED'];
const changed = (of: string) => ({ id: ids[of], kilde: 'Nord' });
const version: Fault = [{ expectedVersion: 7 }, 'VERSION_MISMATCH'];
const otherKilde: Fault = [{ kilde: 'Syd' }, 'KILDE_OTHER'];

/** Faults of one case do not touch the same field. */
const cases: Case[] = [
  [
    'attachAnsat',
    () => ansat('A9'),
    () => [[{ enhed: 'G99999' }, 'ENHED_UNKNOWN'], [{ roller: [] }, 'EMPLOYEE_ROLE'], backwards],
  ],
  [
    'attachAnsat',
    () => ansat('A9'),
    () => [[{ enhed: closed }, 'ENHED_CLOSED'], [{ roller: ['Kok'] }, 'FIELD_MALFORMED'], backwards],
  ],
  [
    'attachAnsat',
    () => ansat('A9'),
    () => [[{ enhed: '12' }, 'FIELD_MALFORMED'], [{ roller: [] }, 'EMPLOYEE_ROLE'], backwards],
  ],
  [
    'attachAnsat',
    () => ansat('A9'),
    () => [
      [{ person: person({ cpr: '6113201234' }) }, 'CPR_MALFORMED'],
      [{ grupper: ['ukendt'] }, 'GRUPPE_UNKNOWN'],
      [{ roller: [] }, 'EMPLOYEE_ROLE'],
      backwards,
    ],
  ],
  [
    'attachAnsat',
    () => ansat('A9'),
    () => [
      [{ initialer: 'x'.repeat(99) }, 'FIELD_MALFORMED'],
      [{ lokalId: 'A1' }, 'PERSON_CPR_CHANGED'],
      [{ roller: [] }, 'EMPLOYEE_ROLE'],
      backwards,
    ],
  ],
  [
    'attachBarn',
    () => barn('B9'),
    () => [
      [{ person: null }, 'PERSON_NOT_ONE'],
      [{ hovedgruppe: 'hold' }, 'GRUPPE_NOT_HOVEDGRUPPE'],
      [{ kontakter: Array.from({ length: 11 }, kontakt) }, 'CONTACT_LIMIT'],
      backwards,
    ],
  ],
  [
    'attachBarn',
    () => barn('B9'),
    () => [
      [{ trin: '12' }, 'FIELD_MALFORMED'],
      [{ hovedgruppe: 'ukendt' }, 'GRUPPE_UNKNOWN'],
      [{ kontakter: Array.from({ length: 11 }, kontakt) }, 'CONTACT_LIMIT'],
      backwards,
    ],
  ],
  [
    'attachEkstern',
    () => ({ ...ansat('E9'), roller: undefined, rolle: 'Ekstern' }),
    () => [[{ rolle: 'Gæst' }, 'FIELD_MALFORMED'], [{ enhed: closed }, 'ENHED_CLOSED'], backwards],
  ],
  [
    'attachKontakt',
    () => ({ ...kontakt(), kilde: 'Nord', barnTilknytningId: ids.barn }),
    () => [
      [{ relation: 'Onkel' }, 'FIELD_MALFORMED'],
      [{ person: person({ cpr: '6113201234' }) }, 'CPR_MALFORMED'],
      backwards,
    ],
  ],
  [
    'updateTilknytning',
    () => changed('ansat'),
    () => [
      version,
      otherKilde,
      [{ grupper: ['ukendt'] }, 'GRUPPE_UNKNOWN'],
      [{ roller: ['Kok'] }, 'EMPLOYEE_ROLE'],
      [{ initialer: 'x'.repeat(99) }, 'FIELD_MALFORMED'],
      backwards,
    ],
  ],
  [
    'updateTilknytning',
    () => changed('barn'),
    () => [otherKilde, [{ hovedgruppe: 'ukendt' }, 'GRUPPE_UNKNOWN'], [{ trin: '12' }, 'FIELD_MALFORMED'], backwards],
  ],
  [
    'changeHovedgruppe',
    () => ({ ...changed('barn'), hovedgruppe: 'stue', fraDag: '2026-03-01' }),
    () => [
      version,
      otherKilde,
      [{ fraDag: '2020-01-01' }, 'TILKNYTNING_OVER'],
      [{ hovedgruppe: 'ukendt' }, 'GRUPPE_UNKNOWN'],
    ],
  ],
  [
    'endTilknytning',
    () => ({ ...changed('ansat'), sidsteDag: '2026-06-30' }),
    () => [version, otherKilde, [{ sidsteDag: '2025-01-01' }, 'PERIOD_BACKWARDS']],
  ],
  [
    'endTilknytning',
    () => ({ ...changed('ansat'), sidsteDag: '2026-06-30' }),
    () => [version, otherKilde, [{ sidsteDag: 'i går' }, 'FIELD_MALFORMED']],
  ],
  ['cancelTilknytning', () => changed('ansat'), () => [version, otherKilde, [{}, 'TILKNYTNING_BEGUN']]],
  [
    'createGruppe',
    () => gruppe('ny'),
    () => [
      [{ enhed: closed }, 'ENHED_CLOSED'],
      [{ trin: null }, 'GROUP_LEVEL_RULE'],
      [{ navn: 'x'.repeat(200) }, 'FIELD_MALFORMED'],
      backwards,
    ],
  ],
  [
    'createGruppe',
    () => gruppe('ny'),
    () => [[{ kode: 'stue' }, 'GROUP_ID_UNIQUE'], [{ trin: '12' }, 'FIELD_MALFORMED'], backwards],
  ],
  [
    'updateGruppe',
    () => changed('stue'),
    () => [version, otherKilde, [{ navn: 'x'.repeat(200) }, 'FIELD_MALFORMED'], [{ trin: null }, 'GROUP_LEVEL_RULE']],
  ],
  [
    'closeGruppe',
    () => ({ ...changed('stue'), sidsteDag: '2027-06-30' }),
    () => [version, otherKilde, [{ sidsteDag: 'i går' }, 'FIELD_MALFORMED']],
  ],
  [
    'changeCpr',
    () => ({ personId: ids.person, cpr: testCpr() }),
    () => [version, [{ cpr: 'x'.repeat(30) }, 'FIELD_MALFORMED']],
  ],
  [
    'updatePerson',
    () => ({ personId: ids.person, kilde: 'Nord', fornavn: 'Adda' }),
    () => [version, [{ email: 'ingen' }, 'FIELD_MALFORMED']],
  ],
  [
    'requestDataaftale',
    () => ({ udbydersystem: 'Nord', tjeneste: 'wsaIMPORT', enheder: [enhed], formaal: 'Pladser' }),
    () => [
      [{ udbydersystem: '' }, 'VALUE_MALFORMED'],
      [{ formaal: null }, 'DATAAFTALE_PURPOSE_MISSING'],
      [{ enheder: [closed, '12'] }, 'ENHED_CLOSED'],
      [{ enheder: [closed, '12'] }, 'NUMMER_MALFORMED'],
    ],
  ],
  [
    'setOpsaetning',
    () => ({ enheder: [{ nummer: enhed }], kode: 'UNIT_VISIBLE', svar: 'JA' }),
    () => [
      [{ kode: 'ALT' }, 'KODE_UNKNOWN'],
      [{ dag: 'i går' }, 'VALUE_MALFORMED'],
      [{ enheder: [{ nummer: other }, { nummer: 'G99999' }] }, 'ENHED_UNKNOWN'],
    ],
  ],
  [
    'setLeveringsplan',
    () => ({ enhedsNummer: enhed, kilde: 'Nord' }),
    () => [
      [{ enhedsNummer: 'G99999' }, 'ENHED_UNKNOWN'],
      [{ kilde: '' }, 'FIELD_MALFORMED'],
      [{ tidspunkt: '25:00' }, 'VALUE_MALFORMED'],
      version,
    ],
  ],
  [
    'prepareLevering',
    () => ({ enhedsNummer: enhed, kilde: 'Nord' }),
    () => [
      [{ enhedsNummer: 'G99999' }, 'ENHED_UNKNOWN'],
      [{ sourceDateTime: '2099-01-01T00:00:00' }, 'LEVERING_TIME_FUTURE'],
    ],
  ],
  [
    'setRollemapping',
    () => ({ kommuneKode: '101', stilling: 'Kok', roller: ['TAP'], kildemaerke: 'Aftalt' }),
    () => [[{ roller: ['Kok'] }, 'FIELD_MALFORMED'], backwards],
  ],
];

describe('every error of a call comes at once', () => {
  it.each(cases)('%s (case %#)', async (mutation, right, faultsOf) => {
    const faults = faultsOf();
    for (const [over, code] of faults) expect(await codesOf(mutation, { ...right(), ...over }), code).toContain(code);
    const all = await codesOf(mutation, Object.assign({}, right(), ...faults.map(([over]) => over)));
    expect(all.sort()).toEqual(expect.arrayContaining(faults.map(([, code]) => code)));
  });

  it('and none that is not there: a malformed field is reported alone, with no changes of what stands in for it', async () => {
    const alone: [string, object][] = [
      ...Object.entries({
        roller: ['Kok'],
        gyldigFra: 'i går',
        lokalId: '',
        kilde: '',
        enhed: '12',
        initialer: 'x'.repeat(99),
      }).map(([field, value]): [string, object] => ['attachAnsat', { ...ansat('A9'), [field]: value }]),
      ...Object.entries({
        rolle: 'Elev?',
        trin: '12',
        hovedgruppe: '',
        person: person({ fornavn: '' }),
        kontakter: [{ ...kontakt(), relation: 'Onkel' }],
      }).map(([field, value]): [string, object] => ['attachBarn', { ...barn('B9'), [field]: value }]),
      ...Object.entries({ enhed: '12', kilde: '', kode: '', gruppetype: 'Flok', trin: '12', gyldigTil: 'i går' }).map(
        ([field, value]): [string, object] => ['createGruppe', { ...gruppe('ny'), [field]: value }],
      ),
      ['endTilknytning', { ...changed('ansat'), sidsteDag: noDay[0] && '2026-02-30' }],
      ['updateTilknytning', { ...changed('barn'), gyldigTil: 'i går' }],
    ];
    for (const [mutation, input] of alone) {
      const { errors, changes } = await write(mutation, input, true);
      expect([mutation, input, errors.map(({ code }) => code), changes]).toEqual([
        mutation,
        input,
        ['FIELD_MALFORMED'],
        [],
      ]);
    }
  });

  it('of an unknown unit only that it is unknown', async () => {
    const codes = await codesOf('attachBarn', {
      ...barn('B9'),
      enhed: 'G99999',
      grupper: ['hold'],
      kontakter: [kontakt(), kontakt()],
    });
    expect(codes).toEqual(['ENHED_UNKNOWN']);
  });
});

describe('one fact is reported once', () => {
  const apply = async (rows: object[]) => {
    const query = `mutation ($rows: [TilknytningRowInput!]!) { applyTilknytninger(input: { kilde: "Nord", rows: $rows }) { errors { code path } } }`;
    const { data } = await ask<{ applyTilknytninger: Payload }>(query, { rows });
    return data?.applyTilknytninger.errors;
  };

  it('too many contacts of a child, of the last; ten are taken', async () => {
    const many = (count: number) => Array.from({ length: count }, kontakt);
    const child = barn('K2');
    const refused = await write('attachBarn', { ...child, kontakter: many(12) });
    expect(refused.errors).toEqual([{ code: 'CONTACT_LIMIT', path: ['input', 'kontakter', '11'] }]);
    expect((await write('attachBarn', { ...child, kontakter: many(10) })).errors).toEqual([]);
    const rows = many(3).map((one) => ({ kontakt: { ...one, enhed, barnLokalId: 'K2' } }));
    expect(await apply(rows)).toEqual([{ code: 'CONTACT_LIMIT', path: ['input', 'rows', '2', 'kontakt'] }]);
  });

  it('a closed unit, of the row and not of its contacts again; of each row', async () => {
    const { kilde: _of, ...stue } = gruppe('stue', { enhed: closed });
    const { kilde: _too, ...child } = { ...barn('K3'), enhed: closed };
    expect(await apply([{ gruppe: stue }, { barn: { ...child, kontakter: [kontakt(), kontakt()] } }])).toEqual([
      { code: 'ENHED_CLOSED', path: ['input', 'rows', '0', 'gruppe'] },
      { code: 'ENHED_CLOSED', path: ['input', 'rows', '1', 'barn'] },
    ]);
  });
});
