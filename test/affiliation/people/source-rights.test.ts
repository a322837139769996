import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAffiliationSchema } from '../../../subgraphs/affiliation/schema.ts';
import type { Ask } from '../../support/ask.ts';
import { newBarn, newDagplejer, newPerson, nord, setUp, syd } from '../../support/dagpleje.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

interface Problem {
  code: string;
  path: string[];
  da: string;
  en: string;
}
interface Payload {
  errors: Problem[];
  changes: { objectKind: string; id: string | null }[];
  replayed: boolean;
}

const manuel = 'HUGO Brugeradministrationen';
const kilde = 'KK';
const kommune = '740';

let server: TestServer;
let affiliation: TestAffiliation;
/** Municipal staff; the system that writes as KK; another vendor of the same municipality; a unit's staff. */
let staff: Ask;
let owner: Ask;
let vendor: Ask;
let institution: Ask;
/** Ids of what KK keeps. */
const ids: Record<string, string> = {};

async function write(as: Ask, mutation: string, input: Record<string, unknown>, dryRun = false): Promise<Payload> {
  const answer = 'errors { code path da en } changes { objectKind id } replayed';
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $dryRun: Boolean!) { it: ${mutation}(input: $input, dryRun: $dryRun) { ${answer} } }`;
  return read(await as<{ it: Payload }>(query, { input, dryRun }));
}

function read({ data, errors }: { data?: { it: Payload } | null; errors?: unknown }): Payload {
  expect(errors).toBeUndefined();
  return data?.it as Payload;
}

const codes = async (...[as, mutation, input, dryRun]: Parameters<typeof write>): Promise<string[]> => [
  ...new Set((await write(as, mutation, input, dryRun)).errors.map(({ code }) => code)),
];
const made = ({ errors, changes }: Payload, objectKind: string): string => {
  expect(errors).toEqual([]);
  return changes.find((change) => change.objectKind === objectKind)?.id ?? '';
};

const person = (more: object = {}) => ({
  cpr: testCpr(),
  fornavn: 'Ada',
  efternavn: 'Prøve',
  beskyttet: false,
  ...more,
});
const grants = (more: object = {}) => ({ kommuneKode: kommune, kilde, ...more });
const barn = (lokalId: string) => ({
  ...{ enhed: nord, lokalId, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', gyldigFra: '2026-01-01' },
  person: person(),
});

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  const vendors = { roles: ['leverandoer'], kommuner: [kommune] };
  staff = await server.askWith({ subject: 'staff', roles: ['kommunal'], kommuner: [kommune] });
  owner = await server.askWith({ subject: 'kk-system', ...vendors });
  vendor = await server.askWith({ subject: 'another-vendor', ...vendors });
  institution = await server.askWith({ subject: 'staff-of-unit', roles: ['institution'], enheder: [nord] });
  made(await write(staff, 'setKildeskribenter', grants({ subjekter: ['kk-system'] })), 'kildeskribenter');
  const stue = { enhed: nord, kilde, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' };
  ids.gruppe = made(await write(owner, 'createGruppe', stue), 'GRUPPE');
  const child = await write(owner, 'attachBarn', { ...barn('B1'), kilde });
  ids.barn = made(child, 'TILKNYTNING');
  ids.person = made(child, 'PERSON');
  // Others keep what the tests of childminders set up.
  const others = { kilde: 'test', subjekter: ['kk-system', 'another-vendor'] };
  made(await write(staff, 'setKildeskribenter', grants(others)), 'kildeskribenter');
  await setUp(affiliation, (work) => {
    const at = (enhed: string) =>
      work.create(
        'dagplejegruppe',
        {
          navn: enhed,
          basis: 'legestuegruppe',
          anvisningsenhedsNummer: enhed,
          gyldigFra: '2020-01-01',
          gyldigTil: null,
        },
        [],
      ).id;
    Object.assign(ids, { nord: at(nord), syd: at(syd), free: newPerson(work) });
    const { id, gruppeId } = newDagplejer(work, { dagplejegruppeId: ids.nord ?? '' });
    newBarn(work, { hovedgruppeId: gruppeId, kilde });
    ids.dagplejer = id;
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

/** Every mutation that names a source, lawful but for who it is that names it. */
const calls: Record<string, () => Record<string, unknown>> = {
  createGruppe: () => ({ enhed: nord, kilde, kode: 'ny', gruppetype: 'Hold' }),
  updateGruppe: () => ({ id: ids.gruppe, kilde, navn: 'Bierne' }),
  closeGruppe: () => ({ id: ids.gruppe, kilde, sidsteDag: '2029-01-01' }),
  attachBarn: () => ({ ...barn('B2'), kilde }),
  attachAnsat: () => ({ enhed: nord, lokalId: 'A1', kilde, roller: ['Pædagog'], person: person() }),
  attachEkstern: () => ({ enhed: nord, lokalId: 'E1', kilde, rolle: 'Ekstern', person: person() }),
  attachKontakt: () => ({
    ...{ barnTilknytningId: ids.barn, kilde, relation: 'Mor', foraeldremyndighed: true, person: person() },
  }),
  updateTilknytning: () => ({ id: ids.barn, kilde, lokation: 'Huset' }),
  endTilknytning: () => ({ id: ids.barn, kilde, sidsteDag: '2029-01-01' }),
  cancelTilknytning: () => ({ id: ids.barn, kilde }),
  changeHovedgruppe: () => ({ id: ids.barn, kilde, hovedgruppe: 'stue', fraDag: '2028-01-01' }),
  applyTilknytninger: () => ({ kilde, rows: [{ barn: barn('B3') }] }),
  updatePerson: () => ({ personId: ids.person, kilde, email: 'ada@example.dk' }),
  prepareLevering: () => ({ enhedsNummer: nord, kilde, dokument: 'FULL' }),
  attachDagplejer: () => ({
    ...{ personId: ids.free, dagplejegruppeId: ids.nord, kapacitet: 4, nyHovedgruppe: { kode: 'dp', kilde } },
  }),
  moveDagplejer: () => ({
    ...{ dagplejerId: ids.dagplejer, tilDagplejegruppeId: ids.syd, dag: '2029-01-01', boern: { oevrigeFlytter: true } },
    nyHovedgruppe: { kode: 'dp', kilde },
  }),
};

/** Those by which the municipality itself says something about a source. */
const municipal = ['setKildeskribenter', 'setLeveringsplan'];

describe('a source', () => {
  it('is named by no mutation that is not tried here', async () => {
    const { schema } = await buildAffiliationSchema();
    const names = (type: GraphQLInputType, seen: string[] = []): boolean => {
      const named = getNamedType(type);
      if (!isInputObjectType(named) || seen.includes(named.name)) return false;
      const fields = Object.values(named.getFields());
      return fields.some((field) => field.name === 'kilde' || names(field.type, [...seen, named.name]));
    };
    const found = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) =>
      args.some(({ name, type }) => name === 'kilde' || names(type)),
    );
    expect(found.map(({ name }) => name).sort()).toEqual([...Object.keys(calls), ...municipal].sort());
  });

  it.each(Object.keys(calls))('is not that of another vendor of the municipality in %s', async (mutation) => {
    const input = calls[mutation]?.() ?? {};
    expect(await codes(vendor, mutation, input, true)).toEqual(['KILDE_NOT_YOURS']);
    expect(await codes(vendor, mutation, input)).toEqual(['KILDE_NOT_YOURS']);
    expect(await codes(owner, mutation, input, true)).not.toContain('KILDE_NOT_YOURS');
  });

  it('is refused in words that say whose it is to change that, and nothing of what it keeps', async () => {
    const refused = await write(vendor, 'updateGruppe', { id: ids.gruppe, kilde, navn: 'Bierne' });
    expect(refused).toMatchObject({
      errors: [
        {
          path: ['input', 'kilde'],
          en: expect.stringContaining('the source KK in municipality 740'),
          da: expect.stringContaining('kilden KK i kommune 740'),
        },
      ],
      changes: [],
    });
    const unknown = { ...calls.updatePerson?.(), kilde: 'Findes ikke' };
    expect(await codes(vendor, 'updatePerson', unknown)).toEqual(['KILDE_NOT_YOURS']);
  });

  it('is not overruled by another vendor, which writes as its own', async () => {
    made(
      await write(staff, 'setKildeskribenter', grants({ kilde: 'Anden', subjekter: ['another-vendor'] })),
      'kildeskribenter',
    );
    const as = { kilde: 'Anden' };
    expect(await codes(vendor, 'createGruppe', { ...calls.createGruppe?.(), ...as, kode: 'anden' })).toEqual([]);
    for (const mutation of ['updateGruppe', 'updateTilknytning', 'endTilknytning', 'cancelTilknytning']) {
      const input = { ...calls[mutation]?.(), ...as };
      expect(await codes(vendor, mutation, input, true)).toContain('KILDE_OTHER');
      expect(await codes(vendor, mutation, { ...input, overruleKilde: true }, true)).toEqual(['KILDE_NOT_YOURS']);
    }
    expect(await codes(vendor, 'changeCpr', { personId: ids.person, cpr: testCpr() }, true)).toEqual([
      'KILDE_NOT_YOURS',
    ]);
    const move = { ...calls.moveDagplejer?.(), nyHovedgruppe: { kode: 'dp', ...as } };
    expect(await codes(vendor, 'moveDagplejer', move, true)).toEqual(['KILDE_NOT_YOURS']);
  });

  it('of what is made by hand is that of the staff, of the municipality and of the unit, and of nobody else', async () => {
    const by = (as: Ask, kode: string) =>
      codes(as, 'createGruppe', { enhed: nord, kilde: manuel, kode, gruppetype: 'Hold' });
    expect(await by(staff, 'h1')).toEqual([]);
    expect(await by(institution, 'h2')).toEqual([]);
    expect(await by(vendor, 'h3')).toEqual(['KILDE_NOT_YOURS']);
    expect(await codes(staff, 'setKildeskribenter', grants({ kilde: manuel, subjekter: ['x'] }))).toEqual([
      'KILDE_MANUAL',
    ]);
  });

  it('is set aside by the staff when they say so, and not otherwise', async () => {
    const rename = { id: ids.gruppe, kilde: manuel, navn: 'Myrerne' };
    expect(await codes(staff, 'updateGruppe', rename)).toEqual(['KILDE_OTHER']);
    expect(await codes(staff, 'updateGruppe', { ...rename, kilde })).toEqual(['KILDE_NOT_YOURS']);
    expect(await codes(staff, 'updateGruppe', { ...rename, overruleKilde: true })).toEqual([]);
    expect(await codes(staff, 'updatePerson', { personId: ids.person, kilde, fornavn: 'Eva' })).toEqual([
      'KILDE_NOT_YOURS',
    ]);
    expect(await codes(staff, 'updatePerson', { personId: ids.person, kilde: manuel, email: 'a@example.dk' })).toEqual(
      [],
    );
    expect(await codes(staff, 'prepareLevering', calls.prepareLevering?.() ?? {}, true)).toEqual([]);
  });

  it('is written by a company, by its CVR number, and by an API key, by its id', async () => {
    const company = await server.askWith({
      subject: 'somebody',
      roles: ['leverandoer'],
      kommuner: [kommune],
      cvrNumre: ['12345678'],
    });
    const call = { ...calls.createGruppe?.(), kilde: 'Firma', kode: 'firma' };
    expect(await codes(company, 'createGruppe', call, true)).toEqual(['KILDE_NOT_YOURS']);
    const named = grants({ kilde: 'Firma', cvrNumre: ['12345678'], noegler: ['api-key:0123456789abcdef'] });
    made(await write(staff, 'setKildeskribenter', named), 'kildeskribenter');
    expect(await codes(company, 'createGruppe', call, true)).toEqual([]);
    expect(await codes(vendor, 'createGruppe', call, true)).toEqual(['KILDE_NOT_YOURS']);
    const listed = await staff<{ kildeskribenter: { nodes: object[] } }>(
      `{ kildeskribenter(kommune: "${kommune}") { nodes { kilde noegler cvrNumre subjekter } } }`,
    );
    expect(listed.data?.kildeskribenter.nodes).toContainEqual({
      ...{ kilde: 'Firma', noegler: ['0123456789abcdef'], cvrNumre: ['12345678'], subjekter: [] },
    });
  });

  it('belongs to callers in one municipality at a time, which alone says to whom', async () => {
    const both = await server.askWith({ subject: 'kk-system', roles: ['leverandoer'], kommuner: [kommune, '101'] });
    const units = await affiliation.database.read.enhed.findMany({
      where: { kommuneKode: '101', niveau: 'anvisningsenhed', aktiv: true },
      take: 1,
    });
    const elsewhere = { ...calls.createGruppe?.(), enhed: units[0]?.nummer };
    expect(await codes(both, 'createGruppe', elsewhere, true)).toEqual(['KILDE_NOT_YOURS']);
    const own = { kilde: 'Egen', subjekter: ['another-vendor'] };
    expect(await codes(vendor, 'setKildeskribenter', grants(own))).toEqual(['NOT_ALLOWED']);
    expect(await codes(staff, 'setKildeskribenter', { ...grants(own), kommuneKode: '101' })).toEqual(['NOT_ALLOWED']);
    const seen = await vendor(`{ kildeskribenter(kommune: "${kommune}") { nodes { subjekter } } }`);
    expect(seen.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_ALLOWED' } });
  });

  it('is taken from a caller again, which then gets no earlier answer repeated either', async () => {
    const given = grants({ kilde: 'Kort', subjekter: ['another-vendor'] });
    made(await write(staff, 'setKildeskribenter', given), 'kildeskribenter');
    const call = () =>
      vendor<{ createGruppe: Payload }>(
        `mutation { createGruppe(input: { enhed: "${nord}", kilde: "Kort", kode: "kort", gruppetype: "Hold" }, idempotencyKey: "kort 1") {
          replayed errors { code } changes { objectKind } } }`,
      );
    expect((await call()).data?.createGruppe).toMatchObject({ replayed: false, errors: [] });
    expect((await call()).data?.createGruppe).toMatchObject({ replayed: true, errors: [] });
    expect(await codes(staff, 'setKildeskribenter', { ...given, subjekter: [], expectedVersion: 2 })).toEqual([
      'VERSION_MISMATCH',
    ]);
    expect(await codes(staff, 'setKildeskribenter', { ...given, subjekter: [], expectedVersion: 1 })).toEqual([]);
    expect((await call()).data?.createGruppe).toMatchObject({
      replayed: false,
      errors: [{ code: 'KILDE_NOT_YOURS' }],
      changes: [],
    });
  });

  it('has writers in forms that tokens and keys have', async () => {
    const malformed = grants({ noegler: ['x'], cvrNumre: ['1234567'], subjekter: ['api-key:0123456789abcdef'] });
    const { errors } = await write(staff, 'setKildeskribenter', malformed);
    expect(errors.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'FIELD_MALFORMED input.noegler.0',
      'FIELD_MALFORMED input.cvrNumre.0',
      'FIELD_MALFORMED input.subjekter.0',
    ]);
  });
});
