import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Work } from '../../../subgraphs/affiliation/core/change/work.ts';
import type { Ask } from '../../support/ask.ts';
import { askedBesideReadLog } from '../../support/asked-statements.ts';
import { carryOut, codes } from '../../support/carry-out.ts';
import {
  elsewhere,
  kommune,
  newBarn,
  newDagplejer,
  newHovedgruppe,
  newPerson,
  nord,
  otherKommune,
  setUp,
  syd,
  type TestDagplejer,
} from '../../support/dagpleje.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', kommune);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

const given = <T>(make: (work: Work) => T) => setUp(affiliation, make);

async function newGruppe(input: object = {}): Promise<string> {
  const content = {
    anvisningsenhedsNummer: nord,
    navn: 'Legestuen Ny',
    basis: 'legestuegruppe',
    gyldigFra: '2020-01-01',
  };
  const { errors, dagplejegruppe } = await carryOut<{ dagplejegruppe: { id: string } }>(
    ask,
    'createDagplejegruppe',
    { ...content, ...input },
    { selection: 'dagplejegruppe { id }' },
  );
  expect(errors).toEqual([]);
  return dagplejegruppe.id;
}

const selection = 'dagplejer { id personId hovedgruppeId kapacitet samarbejde gyldigFra gyldigTil version }';
type Answered = { dagplejer: { id: string; hovedgruppeId: string | null; gyldigTil: string | null } | null };
const attach = (input: object, by = ask) =>
  carryOut<Answered>(by, 'attachDagplejer', { kapacitet: 4, ...input }, { selection });

describe('a dagplejegruppe', () => {
  it('is created under a unit of type dagpleje, whose number is its institution number', async () => {
    const id = await newGruppe({ navn: 'Legestuen Ærten' });
    const query = `{ dagplejegruppe(id: "${id}") { navn institutionsnummer version basis { kode } anvisningsenhed { nummer } } }`;
    expect(await get(ask, query)).toEqual({
      dagplejegruppe: {
        navn: 'Legestuen Ærten',
        institutionsnummer: nord,
        version: 1,
        basis: { kode: 'legestuegruppe' },
        anvisningsenhed: { nummer: nord },
      },
    });
  });

  it.each([
    [{ anvisningsenhedsNummer: 'G10566' }, 'ENHED_LEVEL'],
    [{ anvisningsenhedsNummer: 'G99999' }, 'ENHED_UNKNOWN'],
    [{ anvisningsenhedsNummer: elsewhere }, 'NOT_ALLOWED'],
    [{ navn: ' ' }, 'TEXT_MALFORMED'],
    [{ navn: 'a\u0000b' }, 'TEXT_MALFORMED'],
    [{ basis: 'by' }, 'KODE_UNKNOWN'],
    [{ gyldigFra: '2024-02-30' }, 'VALUE_MALFORMED'],
    [{ gyldigTil: '2019-01-01' }, 'PERIOD_BACKWARDS'],
  ])('is refused with %j: %s', async (wrong, code) => {
    const input = {
      anvisningsenhedsNummer: nord,
      navn: 'Legestuen',
      basis: 'andet',
      gyldigFra: '2020-01-01',
      ...wrong,
    };
    const answer = await carryOut(ask, 'createDagplejegruppe', input);
    expect(codes(answer.errors)).toContain(code);
    expect(answer.changeset).toBeNull();
  });

  it('cannot be under a unit of another kind', async () => {
    const query = `{ anvisningsenheder(first: 1, where: { kommune: { eq: "${kommune}" }, institutionstype: { eq: "6012" } }) { nodes { nummer } } }`;
    const { anvisningsenheder } = await get<{ anvisningsenheder: { nodes: { nummer: string }[] } }>(ask, query);
    const anvisningsenhedsNummer = anvisningsenheder.nodes[0]?.nummer;
    const answer = await carryOut(ask, 'createDagplejegruppe', {
      anvisningsenhedsNummer,
      navn: 'Stuen',
      basis: 'andet',
    });
    expect(codes(answer.errors)).toEqual(['ENHED_NOT_DAGPLEJE']);
  });

  it('is renamed; what it was called before is there as of then', async () => {
    const id = await newGruppe({ navn: 'Legestuen Før' });
    const asOf = new Date().toISOString();
    const update = { id, navn: 'Legestuen Efter', expectedVersion: 1 };
    const options = { idempotencyKey: `rename ${id}`, selection: 'dagplejegruppe { navn version }' };
    const first = await carryOut(ask, 'updateDagplejegruppe', update, options);
    expect(first).toMatchObject({
      errors: [],
      replayed: false,
      dagplejegruppe: { navn: 'Legestuen Efter', version: 2 },
    });
    const again = await carryOut(ask, 'updateDagplejegruppe', update, options);
    expect(again).toMatchObject({ errors: [], replayed: true, changeset: first.changeset });
    const late = await carryOut(ask, 'updateDagplejegruppe', { ...update, navn: 'Legestuen' });
    expect(codes(late.errors)).toEqual(['VERSION_MISMATCH']);
    const query = `{ before: dagplejegruppe(id: "${id}", asOf: "${asOf}") { navn } now: dagplejegruppe(id: "${id}") { navn }
      listed: dagplejegrupper(asOf: "${asOf}", where: { id: { eq: "${id}" } }) { nodes { navn } } }`;
    expect(await get(ask, query)).toEqual({
      before: { navn: 'Legestuen Før' },
      now: { navn: 'Legestuen Efter' },
      listed: { nodes: [{ navn: 'Legestuen Før' }] },
    });
  });

  it('does not close while childminders are in it: each that stands in the way is named', async () => {
    const id = await newGruppe();
    const [one, two] = await given((work) => [
      newDagplejer(work, { dagplejegruppeId: id }),
      newDagplejer(work, { dagplejegruppeId: id, gyldigFra: '2030-01-01' }),
    ]);
    const close = () => carryOut(ask, 'closeDagplejegruppe', { id, sidsteDag: '2029-12-31' });
    const refused = await close();
    expect(codes(refused.errors)).toEqual(['DAGPLEJEGRUPPE_IN_USE', 'DAGPLEJEGRUPPE_IN_USE']);
    for (const { id: standing } of [one, two] as TestDagplejer[])
      expect(refused.errors.some(({ en }) => en.includes(standing))).toBe(true);
    await carryOut(ask, 'detachDagplejer', { id: one?.id, sidsteDag: '2029-12-31' });
    await carryOut(ask, 'updateDagplejer', { id: two?.id, gyldigFra: '2029-01-01', gyldigTil: '2029-06-30' });
    expect(await close()).toMatchObject({ errors: [], changes: [{ objectKind: 'DAGPLEJEGRUPPE', action: 'END' }] });
  });
});

