import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

interface Problem {
  code: string;
  path: string[];
}
interface Payload {
  errors: Problem[];
  warnings: Problem[];
  changes: {
    objectKind: string;
    id: string | null;
    action: string;
    fields: { field: string; after: string | null }[];
  }[];
  changeset: { first: number } | null;
  replayed: boolean;
  [object: string]: unknown;
}

let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
let enheder: string[];

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', '740', '101');
  const rows = await affiliation.database.read.enhed.findMany({
    where: { kommuneKode: '740', niveau: 'anvisningsenhed', aktiv: true },
    orderBy: { nummer: 'asc' },
  });
  enheder = rows.map(({ nummer }) => nummer);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

const payloadFields =
  'errors { code path } warnings { code path } changeset { first } replayed changes { objectKind id action fields { field after } }';

/** Runs a mutation with one input object, as its type names it. */
async function write(mutation: string, input: object, { as = ask, args = {}, shown = '' } = {}): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $dryRun: Boolean! = false, $key: String) {
    ${mutation}(input: $input, dryRun: $dryRun, idempotencyKey: $key) { ${payloadFields} ${shown} } }`;
  const answer = await as<Record<string, Payload>>(query, { input, ...args });
  expect(answer.errors).toBeUndefined();
  return answer.data?.[mutation] as Payload;
}

const codes = ({ errors }: Payload) => errors.map(({ code }) => code);
const idOf = ({ changes }: Payload, objectKind: string) =>
  changes.find((change) => change.objectKind === objectKind)?.id ?? '';

let serial = 0;

const person = (more: object = {}) => ({
  cpr: testCpr(),
  fornavn: 'Ada',
  efternavn: 'Prøve',
  beskyttet: false,
  ...more,
});

/** A unit with a main group of its own, of source Nord. */
async function unit(i: number) {
  const enhed = enheder[i] ?? '';
  const gruppe = { enhed, kilde: 'Nord', gyldigFra: '2020-01-01' };
  const stue = await write('createGruppe', { ...gruppe, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT' });
  expect(codes(stue)).toEqual([]);
  return { enhed, stue: idOf(stue, 'GRUPPE'), gruppe };
}

const barn = (enhed: string, lokalId: string, more: object = {}) => ({
  ...{ enhed, lokalId, kilde: 'Nord', rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', gyldigFra: '2026-01-01' },
  ...more,
});
const ansat = (enhed: string, lokalId: string, more: object = {}) => ({
  ...{ enhed, lokalId, kilde: 'Nord', roller: ['Pædagog'], gyldigFra: '2026-01-01' },
  ...more,
});

describe('a group', () => {
  it('has a code that is unique in its unit and time, whatever case sources make of coordination', async () => {
    const { gruppe } = await unit(0);
    const twin = { ...gruppe, kode: 'stue', gruppetype: 'Hold' };
    expect(codes(await write('createGruppe', twin))).toEqual(['GROUP_ID_UNIQUE']);
    const other = await write('createGruppe', { ...twin, kilde: 'Syd' });
    expect(codes(other)).toEqual([]);
    expect(other.warnings.map(({ code }) => code)).toEqual(['GROUP_CROSS_SOURCE']);
  });

  it('has a level when it is a main group, and only then', async () => {
    const gruppe = { enhed: enheder[0], kilde: 'Nord' };
    const level = (kode: string, gruppetype: string, trin: string | null) =>
      write('createGruppe', { ...gruppe, kode, gruppetype, trin });
    expect(codes(await level('a', 'Hovedgruppe', null))).toEqual(['GROUP_LEVEL_RULE']);
    expect(codes(await level('a', 'Hold', 'DT'))).toEqual(['GROUP_LEVEL_RULE']);
    expect(codes(await level('a', 'Hovedgruppe', '11'))).toEqual(['FIELD_MALFORMED']);
    expect(codes(await level('a', 'Klub', null))).toEqual(['FIELD_MALFORMED']);
  });

  it('has names of as many bytes as Unilogin has room for', async () => {
    const named = (navn: string, linje: string) =>
      write(
        'createGruppe',
        { enhed: enheder[0], kilde: 'Nord', kode: 'navne', gruppetype: 'Hold', navn, linje },
        { args: { dryRun: true } },
      );
    expect(codes(await named('ø'.repeat(50), 'å'.repeat(20)))).toEqual([]);
    expect((await named('ø'.repeat(51), 'å'.repeat(21))).errors.map(({ path }) => path.join('.'))).toEqual([
      'input.navn',
      'input.linje',
    ]);
  });

  it('is not closed while somebody is in it after the last day, and is when they have left', async () => {
    const { enhed, stue } = await unit(1);
    const child = await write('attachBarn', barn(enhed, 'B1', { person: person() }));
    const close = { id: stue, kilde: 'Nord', sidsteDag: '2026-06-30' };
    expect(codes(await write('closeGruppe', close))).toEqual(['GRUPPE_HAS_MEMBERS']);
    const end = { id: idOf(child, 'TILKNYTNING'), kilde: 'Nord', sidsteDag: '2026-06-30' };
    expect(codes(await write('endTilknytning', end))).toEqual([]);
    const closed = await write('closeGruppe', close, { shown: 'gruppe { gyldigTil version }' });
    expect(closed).toMatchObject({ errors: [], gruppe: { gyldigTil: '2026-06-30', version: 2 } });
  });

  it('is changed by its own source, or by another that says so', async () => {
    const { stue } = await unit(2);
    const rename = { id: stue, kilde: 'Syd', navn: 'Bierne' };
    expect(codes(await write('updateGruppe', rename))).toEqual(['KILDE_OTHER']);
    const done = await write(
      'updateGruppe',
      { ...rename, overruleKilde: true },
      { shown: 'gruppe { navn kilde trin }' },
    );
    expect(done).toMatchObject({ errors: [], gruppe: { navn: 'Bierne', kilde: 'Nord', trin: 'DT' } });
    expect(codes(await write('updateGruppe', { ...rename, kilde: 'Nord', expectedVersion: 1 }))).toEqual([
      'VERSION_MISMATCH',
    ]);
  });
});

describe('a tie', () => {
  let enhed: string;
  beforeAll(async () => {
    enhed = (await unit(3)).enhed;
  });

  it('of a child comes with its contacts, and shows who is tied to whom', async () => {
    const kontakter = [{ person: person({ fornavn: 'Bo' }), relation: 'Far', foraeldremyndighed: true }];
    const shown =
      'tilknytning { aktoertype status roller trin lokalId hovedgruppe { kode } kontakter { relation foraeldremyndighed } }';
    const done = await write('attachBarn', barn(enhed, 'B1', { person: person(), kontakter }), { shown });
    expect(done.errors).toEqual([]);
    expect(done.tilknytning).toEqual({
      ...{
        aktoertype: 'BARN',
        status: 'ACTIVE',
        roller: ['Barn'],
        trin: 'DT',
        lokalId: 'B1',
        hovedgruppe: { kode: 'stue' },
      },
      kontakter: [{ relation: 'Far', foraeldremyndighed: true }],
    });
  });

  it('is refused twice in the same time, and allowed after an end', async () => {
    const who = person();
    const first = await write('attachAnsat', ansat(enhed, 'A1', { person: who, gyldigTil: '2026-03-31' }));
    expect(codes(first)).toEqual([]);
    const again = { person: who, gyldigFra: '2026-03-31' };
    expect(codes(await write('attachAnsat', ansat(enhed, 'A1', again)))).toEqual(['TILKNYTNING_OVERLAP']);
    expect(codes(await write('attachAnsat', ansat(enhed, 'A1', { ...again, gyldigFra: '2026-04-01' })))).toEqual([]);
  });

  it('is of one actor kind at a time per unit and source; a parent may be an employee of the same unit', async () => {
    const who = person();
    expect(codes(await write('attachAnsat', ansat(enhed, 'A2', { person: who })))).toEqual([]);
    const extern = { enhed, lokalId: 'A2', kilde: 'Nord', rolle: 'Ekstern', person: who, gyldigFra: '2026-02-01' };
    expect(codes(await write('attachEkstern', extern))).toEqual(['ACTOR_EXCLUSIVE']);
    expect(codes(await write('attachEkstern', { ...extern, kilde: 'Syd' }, { args: { dryRun: true } }))).toEqual([]);
    const kontakter = [{ person: who, relation: 'Mor', foraeldremyndighed: true }];
    expect(codes(await write('attachBarn', barn(enhed, 'B2', { person: person(), kontakter })))).toEqual([]);
  });

  it('has a local id that is never given to anybody else, nor is a CPR number', async () => {
    const end = { person: person(), gyldigTil: '2026-01-31' };
    expect(codes(await write('attachAnsat', ansat(enhed, 'A3', end)))).toEqual([]);
    const other = person();
    expect(codes(await write('attachAnsat', ansat(enhed, 'A3', { person: other })))).toEqual(['PERSON_CPR_CHANGED']);
    expect(codes(await write('attachAnsat', ansat(enhed, other.cpr, { person: other })))).toEqual(['CPR_NOT_HERE']);
  });

  it('of an employee without roles gets those of the job title, as the municipality has decided', async () => {
    const roller = async (stilling: string) =>
      (
        await write(
          'attachAnsat',
          ansat(enhed, `S${++serial}`, { roller: null, stilling, person: person(), gyldigFra: null }),
          {
            shown: 'tilknytning { roller }',
          },
        )
      ).tilknytning;
    expect(await roller('dagplejer')).toEqual({ roller: ['Pædagog'] });
    expect(await roller('Gartner')).toBeNull();
    const mapping = {
      kommuneKode: '740',
      stilling: 'Dagplejer',
      roller: ['Vikar'],
      kildemaerke: 'byråd',
      gyldigFra: '2026-01-01',
    };
    expect(codes(await write('setRollemapping', mapping))).toEqual([]);
    expect(await roller('Dagplejer')).toEqual({ roller: ['Vikar'] });
    const read = '{ rollemappings(kommune: "740") { nodes { id stilling roller kildemaerke } } }';
    const { data } = await ask<{ rollemappings: { nodes: { id: string; stilling: string; kildemaerke: string }[] } }>(
      read,
    );
    const [own] = data?.rollemappings.nodes.filter(({ stilling }) => stilling === 'Dagplejer') ?? [];
    expect(own).toMatchObject({ roller: ['Vikar'], kildemaerke: 'byråd' });
    expect(codes(await write('removeRollemapping', { id: own?.id }))).toEqual([]);
    expect(await roller('Dagplejer')).toEqual({ roller: ['Pædagog'] });
  });

  it('with unknown roles, groups or units is refused with all that is wrong', async () => {
    const wrong = ansat(enhed, 'W1', { person: person(), roller: [], grupper: ['ukendt'] });
    expect((await write('attachAnsat', wrong)).errors).toMatchObject([
      { code: 'GRUPPE_UNKNOWN', path: ['input', 'grupper', '0'] },
      { code: 'EMPLOYEE_ROLE', path: ['input', 'roller'] },
    ]);
    expect(codes(await write('attachAnsat', { ...wrong, grupper: [] }))).toEqual(['EMPLOYEE_ROLE']);
    expect(codes(await write('attachAnsat', { ...wrong, enhed: 'G99999', roller: ['TAP'], grupper: [] }))).toContain(
      'ENHED_UNKNOWN',
    );
    expect(codes(await write('attachAnsat', { ...wrong, person: null }))).toEqual([
      'PERSON_NOT_ONE',
      'GRUPPE_UNKNOWN',
      'EMPLOYEE_ROLE',
    ]);
  });

  it('is refused with malformed fields, and at once with what is wrong beside them', async () => {
    const stranger = { ...person(), cpr: '12' };
    const told = async (mutation: string, input: object) =>
      (await write(mutation, input)).errors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`);
    const child = { trin: '99', grupper: ['ukendt'], hovedgruppe: 'ingen', person: stranger };
    expect(await told('attachBarn', barn(enhed, 'M1', child))).toEqual([
      'FIELD_MALFORMED trin',
      expect.stringMatching(/^CPR_\w+ person/),
      'GRUPPE_UNKNOWN grupper.0',
      'GRUPPE_UNKNOWN hovedgruppe',
    ]);
    expect(await told('attachAnsat', ansat(enhed, 'M2', { gyldigTil: null, initialer: '\u0000' }))).toEqual([
      'FIELD_MALFORMED initialer',
      'PERSON_NOT_ONE ',
    ]);
    expect(await told('attachEkstern', { ...ansat('G99999', 'M3'), roller: undefined, rolle: 'Ukendt' })).toEqual([
      'FIELD_MALFORMED rolle',
      'ENHED_UNKNOWN ',
    ]);
    const known = await write('attachBarn', barn(enhed, 'M4', { person: person() }));
    const kontakt = { barnTilknytningId: idOf(known, 'TILKNYTNING'), kilde: 'Nord', foraeldremyndighed: true };
    expect(await told('attachKontakt', { ...kontakt, relation: 'Onkel' })).toEqual([
      'FIELD_MALFORMED relation',
      'PERSON_NOT_ONE ',
    ]);
  });

  it('that is planned can be cancelled with its contacts, one that has begun can only end', async () => {
    const planned = { gyldigFra: '2099-01-01', person: person() };
    const kontakter = [{ person: person(), relation: 'Mor', foraeldremyndighed: true }];
    const child = await write('attachBarn', barn(enhed, 'P1', { ...planned, kontakter }));
    const cancel =
      'mutation ($input: CancelTilknytningInput!) { cancelTilknytning(input: $input) { errors { code } changes { action } tilknytning { status } } }';
    const cancelled = await ask(cancel, { input: { id: idOf(child, 'TILKNYTNING'), kilde: 'Nord' } });
    expect(cancelled.data).toEqual({
      cancelTilknytning: {
        errors: [],
        changes: [{ action: 'END' }, { action: 'END' }],
        tilknytning: { status: 'CANCELLED' },
      },
    });
    const begun = await write('attachAnsat', ansat(enhed, 'P2', { person: person() }));
    const refused = await ask(cancel, { input: { id: idOf(begun, 'TILKNYTNING'), kilde: 'Nord' } });
    expect(refused.data).toMatchObject({ cancelTilknytning: { errors: [{ code: 'TILKNYTNING_BEGUN' }] } });
  });

  it('does not show how it stands, nor who keeps it, to those who may not write it', async () => {
    const stranger = await server.askAs('kommunal', '101');
    const begun = await write('attachAnsat', ansat(enhed, 'N1', { person: person(), gyldigTil: '2026-02-28' }));
    const named = { id: idOf(begun, 'TILKNYTNING'), kilde: 'Syd', expectedVersion: 7 };
    const own = { ...named, kilde: 'Nord', expectedVersion: 1 };
    const cancel =
      'mutation ($input: CancelTilknytningInput!) { it: cancelTilknytning(input: $input) { errors { code } } }';
    for (const input of [named, own]) {
      const [{ data }, moved, ended] = await Promise.all([
        stranger<{ it: Payload }>(cancel, { input }),
        write('changeHovedgruppe', { ...input, hovedgruppe: 'x', fraDag: '2027-01-01' }, { as: stranger }),
        write('endTilknytning', { ...input, sidsteDag: '2026-03-01' }, { as: stranger }),
      ]);
      for (const answer of [data?.it as Payload, moved, ended]) expect(codes(answer)).toEqual(['OBJECT_UNKNOWN']);
    }
  });

  it('goes over to another main group on a day', async () => {
    const ny = { enhed, kilde: 'Nord', kode: 'stue2', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' };
    await write('createGruppe', ny);
    const child = await write('attachBarn', barn(enhed, 'H1', { person: person() }));
    const move = { id: idOf(child, 'TILKNYTNING'), kilde: 'Nord', hovedgruppe: 'stue2', fraDag: '2026-08-01' };
    const shown = 'tilknytning { gyldigFra gyldigTil lokalId hovedgruppe { kode } }';
    const moved = await write('changeHovedgruppe', move, { shown });
    expect(moved.errors).toEqual([]);
    expect(moved.tilknytning).toMatchObject({
      gyldigFra: '2026-08-01',
      gyldigTil: null,
      lokalId: 'H1',
      hovedgruppe: { kode: 'stue2' },
    });
    const before = 'query ($id: ID!) { tilknytning(id: $id) { gyldigFra gyldigTil status hovedgruppe { kode } } }';
    expect((await ask(before, { id: move.id })).data).toEqual({
      tilknytning: {
        ...{ gyldigFra: '2026-01-01', gyldigTil: '2026-07-31', status: 'ENDED' },
        hovedgruppe: { kode: 'stue' },
      },
    });
    expect(codes(await write('changeHovedgruppe', { ...move, fraDag: '2026-09-01' }))).toEqual(['TILKNYTNING_OVER']);
  });

  it('is changed field by field, by its own source or by another that says so', async () => {
    const done = await write('attachAnsat', ansat(enhed, 'U1', { person: person(), initialer: 'AP' }));
    const id = idOf(done, 'TILKNYTNING');
    expect(codes(await write('updateTilknytning', { id, kilde: 'Syd', stilling: 'Pædagog' }))).toEqual(['KILDE_OTHER']);
    const change = { id, kilde: 'Syd', overruleKilde: true, stilling: 'Leder', roller: ['Leder'], initialer: null };
    const changed = await write('updateTilknytning', change, {
      shown: 'tilknytning { stilling roller initialer kilde version }',
    });
    expect(changed.tilknytning).toEqual({
      stilling: 'Leder',
      roller: ['Leder'],
      initialer: null,
      kilde: 'Nord',
      version: 2,
    });
  });
});

