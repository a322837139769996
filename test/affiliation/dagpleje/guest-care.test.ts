import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { carryOut, codes } from '../../support/carry-out.ts';
import {
  kommune,
  newBarn,
  newDagplejer,
  newPerson,
  nord,
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
let grupper: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', kommune);
  const query = `query ($n: [String!]) { dagplejegrupper(where: { anvisningsenhedsNummer: { in: $n }, gyldigPaa: "2030-01-01" }) { nodes { id institutionsnummer } } }`;
  type Nodes = { dagplejegrupper: { nodes: { id: string; institutionsnummer: string }[] } };
  const { dagplejegrupper } = await get<Nodes>(ask, query, { n: [nord, syd] });
  grupper = Object.fromEntries(dagplejegrupper.nodes.map(({ id, institutionsnummer }) => [institutionsnummer, id]));
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

/** A childminder with one child of her own, and a host with two places: one taken. */
const neighbours = (enhedsNummer: string = nord, kapacitet = 2) =>
  setUp(affiliation, (work) => {
    const own = newDagplejer(work, { dagplejegruppeId: grupper[nord] ?? '', kapacitet: 1 });
    const vaert = newDagplejer(work, { enhedsNummer, dagplejegruppeId: grupper[enhedsNummer] ?? '', kapacitet });
    const barnId = newBarn(work, { hovedgruppeId: own.gruppeId });
    newBarn(work, { enhedsNummer, hovedgruppeId: vaert.gruppeId });
    return { own, vaert, barnId };
  });

const selection = 'gaesteophold { id barnId vaertId gyldigFra gyldigTil aflyst version anvisningsenhed { nummer } }';
type Answered = { gaesteophold: { id: string; gyldigTil: string; aflyst: boolean } | null };
const days = { gyldigFra: '2030-03-04', gyldigTil: '2030-03-08' };

const create = (barnId: string, { id }: TestDagplejer, input: object = {}, by = ask) =>
  carryOut<Answered>(by, 'createGaesteophold', { barnId, vaertDagplejerId: id, ...days, ...input }, { selection });
const end = (id: string | undefined, sidsteDag: string) =>
  carryOut<Answered>(ask, 'endGaesteophold', { id, sidsteDag }, { selection });
const cancel = (id: string | undefined) => carryOut<Answered>(ask, 'cancelGaesteophold', { id }, { selection });

/** Places of an attachment on a day. */
async function belaegning({ id }: TestDagplejer, paaDag: string) {
  const query = `{ dagplejer(id: "${id}") { belaegning(paaDag: "${paaDag}") { egneBoern ude gaester ledigePladser } } }`;
  return (await get<{ dagplejer: { belaegning: object } }>(ask, query)).dagplejer.belaegning;
}

describe('a guest stay', () => {
  it('is a relation of its own: the main affiliation stays as it is, the places follow the day', async () => {
    const { own, vaert, barnId } = await neighbours();
    const ties = () => affiliation.database.read.tilknytning.findMany({ where: { personId: barnId } });
    const before = await ties();
    const { errors, warnings, changes, gaesteophold } = await create(barnId, vaert, { aarsag: 'Ferie' });
    expect([errors, warnings]).toEqual([[], []]);
    expect(changes).toMatchObject([{ objectKind: 'GAESTEOPHOLD', action: 'CREATE' }]);
    expect(changes[0]?.fields.find(({ field }) => field === 'aarsag')).toEqual({ field: 'aarsag', after: null });
    expect(gaesteophold).toMatchObject({ barnId, vaertId: vaert.personId, ...days, aflyst: false, version: 1 });
    expect(await ties()).toEqual(before);
    expect(await belaegning(own, days.gyldigFra)).toEqual({ egneBoern: 1, ude: 1, gaester: 0, ledigePladser: 1 });
    expect(await belaegning(vaert, days.gyldigTil)).toEqual({ egneBoern: 1, ude: 0, gaester: 1, ledigePladser: 0 });
    expect(await belaegning(own, '2030-03-09')).toEqual({ egneBoern: 1, ude: 0, gaester: 0, ledigePladser: 0 });
    expect(await belaegning(vaert, '2030-03-09')).toEqual({ egneBoern: 1, ude: 0, gaester: 0, ledigePladser: 1 });
    const where = (where: object) =>
      get(ask, 'query ($w: GaesteopholdWhere) { gaesteophold(where: $w) { nodes { id } } }', { w: where });
    const found = { gaesteophold: { nodes: [{ id: gaesteophold?.id }] } };
    expect(await where({ barnId: { eq: barnId }, gyldigPaa: '2030-03-04' })).toEqual(found);
    expect(await where({ vaertId: { eq: vaert.personId }, anvisningsenhedsNummer: { eq: nord } })).toEqual(found);
    expect(await where({ barnId: { eq: barnId }, gyldigPaa: '2030-03-09' })).toEqual({ gaesteophold: { nodes: [] } });
  });

  it('shows its reason to those who may see the child, and notes it in the read log; of a protected child to nobody', async () => {
    const { vaert, barnId } = await neighbours();
    const { gaesteophold } = await create(barnId, vaert, { aarsag: 'Ferie' });
    const query = `{ gaesteophold(where: { id: { eq: "${gaesteophold?.id}" } }) { nodes { aarsag } } }`;
    expect(await get(ask, query)).toEqual({ gaesteophold: { nodes: [{ aarsag: 'Ferie' }] } });
    // The write itself, which tells where the child belongs, is a line of its own.
    const where = { personId: barnId, hvad: 'gaestepleje' };
    const logged = () => affiliation.database.read.laeselog.findMany({ where });
    expect(await logged()).toMatchObject([{ hvad: 'gaestepleje', formaal: 'Gaesteophold.aarsag' }]);
    // At the host's unit, where the child is not: its staff see the stay, and not whom it is of.
    const host = await server.askWith({ roles: ['institution'], enheder: [syd] });
    const there = await neighbours(syd);
    const across = await create(there.barnId, there.vaert, { aarsag: 'Ferie' });
    const seen = await host<{ gaesteophold: object }>(
      query.replace(gaesteophold?.id ?? '', across.gaesteophold?.id ?? ''),
    );
    expect(seen.errors?.map(({ extensions }) => extensions?.code)).toEqual(['NOT_ALLOWED']);
    expect(seen.data).toEqual({ gaesteophold: { nodes: [{ aarsag: null }] } });
    await setUp(affiliation, async (work) => {
      await work.load('person', 'id', [barnId]);
      const barn = work.get('person', barnId);
      if (barn) work.change(barn, { beskyttet: true }, ['test']);
    });
    expect(await get(ask, query)).toEqual({ gaesteophold: { nodes: [{ aarsag: null }] } });
    expect(await logged()).toHaveLength(1);
  });

  it('has an end: a last day that stands for none is refused', async () => {
    const { vaert, barnId } = await neighbours();
    expect((await create(barnId, vaert, { gyldigTil: '9999-12-31' })).errors).toMatchObject([
      { code: 'VALUE_MALFORMED', path: ['input', 'gyldigTil'] },
    ]);
  });

  it('is at most one at a time for each child', async () => {
    const { vaert, barnId } = await neighbours();
    const third = await setUp(affiliation, (work) => newDagplejer(work, { dagplejegruppeId: grupper[nord] ?? '' }));
    expect((await create(barnId, vaert)).errors).toEqual([]);
    expect(codes((await create(barnId, third, { gyldigFra: '2030-03-08', gyldigTil: '2030-03-09' })).errors)).toEqual([
      'GUEST_OVERLAP',
    ]);
    expect((await create(barnId, third, { gyldigFra: '2030-03-09', gyldigTil: '2030-03-09' })).errors).toEqual([]);
  });

  it('needs a place with the host on every day; the child away leaves one', async () => {
    const { own, vaert, barnId } = await neighbours(nord, 1);
    const full = await create(barnId, vaert);
    expect(full.errors).toMatchObject([{ code: 'KAPACITET_EXCEEDED', en: expect.stringContaining('On 2030-03-04') }]);
    const guest = await setUp(affiliation, (work) => {
      const other = newDagplejer(work, { dagplejegruppeId: grupper[nord] ?? '', kapacitet: 1 });
      return { other, barnId: newBarn(work, { hovedgruppeId: other.gruppeId }) };
    });
    const { other } = guest;
    expect(codes((await create(guest.barnId, own)).errors)).toEqual(['KAPACITET_EXCEEDED']);
    const roomy = await setUp(affiliation, (work) => newDagplejer(work, { dagplejegruppeId: grupper[nord] ?? '' }));
    const away = await create(barnId, roomy, { gyldigTil: '2030-03-10' });
    expect(away.errors).toEqual([]);
    expect((await create(guest.barnId, own)).errors).toEqual([]);
    expect(await belaegning(other, days.gyldigFra)).toMatchObject({ ledigePladser: 1 });
    // Its place at home is taken now, so the child cannot come back while the other guest is there.
    expect(codes((await end(away.gaesteophold?.id, '2030-03-05')).errors)).toEqual(['KAPACITET_EXCEEDED']);
    expect(codes((await cancel(away.gaesteophold?.id)).errors)).toEqual(['KAPACITET_EXCEEDED']);
    expect((await end(away.gaesteophold?.id, '2030-03-08')).errors).toEqual([]);
  });

  it('is for children in dagpleje, with another childminder than their own, who is one on those days', async () => {
    const { own, vaert, barnId } = await neighbours(nord, 5);
    expect(codes((await create(barnId, own)).errors)).toContain('GUEST_OF_OWN_DAGPLEJER');
    const [adult, leaving] = await setUp(affiliation, (work) => [
      newPerson(work),
      newBarn(work, { hovedgruppeId: vaert.gruppeId, gyldigFra: '2030-01-01', gyldigTil: '2030-03-06' }),
    ]);
    expect(codes((await create(adult ?? '', vaert)).errors)).toEqual(['GUEST_NOT_IN_DAGPLEJE']);
    const late = await create(leaving ?? '', own);
    expect(late.errors).toContainEqual(
      expect.objectContaining({ code: 'GUEST_NOT_IN_DAGPLEJE', en: expect.stringContaining('2030-03-07') }),
    );
    expect(codes((await create('\u0000', vaert)).errors)).toContain('OBJECT_UNKNOWN');
    await carryOut(ask, 'detachDagplejer', { id: vaert.id, sidsteDag: '2030-03-07' });
    const { errors } = await create(barnId, vaert);
    expect(errors).toMatchObject([{ code: 'GUEST_HOST_NOT_ACTIVE', en: expect.stringContaining('2030-03-08') }]);
  });

  it('across units warns that AULA needs a second affiliation; it needs the right at both', async () => {
    const { vaert, barnId } = await neighbours(syd);
    const half = await server.askWith({ roles: ['institution'], enheder: [syd] });
    const refused = await create(barnId, vaert, {}, half);
    expect(refused.errors).toContainEqual(
      expect.objectContaining({ code: 'OBJECT_UNKNOWN', path: ['input', 'barnId'] }),
    );
    const nobody = await create(randomUUID(), vaert, {}, half);
    expect(codes(refused.errors)).toEqual(codes(nobody.errors));
    const { errors, warnings, gaesteophold } = await create(barnId, vaert);
    expect([errors, codes(warnings)]).toEqual([[], ['GUEST_ACROSS_UNITS']]);
    expect(gaesteophold).toMatchObject({ anvisningsenhed: { nummer: syd } });
  });

  it('keeps a planned host from being called off', async () => {
    const { barnId } = await neighbours();
    const vaert = await setUp(affiliation, (work) =>
      newDagplejer(work, { dagplejegruppeId: grupper[nord] ?? '', gyldigFra: '2030-01-01' }),
    );
    const { gaesteophold } = await create(barnId, vaert);
    const callOff = () => carryOut(ask, 'cancelDagplejer', { id: vaert.id });
    expect(codes((await callOff()).errors)).toEqual(['GUESTS_IN_THE_WAY']);
    expect(codes((await cancel(gaesteophold?.id)).errors)).toEqual([]);
    expect(codes((await callOff()).errors)).toEqual([]);
    expect(codes((await create(barnId, vaert)).errors)).toEqual(['GUEST_HOST_NOT_ACTIVE']);
  });

  it('keeps its host from leaving before it, and is pointed at when the child leaves', async () => {
    const { vaert, barnId, own } = await neighbours();
    const { gaesteophold } = await create(barnId, vaert);
    const leave = () => carryOut(ask, 'detachDagplejer', { id: vaert.id, sidsteDag: '2030-03-07' });
    expect((await leave()).errors).toMatchObject([
      { code: 'GUESTS_IN_THE_WAY', en: expect.stringContaining(gaesteophold?.id ?? '') },
    ]);
    const { warnings } = await affiliation.write([kommune], async (work) => {
      await work.load('tilknytning', 'hovedgruppeId', [own.gruppeId]);
      for (const barn of work.all('tilknytning')) work.change(barn, { gyldigTil: '2030-03-05' }, []);
    });
    expect(codes(warnings as never)).toEqual(['GUEST_HAS_LEFT']);
    expect(await end(gaesteophold?.id, '2030-03-05')).toMatchObject({ errors: [] });
    expect((await leave()).errors).toEqual([]);
  });

  it('is called off before it begins, and ends earlier, never later', async () => {
    const { vaert, barnId } = await neighbours();
    const begun = await create(barnId, vaert, { gyldigFra: '2024-01-01', gyldigTil: '2030-03-08' });
    expect(codes((await cancel(begun.gaesteophold?.id)).errors)).toEqual(['GUEST_STAY_BEGUN']);
    expect(codes((await end(begun.gaesteophold?.id, '2030-03-09')).errors)).toEqual(['GUEST_STAY_LONGER']);
    expect(codes((await end(begun.gaesteophold?.id, '2023-12-31')).errors)).toEqual(['PERIOD_BACKWARDS']);
    expect((await end(begun.gaesteophold?.id, '2024-01-05')).gaesteophold).toMatchObject({
      gyldigTil: '2024-01-05',
      version: 2,
    });
    const planned = await create(barnId, vaert);
    expect(await cancel(planned.gaesteophold?.id)).toMatchObject({
      errors: [],
      gaesteophold: { aflyst: true, version: 2 },
    });
    expect((await cancel(planned.gaesteophold?.id)).changeset).toBeNull();
    expect(codes((await end(planned.gaesteophold?.id, '2030-03-05')).errors)).toEqual(['GUEST_STAY_CANCELLED']);
    expect((await create(barnId, vaert)).errors).toEqual([]);
    expect((await server.ask('{ gaesteophold { totalCount } }')).errors?.[0]?.extensions?.code).toBe(
      'CREDENTIALS_MISSING',
    );
  });
});
