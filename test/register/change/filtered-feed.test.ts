import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let support: Ask;
/** Every line of the log, as a follower of all of it has them. */
let log: Line[];

interface Line {
  changeNumber: number;
  action: string;
  niveau: string;
  nummer: string;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  daginstitutionBefore: string | null;
  daginstitutionAfter: string | null;
  movement: string;
  changeset: { actor: string };
  fields: { field: string }[];
  along: { nummer: string }[];
}

const lineSelection = `changeNumber action niveau nummer kommuneBefore kommuneAfter daginstitutionBefore daginstitutionAfter
  movement changeset { actor } fields { field } along { nummer }`;

async function follow(where: string, first: number, after = 0): Promise<Line[]> {
  const lines: Line[] = [];
  for (let last = after; ; ) {
    const { changes } = await get<{ changes: { nodes: Line[]; last: number; hasMore: boolean } }>(
      support,
      `{ changes(after: ${last}, first: ${first}${where && `, where: ${where}`}) { nodes { ${lineSelection} } last hasMore } }`,
    );
    lines.push(...changes.nodes);
    if (!changes.hasMore) return lines;
    last = changes.last;
  }
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
}

const kommuner = ['101', '147', '751'];
const adresse = 'adresse: { vejNavn: "A", husNummer: "1", postNummer: "2300" }';

async function mutate(field: string): Promise<string[]> {
  const query = `mutation { ${field} { errors { code path } changes { nummer } } }`;
  const [payload] = Object.values(
    await get<Record<string, { errors: object[]; changes: { nummer: string }[] }>>(support, query),
  );
  expect(payload?.errors).toEqual([]);
  return payload?.changes.map(({ nummer }) => nummer) ?? [];
}