describe('a contact', () => {
  it('is at most one of ten, and without custody needs a legal basis before a delivery', async () => {
    const { enhed } = await unit(4);
    const child = await write('attachBarn', barn(enhed, 'K1', { person: person() }));
    const attach = (more: object = {}) =>
      write('attachKontakt', {
        ...{ barnTilknytningId: idOf(child, 'TILKNYTNING'), kilde: 'Nord', person: person() },
        ...{ relation: 'Andet', foraeldremyndighed: true, ...more },
      });
    for (let i = 0; i < 9; i++) expect(codes(await attach())).toEqual([]);
    const tenth = await attach({ foraeldremyndighed: false });
    expect(tenth).toMatchObject({ errors: [], warnings: [{ code: 'CONTACT_LEGAL_BASIS' }] });
    expect(codes(await attach())).toEqual(['CONTACT_LIMIT']);
    expect(codes(await attach({ relation: 'Onkel' }))).toEqual(['FIELD_MALFORMED', 'CONTACT_LIMIT']);
  });
});

describe('a person', () => {
  it('that a write answers with is in the read log under the name of the mutation', async () => {
    const enhed = enheder[5] ?? '';
    const who = person();
    const made = await write('attachAnsat', ansat(enhed, 'L1', { person: who }), {
      shown: 'tilknytning { stilling person { fornavn } }',
    });
    const word = { kommuneKode: '740', cpr: who.cpr, kilde: 'Nord', fornavn: 'Addie' };
    await write('updatePerson', word, { shown: 'person { fornavn }' });
    const where = { personId: idOf(made, 'PERSON') };
    const lines = await affiliation.database.read.laeselog.findMany({ where });
    expect(new Set(lines.map(({ formaal }) => formaal))).toEqual(new Set(['attachAnsat', 'updatePerson']));
  });

  it('is one per municipality, whatever a source calls them; the better source counts', async () => {
    const { enhed } = await unit(5);
    const who = person({ fornavn: 'Ada' });
    const first = await write('attachAnsat', ansat(enhed, 'N1', { person: who }));
    const second = await write(
      'attachAnsat',
      ansat(enhed, 'S1', { kilde: 'Syd', person: { ...who, fornavn: 'Adda' } }),
    );
    expect(idOf(second, 'PERSON')).toBe(idOf(first, 'PERSON'));
    const navn = async () => {
      const { data } = await ask('query ($id: ID!) { person(id: $id) { fornavn } }', {
        id: idOf(first, 'PERSON'),
      });
      return (data as unknown as { person: { fornavn: string } }).person.fornavn;
    };
    expect(await navn()).toBe('Ada');
    const rank = (...kilder: string[]) =>
      ask(
        'mutation ($kilder: [KildeInput!]!) { setKilder(input: { kommuneKode: "740", kilder: $kilder }) { errors { code } changes { objectKind } kilder { kode prioritet } } }',
        {
          kilder: kilder.map((kode, prioritet) => ({ kode, navn: kode, prioritet })),
        },
      );
    expect((await rank('Syd', 'Nord')).data).toMatchObject({
      setKilder: {
        errors: [],
        changes: [{ objectKind: 'PERSON' }, { objectKind: 'KILDE' }, { objectKind: 'KILDE' }],
        kilder: [{ kode: 'Syd' }, { kode: 'Nord' }],
      },
    });
    expect(await navn()).toBe('Adda');
    expect((await rank('Syd', 'Syd')).data).toMatchObject({
      setKilder: { errors: [{ code: 'KILDE_TWICE' }] },
    });
    const word = { kommuneKode: '740', cpr: who.cpr, kilde: 'Syd', fornavn: null };
    expect(codes(await write('updatePerson', { ...word, fornavn: 'Addie' }))).toEqual([]);
    expect(await navn()).toBe('Addie');
    expect(codes(await write('updatePerson', { ...word, cpr: '6101201111' }))).toContain('FIELD_MALFORMED');
  });

  it('gets another CPR number only when it is confirmed', async () => {
    const { enhed } = await unit(6);
    const [old, neu, other] = [person(), person(), person()];
    const done = await write('attachAnsat', ansat(enhed, 'C1', { person: old, gyldigTil: '2026-01-31' }));
    await write('attachAnsat', ansat(enhed, 'C2', { person: other }));
    const renumbered = ansat(enhed, 'C1', { person: neu, gyldigFra: '2026-02-01' });
    expect(codes(await write('attachAnsat', renumbered))).toEqual(['PERSON_CPR_CHANGED']);
    const confirm = (cpr: string) => write('changeCpr', { personId: idOf(done, 'PERSON'), cpr });
    expect(codes(await confirm(other.cpr))).toEqual(['CPR_TAKEN']);
    expect(codes(await confirm('6113201234'))).toEqual(['CPR_MALFORMED']);
    expect(codes(await confirm(neu.cpr))).toEqual([]);
    const attached = await write('attachAnsat', renumbered);
    expect(attached.errors).toEqual([]);
    expect(attached.changes.filter(({ objectKind, action }) => objectKind === 'PERSON' && action === 'CREATE')).toEqual(
      [],
    );
  });

  it('who is protected and has no alias is stored with a warning', async () => {
    const { enhed } = await unit(7);
    const hidden = person({ beskyttet: true, aliasFornavn: 'Bi' });
    const done = await write('attachAnsat', ansat(enhed, 'X1', { person: hidden }));
    expect(done).toMatchObject({ errors: [], warnings: [{ code: 'PROTECTED_ALIAS' }] });
  });

  it('is shown to nobody who may not write there: neither that they are known nor that they are not', async () => {
    const { enhed } = await unit(8);
    const who = person();
    await write('attachAnsat', ansat(enhed, 'T1', { person: who }));
    for (const [role, ...kommuner] of [
      ['kommunal', '101'],
      ['stil'],
      ['institution', '740'],
      ['onboarding', '740'],
    ] as const) {
      const as = await server.askAs(role, ...kommuner);
      const answers = await Promise.all(
        [who, person()].map((one) =>
          write('attachAnsat', ansat(enhed, 'T1', { person: one }), { as, args: { dryRun: true } }),
        ),
      );
      expect(answers.map((answer) => [codes(answer), answer.changes])).toEqual([
        [['NOT_ALLOWED'], []],
        [['NOT_ALLOWED'], []],
      ]);
      const [known, unknown] = await Promise.all(
        [who.cpr, person().cpr].map((cpr) => write('updatePerson', { kommuneKode: '740', cpr, kilde: 'Nord' }, { as })),
      );
      expect([known, unknown].map((one) => codes(one as Payload))).toEqual([['NOT_ALLOWED'], ['NOT_ALLOWED']]);
    }
  });
});