describe('a childminder', () => {
  it('is attached with a main group made for her children, and found under group and unit on a day', async () => {
    const dagplejegruppeId = await newGruppe({ anvisningsenhedsNummer: syd });
    const personId = await given((work) => newPerson(work));
    const nyHovedgruppe = { kode: `dp-${personId.slice(0, 6)}`, navn: 'Dagplejer Anna', kilde: 'test' };
    const input = { personId, dagplejegruppeId, gyldigFra: '2026-01-01', gyldigTil: '2027-12-31', nyHovedgruppe };
    const { errors, dagplejer, changes } = await attach(input);
    expect(errors).toEqual([]);
    expect(changes.map(({ objectKind, action }) => [objectKind, action])).toEqual([
      ['DAGPLEJER', 'CREATE'],
      ['GRUPPE', 'CREATE'],
    ]);
    const query = `query ($id: ID!) {
      dagplejegruppe(id: $id) { paa: dagplejere(paaDag: "2026-01-01") { personId } foer: dagplejere(paaDag: "2025-12-31") { id } }
      anvisningsenhed(nummer: "${syd}") { dagplejere(paaDag: "2027-12-31") { id kapacitet dagplejegruppe { id } anvisningsenhed { navn } } }
      dagplejer(id: "${dagplejer?.id}") { personId hovedgruppeId belaegning(paaDag: "2026-01-01") { ledigePladser } senere: belaegning(paaDag: "2028-01-01") { dag } }
      dagplejere(where: { personId: { eq: "${personId}" }, gyldigPaa: "2026-06-01" }) { totalCount } }`;
    expect(await get(ask, query, { id: dagplejegruppeId })).toMatchObject({
      dagplejegruppe: { paa: [{ personId }], foer: [] },
      anvisningsenhed: {
        dagplejere: [{ id: dagplejer?.id, kapacitet: 4, dagplejegruppe: { id: dagplejegruppeId } }],
      },
      dagplejer: { personId, hovedgruppeId: dagplejer?.hovedgruppeId, belaegning: { ledigePladser: 4 }, senere: null },
      dagplejere: { totalCount: 1 },
    });
  });

  it('is in one group at a time, on days that it exists, and a person of the municipality', async () => {
    const dagplejegruppeId = await newGruppe({ gyldigTil: '2030-12-31' });
    const [personId, stranger] = await given((work) => [newPerson(work), newPerson(work, otherKommune)]);
    const input = { personId, dagplejegruppeId, gyldigFra: '2026-01-01', gyldigTil: '2026-12-31' };
    expect(codes((await attach({ ...input, personId: stranger })).errors)).toEqual(['OBJECT_UNKNOWN']);
    expect(codes((await attach({ ...input, personId: '\u0000' })).errors)).toEqual(['OBJECT_UNKNOWN']);
    expect(codes((await attach({ ...input, gyldigTil: null })).errors)).toEqual(['DAGPLEJER_OUTSIDE_GRUPPE']);
    expect(codes((await attach({ ...input, gyldigFra: '2019-12-31' })).errors)).toEqual(['DAGPLEJER_OUTSIDE_GRUPPE']);
    expect((await attach(input)).errors).toEqual([]);
    expect(codes((await attach({ ...input, gyldigFra: '2026-12-31' })).errors)).toEqual(['DAGPLEJER_OVERLAP']);
    const next = { ...input, gyldigFra: '2027-01-01', gyldigTil: '2027-12-31' };
    expect((await attach(next)).errors).toEqual([]);
  });

  it('has one to five places, and up to ten only while another works together with her', async () => {
    const dagplejegruppeId = await newGruppe();
    const [one, two] = await given((work) => [newPerson(work), newPerson(work)]);
    const samarbejde = `Huset ${one}`;
    for (const kapacitet of [0, -1, 11])
      expect(codes((await attach({ personId: one, dagplejegruppeId, kapacitet })).errors)).toEqual(['KAPACITET_RANGE']);
    const input = { dagplejegruppeId, gyldigFra: '2026-01-01', gyldigTil: '2026-12-31', samarbejde };
    const first = await attach({ ...input, personId: one, kapacitet: 5 });
    const more = { id: first.dagplejer?.id, kapacitet: 6 };
    expect(codes((await carryOut(ask, 'updateDagplejer', more)).errors)).toEqual(['KAPACITET_ALONE']);
    const other = await attach({ ...input, personId: two, kapacitet: 5, gyldigTil: '2026-06-30' });
    const half = await carryOut(ask, 'updateDagplejer', more);
    expect(half.errors).toMatchObject([{ code: 'KAPACITET_ALONE', en: expect.stringContaining('2026-07-01') }]);
    await carryOut(ask, 'updateDagplejer', { id: other.dagplejer?.id, gyldigTil: '2026-12-31' });
    expect((await carryOut(ask, 'updateDagplejer', more)).errors).toEqual([]);
    const leaves = await carryOut(ask, 'detachDagplejer', { id: other.dagplejer?.id, sidsteDag: '2026-03-31' });
    expect([leaves.errors, codes(leaves.warnings)]).toEqual([[], ['DAGPLEJER_LEAVES_SAMARBEJDE']]);
  });

  it('is warned of the first day on which those who work together have more than ten places', async () => {
    const dagplejegruppeId = await newGruppe();
    const persons = await given((work) => [newPerson(work), newPerson(work), newPerson(work)]);
    const input = { dagplejegruppeId, samarbejde: `Gården ${persons[0]}`, kapacitet: 5 };
    const [first, second, third] = [
      await attach({ ...input, personId: persons[0], gyldigFra: '2030-01-01' }),
      await attach({ ...input, personId: persons[1], gyldigFra: '2030-02-01', gyldigTil: '2030-12-31' }),
      await attach({ ...input, personId: persons[2], gyldigFra: '2030-03-01', kapacitet: 1 }),
    ];
    expect([first, second].map(({ errors, warnings }) => [errors, warnings])).toEqual([
      [[], []],
      [[], []],
    ]);
    expect([third?.errors, third?.warnings]).toMatchObject([
      [],
      [{ code: 'KAPACITET_SAMARBEJDE', path: ['input', 'kapacitet'], en: expect.stringMatching(/2030-03-01.* 11 /) }],
    ]);
    const after = await carryOut(ask, 'updateDagplejer', { id: third?.dagplejer?.id, gyldigFra: '2031-01-01' });
    expect([after.errors, after.warnings]).toEqual([[], []]);
  });

  it('who is planned is called off and never comes to be; one who has begun can only leave', async () => {
    const dagplejegruppeId = await newGruppe();
    const personId = await given((work) => newPerson(work));
    const nyHovedgruppe = { kode: `dp-${personId}`, kilde: 'test' };
    const planned = { personId, dagplejegruppeId, gyldigFra: '2030-01-01', nyHovedgruppe };
    const { id, hovedgruppeId } = (await attach(planned)).dagplejer ?? { id: '', hovedgruppeId: '' };
    await given((work) => newBarn(work, { hovedgruppeId, gyldigFra: '2030-01-01' }));
    const cancel = (by = ask) =>
      carryOut<Answered>(by, 'cancelDagplejer', { id }, { selection: 'dagplejer { aflyst version }' });
    const institution = await server.askWith({ roles: ['institution'], enheder: [syd] });
    expect(codes((await cancel(institution)).errors)).toEqual(['OBJECT_UNKNOWN']);
    const { errors, warnings, changes, dagplejer } = await cancel();
    expect([errors, dagplejer]).toEqual([[], { aflyst: true, version: 2 }]);
    expect(codes(warnings)).toEqual(['DAGPLEJER_LEAVES_CHILDREN']);
    expect(changes).toMatchObject([
      { objectKind: 'DAGPLEJER', action: 'END', fields: [{ field: 'aflyst', after: 'true' }] },
    ]);

    const query = `{ dagplejer(id: "${id}") { belaegning(paaDag: "2030-02-01") { egneBoern } }
      dagplejere(where: { dagplejegruppeId: { eq: "${dagplejegruppeId}" }, gyldigPaa: "2030-02-01" }) { totalCount }
      dagplejegruppe(id: "${dagplejegruppeId}") { dagplejere(paaDag: "2030-02-01") { id } } }`;
    const none = { dagplejer: { belaegning: null }, dagplejere: { totalCount: 0 }, dagplejegruppe: { dagplejere: [] } };
    expect(await get(ask, query)).toEqual(none);
    for (const [mutation, input] of Object.entries({
      updateDagplejer: { id, kapacitet: 3 },
      detachDagplejer: { id, sidsteDag: '2031-01-01' },
      moveDagplejer: { dagplejerId: id, tilDagplejegruppeId: await newGruppe(), dag: '2030-06-01' },
    }))
      expect(codes((await carryOut(ask, mutation, input)).errors), mutation).toEqual(['DAGPLEJER_CANCELLED']);
    const again = { ...planned, nyHovedgruppe: undefined, hovedgruppeId };
    expect((await attach(again)).errors).toEqual([]);

    const begun = await given((work) => newDagplejer(work, { dagplejegruppeId }));
    const refused = await carryOut(ask, 'cancelDagplejer', { id: begun.id });
    expect(refused.errors).toMatchObject([{ code: 'DAGPLEJER_BEGUN', path: ['input', 'id'] }]);
  });

  it('has a main group of her own, a Hovedgruppe of the unit', async () => {
    const dagplejegruppeId = await newGruppe();
    const [personId, taken, foreign] = await given((work) => [
      newPerson(work),
      newDagplejer(work, { dagplejegruppeId }).gruppeId,
      newHovedgruppe(work, syd),
    ]);
    const input = { personId, dagplejegruppeId };
    expect(codes((await attach({ ...input, hovedgruppeId: taken })).errors)).toEqual(['DAGPLEJER_GRUPPE_TAKEN']);
    expect(codes((await attach({ ...input, hovedgruppeId: foreign })).errors)).toEqual(['GRUPPE_UNKNOWN']);
    const both = { hovedgruppeId: foreign, nyHovedgruppe: { kode: 'dp', kilde: 'test' } };
    expect(codes((await attach({ ...input, ...both })).errors)).toContain('HOVEDGRUPPE_CHOICE');
  });

  it('who leaves sees how many children are left without one', async () => {
    const dagplejegruppeId = await newGruppe();
    const { id } = await given((work) => {
      const dagplejer = newDagplejer(work, { dagplejegruppeId });
      for (const gyldigTil of [null, '2026-06-30', '2026-07-01'])
        newBarn(work, { hovedgruppeId: dagplejer.gruppeId, gyldigTil });
      return dagplejer;
    });
    const { errors, warnings, dagplejer } = await carryOut<Answered>(
      ask,
      'detachDagplejer',
      { id, sidsteDag: '2026-06-30', expectedVersion: 1 },
      { selection },
    );
    expect([errors, dagplejer?.gyldigTil]).toEqual([[], '2026-06-30']);
    expect(warnings).toMatchObject([{ code: 'DAGPLEJER_LEAVES_CHILDREN', en: expect.stringMatching(/^2 children/) }]);
  });
});

