import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { carryOut, codes } from '../../support/carry-out.ts';
import {
  elsewhere,
  kommune,
  newBarn,
  newDagplejer,
  newHovedgruppe,
  newKontakt,
  newPerson,
  newTilknytning,
  nord,
  otherKommune,
  setUp,
  syd,
} from '../../support/dagpleje.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

const [dagen, dagFoer] = ['2030-03-01', '2030-02-28'];

let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
/** Groups at the units: two in the north, one in the south, one of another municipality. */
let grupper: { nord: string; ogsaaNord: string; syd: string; elsewhere: string };
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', kommune, otherKommune);
  const query = `query ($n: String) { dagplejegrupper(where: { anvisningsenhedsNummer: { eq: $n }, gyldigPaa: "2030-01-01" }) { nodes { id } } }`;
  const at = async (n: string) => {
    const { dagplejegrupper } = await get<{ dagplejegrupper: { nodes: { id: string }[] } }>(ask, query, { n });
    return dagplejegrupper.nodes.map(({ id }) => id);
  };
  const [one = '', other = ''] = await at(nord);
  const [south = ''] = await at(syd);
  const [foreign = ''] = await at(elsewhere);
  grupper = { nord: one, ogsaaNord: other, syd: south, elsewhere: foreign };
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

/** A childminder in the north with two children, the first with two contacts, and one who leaves before the day. */
const household = () =>
  setUp(affiliation, (work) => {
    const dagplejer = newDagplejer(work, { dagplejegruppeId: grupper.nord });
    const hovedgruppeId = dagplejer.gruppeId;
    const boern = [newBarn(work, { hovedgruppeId }), newBarn(work, { hovedgruppeId, gyldigFra: '2030-06-01' })];
    const left = newBarn(work, { hovedgruppeId, gyldigTil: dagFoer });
    const kontakter = [newKontakt(work, boern[0] ?? '', nord), newKontakt(work, boern[0] ?? '', nord)];
    return { ...dagplejer, boern, left, kontakter };
  });

interface Moved {
  dagplejer: { id: string; hovedgruppeId: string } | null;
  skifterInstitution: boolean | null;
  boern: { personId: string; udfald: string; kontakter: number }[];
}

const selection = `dagplejer { id personId hovedgruppeId kapacitet gyldigFra gyldigTil anvisningsenhed { nummer } } skifterInstitution
  boern { personId udfald skifterInstitution skifterHovedgruppe kontakter }`;

const move = (input: object, options: { dryRun?: boolean; idempotencyKey?: string } = {}, by = ask) =>
  carryOut<Moved>(by, 'moveDagplejer', { dag: dagen, ...input }, { selection, ...options });

/** The ties of a person as stored: where, in which main group, from and to when. */
async function tiesOf(personId: string) {
  const rows = await affiliation.database.read.tilknytning.findMany({ where: { personId, toChange: null } });
  return rows
    .map(({ enhedsNummer, hovedgruppeId, gyldigFra, gyldigTil }) => ({
      enhedsNummer,
      hovedgruppeId,
      gyldigFra,
      gyldigTil,
    }))
    .sort((a, b) => (a.gyldigFra < b.gyldigFra ? -1 : 1));
}

