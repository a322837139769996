import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectKinds } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import { sql } from '../../subgraphs/common/database/sql.ts';
import { Random } from '../differential/random.ts';
import type { Ask } from '../support/ask.ts';
import { nord } from '../support/dagpleje.ts';
import { get } from '../support/get.ts';
import { storePeople, unitsOf } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../support/test-affiliation.ts';

const seed = 7;
const [unit = '', second = ''] = unitsOf('101');
const [foreign = ''] = unitsOf('147');

interface Entry {
  changeNumber: number;
  version: number | null;
  action: string;
  objectId: string;
  changeset: { at: string; actor: string | null; requestId: string | null };
  fields: { field: string; before: string | null; after: string | null; personal: boolean }[];
}

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let ids: Record<'alma' | 'hidden' | 'rød' | 'moved' | 'barn', string>;

async function change(kind: 'tilknytning' | 'person' | 'gruppe', id: string, patch: object, kommuner = ['101']) {
  const { errors } = await affiliation.write(kommuner, async (work) => {
    await work.load(kind, 'id', [id]);
    const objekt = work.get(kind, id);
    if (objekt) work.change(objekt, patch, ['test']);
  });
  expect(errors).toEqual([]);
}

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  ids = await storePeople(affiliation, '101', ({ person, tie, group }) => {
    const [alma, hidden] = [person({ hjemmetelefon: null }), person({ hjemmetelefon: null, beskyttet: true })];
    const [rød, moved] = [group(unit), group(second, { kode: 'BLÅ' })];
    const barn = tie({
      personId: alma,
      aktoertype: 'barn',
      enhedsNummer: unit,
      hovedgruppeId: rød,
      elevnummer: 'E-77',
    });
    tie({ personId: hidden, aktoertype: 'barn', enhedsNummer: unit, hovedgruppeId: rød });
    return { alma, hidden, rød, moved, barn };
  });
  await change('person', ids.alma, { efternavn: 'Nygift' });
  await change('person', ids.hidden, { efternavn: 'Hemmelig' });
  await change('tilknytning', ids.barn, { gyldigTil: '2030-06-30' });
  await change('gruppe', ids.moved, { enhedsNummer: foreign, navn: 'Flyttet' }, ['101', '147']);
  const random = new Random(seed, 0);
  for (let i = 0; i < 12; i++) await change('gruppe', ids.rød, randomPatch(random, i));
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});
beforeEach(() => server.forgetStatements());

/** Something that differs from what it was, and often something more. */
const randomPatch = (random: Random, i: number): object => ({
  navn: `Stue ${i}`,
  ...(random.chance(0.5) && { linje: random.pick(['A', 'B', 'C', null]) }),
  ...(random.chance(0.4) && { gyldigFra: random.pick(['2021-01-01', '2022-02-02', '2022-03-03']) }),
});

const selection = `historik(first: 100) { totalCount nodes {
  changeNumber version action objectId changeset { at actor requestId } fields { field before after personal } } }`;
const historik = async (field: 'gruppe' | 'person' | 'tilknytning', id: string, ask = kommunal): Promise<Entry[]> => {
  const answer = await get<Record<string, { historik: { nodes: Entry[]; totalCount: number } }>>(
    ask,
    `query ($id: ID!) { it: ${field}(id: $id) { ${selection} } }`,
    { id },
  );
  expect(answer.it?.historik.totalCount).toBe(answer.it?.historik.nodes.length);
  return answer.it?.historik.nodes ?? [];
};