describe('the right to childminders', () => {
  it('is needed to see one, and reaches as far as municipality or unit', async () => {
    const dagplejegruppeId = await newGruppe();
    const { id } = await given((work) => newDagplejer(work, { dagplejegruppeId }));
    const query = `{ dagplejer(id: "${id}") { id } }`;
    const list = `{ dagplejere(first: 0, where: { id: { eq: "${id}" } }) { totalCount } dagplejegruppe(id: "${dagplejegruppeId}") { dagplejere { id } } }`;
    const institution = (nummer: string) => server.askWith({ roles: ['institution'], enheder: [nummer] });
    for (const may of [ask, await server.askAs('leverandoer', kommune), await institution(nord)]) {
      expect(await get(may, query)).toEqual({ dagplejer: { id } });
      expect(await get(may, list)).toEqual({ dagplejere: { totalCount: 1 }, dagplejegruppe: { dagplejere: [{ id }] } });
    }
    for (const other of [await server.askAs('kommunal', otherKommune), await institution(syd)]) {
      expect(await get(other, query)).toEqual({ dagplejer: null });
      expect(await get(other, list)).toEqual({ dagplejere: { totalCount: 0 }, dagplejegruppe: { dagplejere: [] } });
    }
    const without = ['databeskyttelse', 'onboarding', 'stil'].map((role) => server.askAs(role, kommune));
    const refused: [Ask, string][] = [
      [server.ask, 'CREDENTIALS_MISSING'],
      ...(await Promise.all(without)).map((nobody): [Ask, string] => [nobody, 'NOT_ALLOWED']),
    ];
    for (const [nobody, code] of refused) {
      expect((await nobody(query)).errors?.[0]?.extensions?.code).toBe(code);
      expect((await nobody(list)).errors?.map(({ extensions }) => extensions?.code)).toContain(code);
    }
  });

  it('is needed to write one; a caller without it learns no more than that', async () => {
    const dagplejegruppeId = await newGruppe();
    const { id } = await given((work) => newDagplejer(work, { dagplejegruppeId }));
    const update = { id, kapacitet: 99, expectedVersion: 7 };
    const refusing: [Ask, string][] = [
      [server.ask, 'CREDENTIALS_MISSING'],
      [await server.askAs('kommunal', otherKommune), 'OBJECT_UNKNOWN'],
      [await server.askAs('onboarding', kommune), 'NOT_ALLOWED'],
    ];
    for (const [by, code] of refusing) {
      const answer = await carryOut<Answered>(by, 'updateDagplejer', update, { dryRun: true });
      expect([codes(answer.errors), answer.changes, answer.warnings]).toEqual([[code], [], []]);
      const malformed = await carryOut(by, 'detachDagplejer', { id, sidsteDag: '2030-02-30', expectedVersion: 7 });
      // What is wrong with the input in itself is told beside, as of an id that nobody has.
      expect(codes(malformed.errors)[0]).toBe(code);
      expect(codes(malformed.errors)).not.toContain('VERSION_MISMATCH');
    }
    const institution = await server.askWith({ roles: ['institution'], enheder: [nord] });
    expect((await carryOut(institution, 'updateDagplejer', { id, kapacitet: 3 })).errors).toEqual([]);
    const attach = { personId: randomUUID(), dagplejegruppeId, kapacitet: 4 };
    expect(codes((await carryOut(institution, 'attachDagplejer', attach)).errors)).toEqual(['NOT_ALLOWED']);
  });
});