describe('moving a childminder to another unit', () => {
  it('first shows the children to decide on, and what AULA loses; nothing is stored', async () => {
    const { id, boern } = await household();
    const answer = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.syd }, { dryRun: true });
    expect(codes(answer.errors)).toEqual(['CHILDREN_UNDECIDED']);
    expect(codes(answer.warnings)).toEqual(
      expect.arrayContaining(['DAGPLEJER_MOVE_INSTITUTION', 'DAGPLEJER_MOVE_AULA_LOSS']),
    );
    const undecided = { udfald: 'UNDECIDED', skifterInstitution: false, skifterHovedgruppe: false };
    expect(answer.boern).toEqual(
      boern.toSorted().map((personId) => ({ personId, ...undecided, kontakter: personId === boern[0] ? 2 : 0 })),
    );
    expect([answer.skifterInstitution, answer.dagplejer, answer.changeset]).toEqual([true, null, null]);
    expect(codes((await move({ dagplejerId: id, tilDagplejegruppeId: grupper.syd })).errors)).toEqual([
      'CHILDREN_UNDECIDED',
    ]);
  });

  it('takes her employment, her children and their contacts along from the day, in one changeset', async () => {
    const { id, personId, gruppeId, boern, left, kontakter } = await household();
    const input = {
      dagplejerId: id,
      tilDagplejegruppeId: grupper.syd,
      boern: { oevrigeFlytter: true },
      expectedVersion: 1,
    };
    const answer = await move(input, { idempotencyKey: `move ${id}` });
    expect(answer.errors).toEqual([]);
    const there = answer.dagplejer?.hovedgruppeId ?? '';
    expect(answer.dagplejer).toMatchObject({ personId, gyldigFra: dagen, anvisningsenhed: { nummer: syd } });
    expect(answer.changeset?.last).toBe((answer.changeset?.first ?? 0) + answer.changes.length - 1);

    const before = { enhedsNummer: nord, gyldigFra: '2020-01-01', gyldigTil: dagFoer };
    const after = { enhedsNummer: syd, gyldigFra: dagen, gyldigTil: null };
    const noGroup = { hovedgruppeId: null };
    for (const one of [personId, ...kontakter])
      expect(await tiesOf(one)).toEqual([
        { ...before, ...noGroup },
        { ...after, ...noGroup },
      ]);
    expect(await tiesOf(boern[0] ?? '')).toEqual([
      { ...before, hovedgruppeId: gruppeId },
      { ...after, hovedgruppeId: there },
    ]);
    expect(await tiesOf(boern[1] ?? '')).toEqual([{ ...after, gyldigFra: '2030-06-01', hovedgruppeId: there }]);
    expect(await tiesOf(left)).toEqual([{ ...before, hovedgruppeId: gruppeId }]);

    const query = `{ old: dagplejer(id: "${id}") { gyldigTil dagplejegruppe { id } }
      new: dagplejer(id: "${answer.dagplejer?.id}") { belaegning(paaDag: "2030-06-01") { egneBoern } dagplejegruppe { id } } }`;
    expect(await get(ask, query)).toEqual({
      old: { gyldigTil: dagFoer, dagplejegruppe: { id: grupper.nord } },
      new: { belaegning: { egneBoern: 2 }, dagplejegruppe: { id: grupper.syd } },
    });
    const again = await move(input, { idempotencyKey: `move ${id}` });
    expect(again).toMatchObject({ replayed: true, changeset: answer.changeset, boern: answer.boern });
  });

  it('leaves the children who stay in another main group, or where they are', async () => {
    const { id, gruppeId, boern, kontakter } = await household();
    const [one = '', other = ''] = boern;
    const hovedgruppeId = await setUp(affiliation, (work) => newHovedgruppe(work, nord));
    const bliver = [{ personId: one, hovedgruppeId }];
    const to = { dagplejerId: id, tilDagplejegruppeId: grupper.syd };
    const undecided = await move({ ...to, boern: { bliver } });
    expect(undecided.errors).toMatchObject([{ code: 'CHILDREN_UNDECIDED', path: ['input', 'boern'] }]);
    const { errors, warnings } = await move({ ...to, boern: { bliver, oevrigeFlytter: false } });
    expect(errors).toEqual([]);
    expect(codes(warnings)).toContain('DAGPLEJER_LEAVES_CHILDREN');
    expect(await tiesOf(one)).toMatchObject([
      { enhedsNummer: nord, hovedgruppeId: gruppeId, gyldigTil: dagFoer },
      { enhedsNummer: nord, hovedgruppeId, gyldigFra: dagen },
    ]);
    expect(await tiesOf(other)).toMatchObject([{ enhedsNummer: nord, hovedgruppeId: gruppeId }]);
    expect(await tiesOf(kontakter[0] ?? '')).toMatchObject([{ enhedsNummer: nord, gyldigTil: null }]);
  });

  it('refuses children that are not hers, and one that both goes and stays', async () => {
    const { id, boern, left } = await household();
    const [one = '', other = ''] = boern;
    const choice = { flytter: [one, other, left], bliver: [{ personId: one }] };
    const { errors } = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.syd, boern: choice });
    expect(errors).toMatchObject([
      { code: 'CHILD_NOT_OF_DAGPLEJER', path: ['input', 'boern', 'flytter', '2'] },
      { code: 'OBJECT_TWICE', path: ['input', 'boern', 'bliver', '0'] },
    ]);
  });

  it('names what in the input brings a local id to where another person has it', async () => {
    const { id, personId, boern } = await household();
    const [one = '', other = ''] = boern;
    const lokalIds = await affiliation.database.read.tilknytning.findMany({
      where: { personId: { in: [personId, one, other] }, toChange: null },
    });
    await setUp(affiliation, (work) => {
      for (const { lokalId } of lokalIds)
        newTilknytning(work, {
          personId: newPerson(work),
          aktoertype: 'ansat',
          enhedsNummer: syd,
          roller: '["TAP"]',
          lokalId,
        });
    });
    const pathsOf = async (choice: object) => {
      const { errors } = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.syd, boern: choice });
      return errors.map(({ code, path }) => `${code} ${path.join('.')}`).toSorted();
    };
    const hers = 'LOCAL_ID_TAKEN input.tilDagplejegruppeId';
    expect(await pathsOf({ flytter: [other], oevrigeFlytter: true })).toEqual([
      'LOCAL_ID_TAKEN input.boern.flytter.0',
      'LOCAL_ID_TAKEN input.boern.oevrigeFlytter',
      hers,
    ]);
    expect(await pathsOf({ bliver: [{ personId: one, hovedgruppeId: grupper.syd }], oevrigeFlytter: false })).toEqual([
      'GRUPPE_UNKNOWN input.boern.bliver.0',
      hers,
    ]);
  });

  it('goes into a main group that is there, or a named one, with another capacity', async () => {
    const { id } = await household();
    const taken = await setUp(affiliation, (work) =>
      newDagplejer(work, { enhedsNummer: syd, dagplejegruppeId: grupper.syd }),
    );
    const to = { dagplejerId: id, tilDagplejegruppeId: grupper.syd, boern: { oevrigeFlytter: true } };
    const inTaken = await move({ ...to, hovedgruppeId: taken.gruppeId });
    expect(codes(inTaken.errors)).toEqual(['DAGPLEJER_GRUPPE_TAKEN']);
    const small = await move({ ...to, kapacitet: 1 });
    expect(small.errors[0]).toMatchObject({ code: 'KAPACITET_EXCEEDED', en: expect.stringContaining('2030-06-01') });
    const nyHovedgruppe = { kode: `dp-${id}`, navn: 'Dagplejer Bente', kilde: 'test' };
    const { errors, dagplejer } = await move({ ...to, kapacitet: 5, nyHovedgruppe });
    expect(errors).toEqual([]);
    expect(dagplejer).toMatchObject({ kapacitet: 5 });
    const gruppe = await affiliation.database.read.gruppe.findFirst({ where: { id: dagplejer?.hovedgruppeId ?? '' } });
    expect(gruppe).toMatchObject({ kode: nyHovedgruppe.kode, enhedsNummer: syd, gruppetype: 'Hovedgruppe' });
  });

  it('takes as many statements for one child as for four', async () => {
    const count = async (antal: number) => {
      const { id } = await setUp(affiliation, (work) => {
        const dagplejer = newDagplejer(work, { dagplejegruppeId: grupper.nord });
        for (let i = 0; i < antal; i++) newKontakt(work, newBarn(work, { hovedgruppeId: dagplejer.gruppeId }), nord);
        return dagplejer;
      });
      server.forgetStatements();
      const boern = { oevrigeFlytter: true };
      expect((await move({ dagplejerId: id, tilDagplejegruppeId: grupper.syd, boern })).errors).toEqual([]);
      // Following the register goes on by itself, and has its own place in the table of counters.
      return server.statements.affiliation.filter((statement) => !statement.includes('Counter')).length;
    };
    expect(await count(4)).toBe(await count(1));
  });

  it('needs the right at both units, and stays inside the municipality', async () => {
    const { id } = await household();
    const boern = { oevrigeFlytter: true };
    const there = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.elsewhere, boern });
    expect(codes(there.errors)).toEqual(['DAGPLEJER_MOVE_KOMMUNE']);
    const half = await server.askWith({ roles: ['institution'], enheder: [nord] });
    const answer = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.syd, boern }, {}, half);
    expect([codes(answer.errors), answer.boern, answer.changes]).toEqual([['OBJECT_UNKNOWN'], [], []]);
  });

  it.each([
    ['2020-01-01', 'DAGPLEJER_MOVE_DAY'],
    ['2019-01-01', 'DAGPLEJER_MOVE_DAY'],
    ['2030-02-30', 'VALUE_MALFORMED'],
    ['\u0000', 'VALUE_MALFORMED'],
  ])('is refused on a day that she cannot move on: %j, %s', async (dag, code) => {
    const { id } = await household();
    const { errors } = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.syd, dag });
    expect(codes(errors)).toEqual([code]);
  });
});

