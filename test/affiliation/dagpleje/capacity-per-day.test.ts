import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Work } from '../../../subgraphs/affiliation/core/change/work.ts';
import type { Ask } from '../../support/ask.ts';
import { codes, type Problem } from '../../support/carry-out.ts';
import { kommune, newBarn, newDagplejer, nord, setUp, type TestDagplejer } from '../../support/dagpleje.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
let dagplejegruppeId: string;
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', kommune);
  const query = `{ anvisningsenhed(nummer: "${nord}") { dagplejegrupper { id } } }`;
  type Found = { anvisningsenhed: { dagplejegrupper: { id: string }[] } };
  dagplejegruppeId = (await get<Found>(ask, query)).anvisningsenhed.dagplejegrupper[0]?.id ?? '';
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

/** Days are counted from 1; a last day of 0 is none known. */
interface Barn {
  home: number;
  from: number;
  to: number;
}
interface Ophold {
  barn: number;
  from: number;
  to: number;
}
/** Two childminders, 0 and 1: a guest is always with the other one. */
interface World {
  kapacitet: number[];
  boern: Barn[];
  ophold: Ophold[];
}

const horizon = 20;
const days = Array.from({ length: horizon }, (_, i) => i + 1);
const dayOf = (day: number) => `2031-01-${String(day).padStart(2, '0')}`;
const endOf = (day: number) => (day === 0 ? null : dayOf(day));
const isOn = ({ from, to }: { from: number; to: number }, day: number) => from <= day && (to === 0 || day <= to);

/** The oracle: who is where, counted one day after the other. */
function count({ boern, ophold }: World, dagplejer: number, day: number) {
  let [egneBoern, ude, gaester] = [0, 0, 0];
  boern.forEach((barn, i) => {
    const isAway = ophold.some((one) => one.barn === i && isOn(one, day));
    if (barn.home === dagplejer && isOn(barn, day)) egneBoern++;
    if (barn.home === dagplejer && isOn(barn, day) && isAway) ude++;
    if (barn.home !== dagplejer && isAway) gaester++;
  });
  return { egneBoern, ude, gaester };
}
const excess = (world: World, dagplejer: number, day: number) => {
  const { egneBoern, ude, gaester } = count(world, dagplejer, day);
  return Math.max(0, egneBoern - ude + gaester - (world.kapacitet[dagplejer] ?? 0));
};
const isWorse = (before: World, after: World) =>
  [0, 1].some((dagplejer) => days.some((day) => excess(after, dagplejer, day) > excess(before, dagplejer, day)));

/** A guest is a child on all its days, and in one place at a time. */
const isLawful = ({ boern }: World, earlier: Ophold[], ophold: Ophold) => {
  const barn = boern[ophold.barn];
  const during = days.filter((day) => isOn(ophold, day));
  const others = earlier.filter((one) => one.barn === ophold.barn);
  return barn && during.every((day) => isOn(barn, day) && !others.some((one) => isOn(one, day)));
};

const period = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.nat(6)).map(([from, more]) => ({ from, to: from + more }));
const openPeriod = fc.tuple(period, fc.boolean()).map(([{ from, to }, open]) => ({ from, to: open ? 0 : to }));
const barnOf = fc.tuple(openPeriod, fc.constantFrom(0, 1)).map(([one, home]) => ({ ...one, home }));
const opholdOf = fc.tuple(period, fc.nat(5)).map(([one, barn]) => ({ ...one, barn }));
const kapacitet = fc.integer({ min: 1, max: 2 });

const worlds = fc
  .record({
    kapacitet: fc.tuple(kapacitet, kapacitet),
    boern: fc.array(barnOf, { minLength: 1, maxLength: 5 }),
    asked: fc.array(opholdOf, { minLength: 2, maxLength: 8 }),
  })
  .map(({ asked, ...rest }): World => {
    const world: World = { ...rest, ophold: [] };
    for (const ophold of asked) if (isLawful(world, world.ophold, ophold)) world.ophold.push(ophold);
    return world;
  });

const changes = fc.oneof(
  barnOf.map((barn) => ({ kind: 'a new child' as const, barn })),
  opholdOf.map((ophold) => ({ kind: 'a new guest' as const, ophold })),
  fc.record({ kind: fc.constant('another main group' as const), i: fc.nat() }),
  fc.record({ kind: fc.constant('another last day' as const), i: fc.nat(), to: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ kind: fc.constant('a stay called off' as const), i: fc.nat() }),
  fc.record({ kind: fc.constant('another capacity' as const), i: fc.constantFrom(0, 1), kapacitet }),
);
type Change = typeof changes extends fc.Arbitrary<infer T> ? T : never;

/** What a change does to the world; null when it has nothing to change. */
function changed(world: World, change: Change): World | null {
  const after = structuredClone(world);
  const barn = 'i' in change ? after.boern[change.i % after.boern.length] : undefined;
  if (change.kind === 'a new child') after.boern.push(change.barn);
  else if (change.kind === 'another capacity') after.kapacitet[change.i] = change.kapacitet;
  else if (change.kind === 'a new guest') {
    if (!isLawful(world, world.ophold, change.ophold)) return null;
    after.ophold.push(change.ophold);
  } else if (change.kind === 'a stay called off') {
    if (after.ophold.length === 0) return null;
    after.ophold.splice(change.i % after.ophold.length, 1);
  } else if (!barn || after.ophold.some((one) => after.boern[one.barn] === barn)) return null;
  else if (change.kind === 'another main group') barn.home = 1 - barn.home;
  else barn.to = change.to === 0 ? 0 : Math.max(barn.from, change.to);
  return after;
}