describe('a batch', () => {
  const apply = async (rows: object[], as = ask, args: object = {}): Promise<Payload> => {
    const query = `mutation ($rows: [TilknytningRowInput!]!, $dryRun: Boolean! = false, $key: String) {
      applyTilknytninger(input: { kilde: "Nord", rows: $rows }, dryRun: $dryRun, idempotencyKey: $key) { created updated ended ${payloadFields} } }`;
    const answer = await as<{ applyTilknytninger: Payload }>(query, { rows, ...args });
    expect(answer.errors).toBeUndefined();
    return answer.data?.applyTilknytninger as Payload;
  };
  const row = (enhed: string, lokalId: string, more: object = {}) => {
    const { kilde: _, ...fields } = barn(enhed, lokalId, more);
    return { barn: fields };
  };

  it('is stored whole or not at all, names the row of each error, and changes nothing the second time', async () => {
    const enhed = enheder[9] ?? '';
    const stue = { gruppe: { enhed, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' } };
    const [ada, bo, mor] = [person(), person(), person()];
    const kontakter = [{ person: mor, relation: 'Mor', foraeldremyndighed: true }];
    const rows = [row(enhed, 'A', { person: ada, kontakter }), row(enhed, 'B', { person: bo, kontakter }), stue];
    const wrong = [...rows, row(enhed, 'C', { person: person(), hovedgruppe: 'ukendt' })];
    expect((await apply(wrong)).errors.map(({ code, path }) => [code, ...path])).toEqual([
      ['GRUPPE_UNKNOWN', 'input', 'rows', '3', 'barn', 'hovedgruppe'],
    ]);
    expect(await apply(rows, ask, { key: 'sæt-1' })).toMatchObject({ errors: [], created: 8, replayed: false });
    expect(await apply(rows, ask, { key: 'sæt-1' })).toMatchObject({ created: 8, replayed: true });
    expect(await apply(rows)).toMatchObject({ errors: [], created: 0, updated: 0, ended: 0, changeset: null });
    const without = [row(enhed, 'A', { person: ada, kontakter: [] })];
    expect(await apply(without)).toMatchObject({ errors: [], created: 0, ended: 1 });
  });

  it('costs the same number of statements for two rows and for a hundred', async () => {
    const enhed = enheder[10] ?? '';
    const stue = { gruppe: { enhed, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' } };
    const counted = async (prefix: string, count: number) => {
      const rows = Array.from({ length: count }, (_, i) => row(enhed, `${prefix}${i}`, { person: person() }));
      server.forgetStatements();
      expect(codes(await apply([stue, ...rows]))).toEqual([]);
      // The register's change log is asked for news meanwhile.
      return server.statements.affiliation.filter((sql) => !sql.includes('Counter')).length;
    };
    await counted('før', 2);
    expect(await counted('b', 100)).toBe(await counted('a', 2));
  });

  it('is refused when it has more than 5000 rows, each contact in one counted, and nothing of it is looked at', async () => {
    const enhed = enheder[10] ?? '';
    const kontakt = () => ({ person: person(), relation: 'Mor', foraeldremyndighed: true });
    const nowhere = { enhed: 'x', kode: 'g', gruppetype: 'Andet' };
    const wrong = Array.from({ length: 4_997 }, () => ({ gruppe: nowhere }));
    const withContacts = (count: number) =>
      row(enhed, 'mange', { person: person(), kontakter: Array.from({ length: count }, kontakt) });
    expect(new Set(codes(await apply([withContacts(2), ...wrong])))).toContain('FIELD_MALFORMED');
    const { errors } = await apply([withContacts(3), ...wrong]);
    expect(errors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['input', 'rows'] }]);
  });

  it('says so when two rows are of the same, or describe the same person differently', async () => {
    const enhed = enheder[10] ?? '';
    const who = person();
    const twice = [row(enhed, 'D', { person: who }), row(enhed, 'D', { person: { ...who, fornavn: 'Anden' } })];
    expect(codes(await apply(twice))).toEqual(['ROW_TWICE']);
    const kontakt = (fornavn: string) => [{ person: { ...who, fornavn }, relation: 'Far', foraeldremyndighed: true }];
    const siblings = [
      row(enhed, 'E', { person: person(), kontakter: kontakt('En') }),
      row(enhed, 'F', { person: person(), kontakter: kontakt('To') }),
    ];
    expect(await apply(siblings)).toMatchObject({
      errors: [],
      warnings: [{ code: 'PERSON_TWICE', path: ['input', 'rows', '1', 'barn', 'kontakter', '0', 'person'] }],
    });
  });

  it('may be written by the municipality and its vendor, each in their own municipalities', async () => {
    const enhed = enheder[9] ?? '';
    const gruppe = { gruppe: { enhed, kode: 'ret', gruppetype: 'Hold' } };
    for (const [role, kommune, expected] of [
      ['kommunal', '740', []],
      ['leverandoer', '740', []],
      ['leverandoer', '101', ['NOT_ALLOWED']],
      ['stil', '740', ['NOT_ALLOWED']],
      ['databeskyttelse', '740', ['NOT_ALLOWED']],
    ] as const) {
      const as = await server.askAs(role, kommune);
      expect(codes(await apply([gruppe], as, { dryRun: true }))).toEqual(expected);
    }
  });
});