describe('the history of an object of the affiliation data', () => {
  it.each(['gruppe', 'person', 'tilknytning'] as const)('is what the change log has of it: a %s', async (kind) => {
    const id = { gruppe: ids.rød, person: ids.alma, tilknytning: ids.barn }[kind];
    const { affiliationChanges } = await get<{ affiliationChanges: { nodes: Entry[] } }>(
      kommunal,
      `query ($id: ID!) { affiliationChanges(first: 1000, where: { object: { eq: $id } }) { nodes {
        changeNumber version action objectId changeset { at actor requestId } fields { field before after personal } } } }`,
      { id },
    );
    const entries = await historik(kind, id);
    expect(entries).toEqual(affiliationChanges.nodes);
    expect(entries.map(({ version }) => version)).toEqual(entries.map((_, i) => i + 1));
    expect(entries[0]).toMatchObject({ action: 'CREATE', changeset: { actor: 'test', requestId: 'test' } });
  });

  it(`folded forward gives the row that is stored now (seed ${seed})`, async () => {
    const folded: Record<string, string | null> = {};
    for (const { fields } of await historik('gruppe', ids.rød))
      for (const { field, before, after } of fields) {
        expect(folded[field] ?? null).toBe(before);
        folded[field] = after;
      }
    const [row] = await affiliation.database.query<Record<string, unknown>>(
      sql`SELECT * FROM "Gruppe" WHERE "toChange" IS NULL AND "id" = ${ids.rød}`,
    );
    const columns = Object.keys(objectKinds.gruppe.columns);
    const now = columns.map((column) => (row?.[column] == null ? null : String(row[column])));
    expect(columns.map((column) => folded[column] ?? null)).toEqual(now);
  });

  it('shows of a person which fields changed, and no value; and stands in the read log', async () => {
    const [, married] = await historik('person', ids.alma);
    expect(married?.fields).toEqual([{ field: 'efternavn', before: null, after: null, personal: true }]);
    const { laeselog } = await get<{ laeselog: { nodes: { hvad: string; formaal: string }[] } }>(
      await server.askAs('databeskyttelse', '101'),
      `{ laeselog(first: 100, where: { person: { eq: "${ids.alma}" } }) { nodes { hvad formaal } } }`,
    );
    expect(laeselog.nodes).toContainEqual({ hvad: 'historik', formaal: 'person' });
  });

  it('shows of a protected person every field that may have changed, without the right to the name', async () => {
    const fieldsOf = (entry: Entry | undefined) => entry?.fields.map(({ field }) => field) ?? [];
    const [, hidden] = await historik('person', ids.hidden);
    expect(fieldsOf(hidden).length).toBeGreaterThan(5);
    expect(hidden?.fields.every(({ before, after }) => before === null && after === null)).toBe(true);
    const seeing = await server.askWith({ roles: ['kommunal', 'navnebeskyttelse'], kommuner: ['101'] });
    expect(fieldsOf((await historik('person', ids.hidden, seeing))[1])).toEqual(['efternavn']);
  });

  it('shows where an object came from only to those who answer for both places', async () => {
    const neighbour = await server.askAs('kommunal', '147');
    const entries = await historik('gruppe', ids.moved, neighbour);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.changeset.actor).toBeNull();
    expect(entries[0]?.fields).toContainEqual({ field: 'navn', before: null, after: 'Flyttet', personal: false });
    const both = await server.askAs('kommunal', '101', '147');
    expect((await historik('gruppe', ids.moved, both)).map(({ action }) => action)).toEqual(['CREATE', 'UPDATE']);
  });

  it('is read by who may read such an object, at its own units alone', async () => {
    const at = (enhed: string) => server.askWith({ roles: ['institution'], enheder: [enhed] });
    expect(await historik('gruppe', ids.rød, await at(unit))).toHaveLength(13);
    expect(await (await at(second))(`{ gruppe(id: "${ids.rød}") { ${selection} } }`)).toMatchObject({
      data: { gruppe: null },
    });
  });

  it('is refused of what is public to who may not read the change log', async () => {
    const owner = await server.askAs('kommunal', '740');
    const query = `mutation { createDagplejegruppe(input: { anvisningsenhedsNummer: "${nord}", navn: "Ørnene", basis: "andet" }) { dagplejegruppe { id } } }`;
    const { createDagplejegruppe } = await get<{ createDagplejegruppe: { dagplejegruppe: { id: string } } }>(
      owner,
      query,
    );
    const question = `{ dagplejegruppe(id: "${createDagplejegruppe.dagplejegruppe.id}") { navn ${selection} } }`;
    const refused = await server.askAs('onboarding', '740');
    const { data, errors } = await refused<{ dagplejegruppe: object }>(question);
    expect(data?.dagplejegruppe).toEqual({ navn: 'Ørnene', historik: null });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['NOT_ALLOWED']);
    expect(await get(owner, question)).toMatchObject({ dagplejegruppe: { historik: { totalCount: 1 } } });
  });

  it('costs one statement for all groups of a list', async () => {
    await get(kommunal, `{ grupper(first: 100) { nodes { historik(last: 2) { nodes { changeNumber } } } } }`);
    expect(server.statements.affiliation.filter((statement) => statement.includes('"line"'))).toHaveLength(1);
  });
});
