import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../../subgraphs/common/clock.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { loadPeople } from '../../support/load-people.ts';
import { newFolder } from '../../support/new-database.ts';
import { unitsOf } from '../../support/people.ts';
import { startAsSupport, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const folder = newFolder();
let server: TestServer;
let affiliation: TestAffiliation;
let giver: Ask;
let taker: Ask;
/** The unit that goes from 101 to 147, one that stays with 101, and one that 147 has had before. */
let going: string;
let staying: string;
const [theirs = ''] = unitsOf('147');
let daginstitution: string;

type Row = Record<string, unknown>;
const person = (n: number, more: object = {}) => ({
  ...{ cpr: testCpr(n), fornavn: `Fornavn${n}`, efternavn: 'Prøve', beskyttet: false },
  ...more,
});
const gruppe = (enhed: string): Row => ({
  ...{ type: 'gruppe', enhed, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' },
});
const ansat = (enhed: string, n: number, more: object = {}): Row => ({
  ...{ type: 'ansat', enhed, lokalId: `A${n}`, roller: ['Pædagog'], gyldigFra: '2026-01-01' },
  person: person(n, more),
});
const barn = (enhed: string, n: number, contacts: number[]): Row => ({
  ...{ type: 'barn', enhed, lokalId: `B${n}`, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', gyldigFra: '2026-01-01' },
  person: person(n),
  kontakter: contacts.map((one) => ({ person: person(one), relation: 'Mor', foraeldremyndighed: true })),
});

/** Child 1 with mother 2 and father 3; 4 works here alone, 5 also where it stays, 6 also with the taker; child 10 is at both. */
const roster = () => [
  gruppe(going),
  barn(going, 1, [2, 3]),
  barn(going, 10, [11]),
  ...[4, 5, 6, 7].map((n) => ansat(going, n)),
  { ...ansat(going, 8), gyldigFra: '2025-01-01', gyldigTil: '2025-12-31' },
];

const load = (kilde: string, rows: Row[], kommune: string | null = null) =>
  loadPeople(affiliation, rows, { kilde, kommune, today: today() });

async function newUnit(navn: string): Promise<[string, string]> {
  const top = `{ navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101" }`;
  const made = await get<{ it: { daginstitution: { nummer: string } } }>(
    server.ask,
    `mutation { it: createDaginstitution(input: ${top}) { daginstitution { nummer } } }`,
  );
  const parent = made.it.daginstitution.nummer;
  const adresse = '{ vejNavn: "Prøvevej", husNummer: "1", postNummer: "2300", byNavn: "København S", kommune: "101" }';
  const input = `{ daginstitutionsNummer: "${parent}", navn: "${navn} enhed", institutionstype: "6012", pNummer: "1012345678",
    cvrNummer: "12345674", email: "prøve@example.dk", telefonNummer: "87654321", adresse: ${adresse} }`;
  const unit = await get<{ it: { errors: object[]; anvisningsenhed: { nummer: string } } }>(
    server.ask,
    `mutation { it: createAnvisningsenhed(input: ${input}) { errors { code da } anvisningsenhed { nummer } } }`,
  );
  expect(unit.it.errors).toEqual([]);
  return [parent, unit.it.anvisningsenhed.nummer];
}

/** The register's news are taken in by a timer. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await isSo()); i++) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Whose tie at a unit it is, by local id or, of contacts, by name: id, municipality and name. */
async function tied(enhed: string) {
  const { read } = affiliation.database;
  const ties = await read.tilknytning.findMany({ where: { enhedsNummer: enhed, toChange: null } });
  const persons = await read.person.findMany({
    where: { id: { in: ties.map(({ personId }) => personId) }, toChange: null },
  });
  return Object.fromEntries(
    ties.map(({ lokalId, personId }) => {
      const found = persons.find(({ id }) => id === personId);
      return [
        lokalId ?? found?.fornavn ?? '',
        { id: personId, kommune: found?.kommuneKode, beskyttet: found?.beskyttet },
      ];
    }),
  );
}

let before: Awaited<ReturnType<typeof tied>>;
let known: Awaited<ReturnType<typeof tied>>;
let head: number;

beforeAll(async () => {
  server = await startAsSupport({ REGISTER_MODE: 'sandbox', REGISTER_POLL_MS: '100' });
  affiliation = await openTestAffiliation(server);
  [giver, taker] = [await server.askAs('kommunal', '101'), await server.askAs('kommunal', '147')];
  [daginstitution, going] = await newUnit('Grænsehuset');
  [, staying] = await newUnit('Blivehuset');
  const { read } = affiliation.database;
  await eventually(async () => (await read.enhed.findFirst({ where: { nummer: staying } })) !== null);
  const others = [
    gruppe(staying),
    barn(staying, 10, [11]),
    ansat(staying, 5),
    ansat(staying, 7, { beskyttet: true, aliasFornavn: 'A', aliasEfternavn: 'B' }),
  ];
  for (const [kilde, rows] of [
    ['Nord', roster()],
    ['Syd', others],
    ['Taget', [ansat(theirs, 6, { fornavn: 'Seks' })]],
  ] as const)
    expect((await load(kilde, [...rows])).refusals).toEqual([]);
  [before, known] = [await tied(going), await tied(theirs)];
  const prints = { aktoertype: 'ansat', aftryk: 'x', cprAftryk: null, noegle: 'x', leveringId: 'x' };
  for (const lokalId of ['A4', 'A5']) {
    const there = { enhedsNummer: going, kilde: 'Nord', lokalId, personId: before[lokalId]?.id ?? '' };
    await affiliation.database.write.leveretPerson.create({ data: { ...there, ...prints } });
  }
  head = (await get<{ affiliationChanges: { head: number } }>(giver, '{ affiliationChanges { head } }'))
    .affiliationChanges.head;
  await get(
    server.ask,
    `mutation { updateDaginstitution(input: { nummer: "${daginstitution}", kommune: "147" }) { errors { code } } }`,
  );
  await eventually(async () => (await tied(going)).A4?.kommune === '147');
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  folder.remove();
});

describe('a unit that goes to another municipality', () => {
  it('keeps its people, who are persons of the new one from then on', async () => {
    const after = await tied(going);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    expect(new Set(Object.values(after).map(({ kommune }) => kommune))).toEqual(new Set(['147']));
    // Who is nowhere else is the same person still, also one whose tie was over.
    for (const key of ['B1', 'Fornavn2', 'Fornavn3', 'A4', 'A8']) expect(after[key]?.id).toBe(before[key]?.id);
  });

  it('leaves the old municipality the person who is also elsewhere with it, and the new one has a copy', async () => {
    const [after, stays] = [await tied(going), await tied(staying)];
    expect(stays.A5).toMatchObject({ id: before.A5?.id, kommune: '101' });
    expect(after.A5?.id).not.toBe(before.A5?.id);
    const copy = await affiliation.database.read.person.findFirstOrThrow({
      where: { id: after.A5?.id ?? '', toChange: null },
    });
    expect(Object.keys(JSON.parse(copy.sourceWords) as object)).toEqual(['Nord']);
  });

  it('leaves a child of two municipalities with its contacts in both', async () => {
    const family = async (enhed: string) => {
      const people = await tied(enhed);
      const where = { enhedsNummer: enhed, barnId: people.B10?.id ?? '', toChange: null };
      const contacts = await affiliation.database.read.tilknytning.findMany({ where });
      return { barn: people.B10, mor: people.Fornavn11, contacts: contacts.map(({ personId }) => personId) };
    };
    const [there, here] = [await family(going), await family(staying)];
    expect([there.barn?.kommune, there.mor?.kommune]).toEqual(['147', '147']);
    expect([here.barn?.kommune, here.mor?.kommune]).toEqual(['101', '101']);
    expect([there.contacts, here.contacts]).toEqual([[there.mor?.id], [here.mor?.id]]);
    expect(there.mor?.id).not.toBe(here.mor?.id);
  });

  it('does not show whom another unit of the old municipality had protected', async () => {
    const after = await tied(going);
    expect(after.A7).toMatchObject({ kommune: '147', beskyttet: true });
  });

  it('gives whom the new municipality knows already to the person that it knows', async () => {
    const after = await tied(going);
    expect(after.A6?.id).toBe(known.A6?.id);
    expect(after.A6?.id).not.toBe(before.A6?.id);
    const { read } = affiliation.database;
    const one = await read.person.findFirstOrThrow({ where: { id: after.A6?.id ?? '', toChange: null } });
    expect(Object.keys(JSON.parse(one.sourceWords) as object).sort()).toEqual(['Nord', 'Taget']);
  });

  it('takes the next file of its source as if nothing had happened', async () => {
    expect(await load('Nord', roster())).toMatchObject({ refusals: [], changes: null });
    const more = await load('Nord', [...roster(), ansat(going, 9)], '147');
    expect(more).toMatchObject({ refusals: [], created: { person: 1, tilknytning: 1 } });
    expect((await load('Syd', [ansat(staying, 5)])).refusals).toEqual([]);
  });

  it('still does not show them when its source says otherwise', async () => {
    expect((await tied(going)).A7).toMatchObject({ beskyttet: true });
  });

  it('is seen by the new municipality, and by the old one no more', async () => {
    const query = `query { anvisningsenhed(nummer: "${going}") { tilknytninger { totalCount } } }`;
    const count = async (ask: Ask) =>
      (await get<{ anvisningsenhed: { tilknytninger: { totalCount: number } } }>(ask, query)).anvisningsenhed
        .tilknytninger.totalCount;
    expect(await count(taker)).toBeGreaterThan(6);
    expect(await count(giver)).toBe(0);
    const one = `{ person(id: "${before.A4?.id}") { fornavn } }`;
    expect(await get(taker, one)).toEqual({ person: { fornavn: 'Fornavn4' } });
    expect(await get(giver, one)).toEqual({ person: null });
  });

  it('stands in the change logs of both, in one step', async () => {
    type Page = {
      affiliationChanges: {
        nodes: { objectId: string; movement: string; changeset: { source: string; first: number } }[];
      };
    };
    const query = `query ($after: Int!, $kommune: String!) { affiliationChanges(after: $after, first: 1000, where: { kommune: { eq: $kommune } }) { nodes { objectId movement changeset { source first } } } }`;
    const own = async (ask: Ask, kommune: string) =>
      (await get<Page>(ask, query, { after: head, kommune })).affiliationChanges.nodes.filter(
        ({ changeset }) => changeset.source === 'overdragelse',
      );
    const [given, taken] = [await own(giver, '101'), await own(taker, '147')];
    const moved = before.A4?.id ?? '';
    expect(given.find(({ objectId }) => objectId === moved)?.movement).toBe('LEFT');
    expect(taken.find(({ objectId }) => objectId === moved)?.movement).toBe('ENTERED');
    expect(new Set([...given, ...taken].map(({ changeset }) => changeset.first)).size).toBe(1);
  });

  it('still has those who stand in Unilogin, as the persons they are now', async () => {
    const after = await tied(going);
    const there = await affiliation.database.read.leveretPerson.findMany({ where: { enhedsNummer: going } });
    expect(Object.fromEntries(there.map(({ lokalId, personId }) => [lokalId, personId]))).toEqual({
      A4: after.A4?.id,
      A5: after.A5?.id,
    });
  });

  it('is asked to come again with rows that meet the hand-over under way', async () => {
    const { enhed } = affiliation.database.write;
    const there = (kommuneKode: string) => enhed.update({ where: { nummer: theirs }, data: { kommuneKode } });
    await there('101');
    const { refusals } = await load('Taget', [ansat(theirs, 6)]);
    await there('147');
    expect(refusals.map(({ code }) => code)).toEqual(['OVERDRAGELSE_PENDING']);
    expect((await load('Taget', [ansat(theirs, 6)])).refusals).toEqual([]);
  });
});