/** A history of institutions that are made, renamed, moved between municipalities, and whose units go to others. */
async function makeHistory(steps: number): Promise<void> {
  const roll = dice(7);
  const houses: string[] = [];
  const units: string[] = [];
  for (const kommune of kommuner) {
    const made = await mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", navn: "Hus ${kommune}", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" } }
      { createAnvisningsenhed: { key: "u", daginstitutionsNummer: "#d", navn: "Enhed", institutionstype: "6012", pNummer: "1012345678", cvrNummer: "12345674", ${adresse} } }
      { createAlternativAdresse: { anvisningsenhedsNummer: "#u", navn: "Skoven", ${adresse} } } ] })`);
    houses.push(made[0] ?? '');
    units.push(made[1] ?? '');
  }
  const any = (list: string[]) => list[roll(list.length)] ?? '';
  for (let step = 0; step < steps; step++) {
    const [house, unit, kommune] = [any(houses), any(units), any(kommuner)];
    const change = [
      () => `updateDaginstitution(input: { nummer: "${house}", navn: "Hus ${step}" })`,
      () => `updateDaginstitution(input: { nummer: "${house}", kommune: "${kommune}" })`,
      () => `updateAnvisningsenhed(input: { nummer: "${unit}", navn: "Enhed ${step}" })`,
      () => `updateAnvisningsenhed(input: { nummer: "${unit}", email: "hus${step}@example.dk" })`,
      () => moveWithin(unit, houses, roll),
    ][roll(5)];
    const field = await change?.();
    if (field) await mutate(field);
  }
}

/** A unit may only go to another daginstitution of its municipality. */
async function moveWithin(unit: string, houses: string[], roll: (most: number) => number): Promise<string | null> {
  const query = `{ anvisningsenhed(nummer: "${unit}") { daginstitution { nummer kommune { kode } } } }`;
  type Found = { anvisningsenhed: { daginstitution: { nummer: string; kommune: { kode: string } } } };
  const { daginstitution: from } = (await get<Found>(support, query)).anvisningsenhed;
  const to = houses[roll(houses.length)] ?? '';
  const there = await get<{ daginstitution: { kommune: { kode: string } } }>(
    support,
    `{ daginstitution(nummer: "${to}") { kommune { kode } } }`,
  );
  if (to === from.nummer || there.daginstitution.kommune.kode !== from.kommune.kode) return null;
  return `moveAnvisningsenhed(input: { nummer: "${unit}", daginstitutionsNummer: "${to}" })`;
}

beforeAll(async () => {
  server = await startTestServer({ SAMPLE: 'none' });
  support = await server.askAs('stil');
  await makeHistory(70);
  log = await follow('', 1000);
});
afterAll(() => server.close());

/** A filter as a query has it, and what it means of a line. */
interface Filter {
  where: string;
  fits(line: Line): boolean;
}

const either =
  (side: 'kommune' | 'daginstitution', values: string[]) =>
  (line: Line): boolean =>
    values.includes(line[`${side}Before`] ?? '') || values.includes(line[`${side}After`] ?? '');

const listed = (values: string[], quote = '"') => `[${values.map((one) => `${quote}${one}${quote}`).join(', ')}]`;

function drawFilter(roll: (most: number) => number): Filter {
  const distinct = (of: (line: Line) => string | null) => [...new Set(log.map(of))].filter((one) => one !== null);
  const some = <T>(list: T[]) => list.filter((_, i) => i === 0 || roll(3) === 0).slice(0, 1 + roll(3));
  const numbers = some(distinct(({ nummer }) => nummer).toSorted(() => roll(3) - 1));
  const houses = some(distinct(({ daginstitutionAfter }) => daginstitutionAfter).toSorted(() => roll(3) - 1));
  const places = some(kommuner.toSorted(() => roll(3) - 1));
  const actions = some(['UPDATE', 'MOVE', 'CREATE', 'CLOSE'].toSorted(() => roll(3) - 1));
  const fields = some(['navn', 'admKommuneKode', 'email', 'daginstitutionsNummer'].toSorted(() => roll(3) - 1));
  const all: Filter[] = [
    { where: `kommune: { in: ${listed(places)} }`, fits: either('kommune', places) },
    { where: `daginstitution: { in: ${listed(houses)} }`, fits: either('daginstitution', houses) },
    { where: `nummer: { in: ${listed(numbers)} }`, fits: ({ nummer }) => numbers.includes(nummer) },
    { where: `action: { in: ${listed(actions, '')} }`, fits: ({ action }) => actions.includes(action) },
    { where: 'niveau: { eq: ANVISNINGSENHED }', fits: ({ niveau }) => niveau === 'ANVISNINGSENHED' },
    { where: 'actor: { eq: "person:test" }', fits: ({ changeset }) => changeset.actor === 'person:test' },
    {
      where: `field: { in: ${listed(fields)} }`,
      fits: (line) => line.action === 'CREATE' || line.fields.some(({ field }) => fields.includes(field)),
    },
  ];
  const chosen = all.toSorted(() => roll(3) - 1).slice(0, 1 + roll(3));
  return {
    where: `{ ${chosen.map(({ where }) => where).join(', ')} }`,
    fits: (line) => chosen.every((one) => one.fits(line)),
  };
}

describe('a filtered feed', () => {
  it('is what a recount of the whole log comes to, for any filters and any size of page', async () => {
    expect(log.map(({ changeNumber }) => changeNumber)).toEqual(log.map((_, i) => i + 1));
    const roll = dice(11);
    let found = 0;
    for (let round = 0; round < 60; round++) {
      const { where, fits } = drawFilter(roll);
      const lines = await follow(where, [1, 3, 1000][roll(3)] ?? 1);
      const numbers = lines.map(({ changeNumber }) => changeNumber);
      expect(numbers, where).toEqual(log.filter(fits).map(({ changeNumber }) => changeNumber));
      found += numbers.length;
    }
    expect(found).toBeGreaterThan(100);
  });

  it('says ENTERED and LEFT by daginstitution, so that a copy of one has what belongs to it', async () => {
    const houses = new Set(log.flatMap(({ daginstitutionAfter }) => daginstitutionAfter ?? []));
    let moved = 0;
    for (const house of houses) {
      const copy = new Set<string>();
      for (const { nummer, movement, along } of await follow(`{ daginstitution: { eq: "${house}" } }`, 1000)) {
        const objects = [nummer, ...along.map((object) => object.nummer)];
        if (movement === 'LEFT') for (const one of objects) copy.delete(one);
        else for (const one of movement === 'ENTERED' ? objects : [nummer]) copy.add(one);
        if (movement !== 'NONE') moved += 1;
      }
      const { daginstitution } = await get<{ daginstitution: Tree }>(
        support,
        `{ daginstitution(nummer: "${house}") { nummer anvisningsenheder { nummer alternativeAdresser { nummer } } } }`,
      );
      const units = daginstitution.anvisningsenheder.flatMap((unit) => [unit, ...unit.alternativeAdresser]);
      expect([...copy].toSorted()).toEqual([daginstitution, ...units].map(({ nummer }) => nummer).toSorted());
    }
    expect(moved).toBeGreaterThan(0);
  });

  it.each([
    ['field: { eq: "intet" }', 'VALUE_MALFORMED'],
    ['field: { eq: null }', 'VALUE_MALFORMED'],
    ['field: {}', 'FILTER_EMPTY'],
    ['daginstitution: { eq: "12" }', 'NUMMER_MALFORMED'],
    ['daginstitution: { eq: null }', 'VALUE_MALFORMED'],
  ])('refuses %s with %s', async (where, code) => {
    const { errors } = await server.ask(`{ changes(where: { ${where} }) { last } }`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});

interface Tree {
  nummer: string;
  anvisningsenheder: { nummer: string; alternativeAdresser: { nummer: string }[] }[];
}