describe('moving a childminder inside her unit', () => {
  it('changes her group alone: children, contacts and Unilogin are untouched', async () => {
    const { id, gruppeId, boern } = await household();
    const answer = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.ogsaaNord });
    expect([answer.errors, answer.warnings, answer.skifterInstitution]).toEqual([[], [], false]);
    expect(answer.changes.map(({ objectKind, action }) => [objectKind, action])).toEqual([
      ['DAGPLEJER', 'END'],
      ['DAGPLEJER', 'CREATE'],
    ]);
    expect(answer.dagplejer).toMatchObject({ hovedgruppeId: gruppeId, gyldigFra: dagen });
    const untouched = { udfald: 'MOVES', skifterInstitution: false, skifterHovedgruppe: false, kontakter: 0 };
    expect(answer.boern).toEqual(boern.toSorted().map((personId) => ({ personId, ...untouched })));
  });

  it('can leave a child in another main group', async () => {
    const { id, boern } = await household();
    const [one = ''] = boern;
    const hovedgruppeId = await setUp(affiliation, (work) => newHovedgruppe(work, nord));
    const to = { dagplejerId: id, tilDagplejegruppeId: grupper.ogsaaNord };
    expect(codes((await move({ ...to, boern: { bliver: [{ personId: one }] } })).errors)).toEqual([
      'CHILDREN_UNDECIDED',
    ]);
    expect((await move({ ...to, boern: { bliver: [{ personId: one, hovedgruppeId }] } })).errors).toEqual([]);
    expect(await tiesOf(one)).toMatchObject([{ gyldigTil: dagFoer }, { hovedgruppeId, gyldigFra: dagen }]);
  });

  it('to the group that she is in already is refused', async () => {
    const { id } = await household();
    const { errors } = await move({ dagplejerId: id, tilDagplejegruppeId: grupper.nord });
    expect(codes(errors)).toEqual(['DAGPLEJER_MOVE_NOWHERE']);
  });
});