describe('reading childminders', () => {
  it('shows a name, and notes it in the read log', async () => {
    const dagplejegruppeId = await newGruppe();
    const { id, personId } = await given((work) => newDagplejer(work, { dagplejegruppeId }));
    const query = `{ dagplejer(id: "${id}") { person { id fornavn } hovedgruppe { gruppetype } } }`;
    const hovedgruppe = { gruppetype: 'Hovedgruppe' };
    expect(await get(ask, query)).toEqual({ dagplejer: { person: { id: personId, fornavn: 'Navn' }, hovedgruppe } });
    const logged = await affiliation.database.read.laeselog.findMany({ where: { personId } });
    expect(logged).toMatchObject([{ hvad: 'navn', formaal: 'Dagplejer.person' }]);
  });

  it('costs one statement for all groups, and one for the places of all of them', async () => {
    server.forgetStatements();
    const query = `{ dagplejegrupper(first: 50) { nodes { dagplejere { id belaegning { egneBoern ledigePladser } } } } }`;
    await get(ask, query);
    const tables = askedBesideReadLog(server, ['affiliation']).flatMap(
      (statement) => /FROM "(\w+)"/.exec(statement)?.[1] ?? [],
    );
    expect(tables).toEqual(['Dagplejegruppe', 'Dagplejer', expect.any(String)]);
  });
});