interface Stored {
  dagplejere: TestDagplejer[];
  boern: string[];
  ophold: string[];
}

/** Stores a world; the capacities afterwards, so that it may be too full. */
async function store(world: World): Promise<Stored> {
  const stored = await setUp(affiliation, (work): Stored => {
    const dagplejere = [0, 1].map(() => newDagplejer(work, { dagplejegruppeId, kapacitet: 5 }));
    const boern = world.boern.map((barn) => newChild(work, dagplejere, barn));
    const ophold = world.ophold.map((one) => newOphold(work, { dagplejere, boern, ophold: [] }, world, one));
    return { dagplejere, boern, ophold };
  });
  for (const [i, { id }] of stored.dagplejere.entries())
    await affiliation.database.write.dagplejer.updateMany({ where: { id }, data: { kapacitet: world.kapacitet[i] } });
  return stored;
}

const newChild = (work: Work, dagplejere: TestDagplejer[], { home, from, to }: Barn) =>
  newBarn(work, { hovedgruppeId: dagplejere[home]?.gruppeId, gyldigFra: dayOf(from), gyldigTil: endOf(to) });

function newOphold(work: Work, { dagplejere, boern }: Stored, world: World, { barn, from, to }: Ophold): string {
  const vaertId = dagplejere[1 - (world.boern[barn]?.home ?? 0)]?.personId ?? '';
  const content = { barnId: boern[barn] ?? '', vaertId, enhedsNummer: nord, aarsag: null, aflyst: false };
  return work.create('gaesteophold', { ...content, gyldigFra: dayOf(from), gyldigTil: dayOf(to) }, ['test']).id;
}

/** Carries a change out and answers with the codes of what refuses it; what it makes is remembered when nothing does. */
async function carryOutChange(world: World, after: World, change: Change, stored: Stored): Promise<string[]> {
  const made = { boern: [] as string[], ophold: [] as string[] };
  const { errors } = await affiliation.write([kommune], async (work) => {
    await work.load(
      'dagplejer',
      'id',
      stored.dagplejere.map(({ id }) => id),
    );
    await work.load('tilknytning', 'personId', stored.boern);
    await work.load('gaesteophold', 'id', stored.ophold);
    const i = 'i' in change ? change.i % stored.boern.length : -1;
    const barn = work.all('tilknytning').find((one) => one.after.personId === stored.boern[i]);
    if (change.kind === 'a new child') made.boern.push(newChild(work, stored.dagplejere, change.barn));
    if (change.kind === 'a new guest') made.ophold.push(newOphold(work, stored, world, change.ophold));
    if (change.kind === 'another main group' && barn)
      work.change(barn, { hovedgruppeId: stored.dagplejere[after.boern[i]?.home ?? 0]?.gruppeId ?? null }, []);
    if (change.kind === 'another last day' && barn)
      work.change(barn, { gyldigTil: endOf(after.boern[i]?.to ?? 0) }, []);
    const ophold = 'i' in change && work.get('gaesteophold', stored.ophold[change.i % stored.ophold.length] ?? null);
    if (change.kind === 'a stay called off' && ophold) work.change(ophold, { aflyst: true }, []);
    const dagplejer = 'i' in change && work.get('dagplejer', stored.dagplejere[change.i]?.id ?? null);
    if (change.kind === 'another capacity' && dagplejer) work.change(dagplejer, { kapacitet: change.kapacitet }, []);
  });
  if (errors.length > 0) return codes(errors as Problem[]);
  stored.boern.push(...made.boern);
  stored.ophold.push(...made.ophold);
  if (change.kind === 'a stay called off') stored.ophold.splice(change.i % stored.ophold.length, 1);
  return [];
}

/** What the API says of every second day, and what the oracle says. */
async function expectCounted(world: World, { dagplejere }: Stored): Promise<void> {
  const asked = days.filter((day) => day % 3 === 0);
  const fields = asked.map(
    (day) => `d${day}: belaegning(paaDag: "${dayOf(day)}") { egneBoern ude gaester ledigePladser }`,
  );
  const query = dagplejere.map(({ id }, i) => `p${i}: dagplejer(id: "${id}") { ${fields.join(' ')} }`);
  const data = await get<Record<string, Record<string, object>>>(ask, `{ ${query.join(' ')} }`);
  for (const i of [0, 1])
    for (const day of asked) {
      const counted = count(world, i, day);
      const ledigePladser = (world.kapacitet[i] ?? 0) - counted.egneBoern + counted.ude - counted.gaester;
      expect(data[`p${i}`]?.[`d${day}`]).toEqual({ ...counted, ledigePladser });
    }
}

describe('the capacity of childminders', () => {
  it('is kept on every day: a write is refused exactly when it makes some day fuller than it may be', async () => {
    const seen = { refused: 0, stored: 0, withGuests: 0 };
    const property = fc.asyncProperty(
      worlds,
      fc.array(changes, { minLength: 1, maxLength: 8 }),
      async (world, list) => {
        const stored = await store(world);
        let now = world;
        for (const change of list) {
          const after = changed(now, change);
          if (after === null) continue;
          const isRefused = isWorse(now, after);
          const found = await carryOutChange(now, after, change, stored);
          expect(found).toEqual(isRefused ? expect.arrayContaining(['KAPACITET_EXCEEDED']) : []);
          if (!isRefused) now = after;
          seen[isRefused ? 'refused' : 'stored']++;
          if (after.ophold.length > 0) seen.withGuests++;
        }
        await expectCounted(now, stored);
      },
    );
    await fc.assert(property, { numRuns: 60 });
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });
});
