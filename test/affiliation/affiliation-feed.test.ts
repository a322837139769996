import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ObjectKind, objectKinds } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import { fieldDiffs } from '../../subgraphs/affiliation/core/change/stored-object.ts';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { storePeople, unitsOf } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../support/test-affiliation.ts';

const [unit = '', second = ''] = unitsOf('101');
const [foreign = ''] = unitsOf('147');

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let neighbour: Ask;
/** The last change before the test's own. */
let start: number;
let ids: Record<'alma' | 'rød' | 'barn' | 'planned', string>;

async function change(kind: 'tilknytning' | 'person' | 'gruppe', id: string, patch: object, kommuner = ['101']) {
  const { errors } = await affiliation.write(kommuner, async (work) => {
    await work.load(kind, 'id', [id]);
    const object = work.get(kind, id);
    if (object) work.change(object, patch, ['test']);
  });
  expect(errors).toEqual([]);
}

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  neighbour = await server.askAs('kommunal', '147');
  start = (await page(kommunal, {})).head;
  ids = await storePeople(affiliation, '101', ({ person, tie, group }) => {
    const [alma, rød] = [person({ hjemmetelefon: null }), group(unit)];
    const barn = tie({
      personId: alma,
      aktoertype: 'barn',
      enhedsNummer: unit,
      hovedgruppeId: rød,
      elevnummer: 'E-77',
    });
    const planned = tie({ personId: alma, aktoertype: 'ekstern', enhedsNummer: second, gyldigFra: '2099-01-01' });
    return { alma, rød, barn, planned };
  });
  await storePeople(affiliation, '147', ({ person }) => person({ fornavn: 'Frede' }));
  await change('person', ids.alma, { efternavn: 'Nygift' });
  await change('tilknytning', ids.barn, { gyldigTil: '2030-06-30' });
  await change('tilknytning', ids.planned, { aflyst: true });
  await change('gruppe', ids.rød, { enhedsNummer: foreign, navn: 'Flyttet' }, ['101', '147']);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});
beforeEach(() => server.forgetStatements());

interface Change {
  id: number;
  action: string;
  objectKind: string;
  objectId: string;
  daginstitutionBefore: string | null;
  daginstitutionAfter: string | null;
  movement: string;
  ended: boolean;
  sidsteDag: string | null;
  changeset: { first: number; last: number; actor: string | null };
  fields: { field: string; before: string | null; after: string | null; personal: boolean }[];
}
interface Page {
  nodes: Change[];
  last: number;
  hasMore: boolean;
  head: number;
}

interface Introspected {
  shown: { fields: { name: string }[] } | null;
  given: { inputFields: { name: string }[] } | null;
}
/** What a person's column of contact data holds. */
const all = '{"adresse":{},"hjemmetelefon":{},"arbejdstelefon":{},"mobiltelefon":{}}';

async function page(ask: Ask, args: { after?: number; first?: number; where?: object }): Promise<Page> {
  const query = `query ($after: Int! = 0, $first: Int, $where: AffiliationChangeWhere) {
    affiliationChanges(after: $after, first: $first, where: $where) { last hasMore head nodes {
      id: changeNumber action objectKind objectId enhedBefore enhedAfter kommuneBefore kommuneAfter
      daginstitutionBefore daginstitutionAfter movement ended sidsteDag
      changeset { first last at actor requestId source } fields { field before after personal } } } }`;
  return (await get<{ affiliationChanges: Page }>(ask, query, args)).affiliationChanges;
}

describe('the change log of the affiliation data', () => {
  it('shows every change in the order of commit, with what it did, and no personal value', async () => {
    const { nodes, last, head, hasMore } = await page(kommunal, { after: start });
    expect([last, hasMore]).toEqual([head, false]);
    const told = nodes.map(({ action, objectKind }) => `${action} ${objectKind}`);
    expect(told.slice(0, 4).sort()).toEqual([
      'CREATE GRUPPE',
      'CREATE PERSON',
      'CREATE TILKNYTNING',
      'CREATE TILKNYTNING',
    ]);
    expect(told.slice(4)).toEqual(['UPDATE PERSON', 'END TILKNYTNING', 'END TILKNYTNING', 'UPDATE GRUPPE']);
    expect(nodes.map(({ id }) => id)).toEqual([1, 2, 3, 4, 6, 7, 8, 9].map((n) => start + n));
    expect(nodes[0]?.changeset).toMatchObject({ first: start + 1, last: start + 4, actor: 'test', source: 'test' });
    expect(nodes[4]?.fields).toEqual([{ field: 'efternavn', before: null, after: null, personal: true }]);
    const created = nodes.find(({ objectId }) => objectId === ids.barn)?.fields ?? [];
    expect(created).toContainEqual({ field: 'enhedsNummer', before: null, after: unit, personal: false });
    expect(created).toContainEqual({ field: 'elevnummer', before: null, after: null, personal: true });
    expect(JSON.stringify(nodes)).not.toMatch(/Nygift|Testesen|E-77/);
  });

  it('names fields as the schema does', async () => {
    const inputs: Record<string, string> = {
      person: 'ChangeCprInput',
      rollemapping: 'SetRollemappingInput',
      levering: 'PrepareLeveringInput',
    };
    const query = `query ($type: String!, $input: String!) {
      shown: __type(name: $type) { fields { name } } given: __type(name: $input) { inputFields { name } } }`;
    for (const [kind, { columns }] of Object.entries(objectKinds)) {
      const type = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
      const { shown, given } = await get<Introspected>(kommunal, query, { type, input: inputs[kind] ?? '' });
      const names = [...(shown?.fields ?? []), ...(given?.inputFields ?? [])].map(({ name }) => name);
      const after = { ...Object.fromEntries(Object.keys(columns).map((column) => [column, '1'])), kontakt: all };
      const diffs = fieldDiffs({ kind: kind as ObjectKind, before: null, after: after as never });
      expect(
        diffs.filter(({ field }) => !names.includes(field)),
        kind,
      ).toEqual([]);
    }
    const moved = { before: { kontakt: all }, after: { kontakt: all.replace('{}', '{"byNavn":"Aarhus"}') } };
    expect(fieldDiffs({ kind: 'person', ...moved } as never)).toEqual([
      { field: 'adresse', before: null, after: null, personal: true },
    ]);
  });

  it('says of a tie that ended which day is the last, and of one called off that it has none', async () => {
    const where = { objectKind: { eq: 'TILKNYTNING' }, action: { eq: 'END' } };
    const { nodes } = await page(kommunal, { where });
    expect(nodes.map(({ objectId, ended, sidsteDag }) => [objectId, ended, sidsteDag])).toEqual([
      [ids.barn, true, '2030-06-30'],
      [ids.planned, true, null],
    ]);
  });

  it('is followed in steps of any size to the same end', async () => {
    const all = (await page(kommunal, { after: start })).nodes.map(({ id }) => id);
    for (const first of [1, 3]) {
      const seen: number[] = [];
      for (let after = start, more = true; more; ) {
        const step = await page(kommunal, { after, first });
        seen.push(...step.nodes.map(({ id }) => id));
        [after, more] = [step.last, step.hasMore];
      }
      expect(seen).toEqual(all);
    }
  });

  it('shows others only what is theirs, and who wrote only to who answers for both ends', async () => {
    const { nodes, last, head } = await page(neighbour, { after: start });
    expect(last).toBe(head);
    expect(nodes.map(({ objectKind, action }) => [objectKind, action])).toEqual([
      ['PERSON', 'CREATE'],
      ['GRUPPE', 'UPDATE'],
    ]);
    expect(nodes[1]).toMatchObject({ objectId: ids.rød, changeset: { actor: null, requestId: null } });
    expect(nodes[1]?.fields).toContainEqual({ field: 'navn', before: null, after: 'Flyttet', personal: false });
    const nobody = await server.askAs('kommunal', '751');
    expect((await page(nobody, { after: start })).nodes).toEqual([]);
  });

  it('shows what came into a municipality and what left it', async () => {
    const movement = async (ask: Ask, kommune: string) =>
      (await page(ask, { where: { kommune: { eq: kommune }, object: { eq: ids.rød } } })).nodes.map(
        (node) => node.movement,
      );
    expect(await movement(kommunal, '101')).toEqual(['NONE', 'LEFT']);
    expect(await movement(neighbour, '147')).toEqual(['ENTERED']);
  });

  it('is filtered by unit, kind, object and action', async () => {
    const count = async (where: object) => (await page(kommunal, { after: start, where })).nodes.length;
    expect(await count({ enhed: { eq: unit } })).toBe(4);
    expect(await count({ enhed: { eq: foreign } })).toBe(1);
    expect(await count({ object: { eq: ids.alma } })).toBe(2);
    expect(await count({ objectKind: { in: ['PERSON', 'GRUPPE'] }, action: { eq: 'CREATE' } })).toBe(2);
    const refused = await kommunal('{ affiliationChanges(where: { objectKind: { eq: HUS } }) { last } }');
    expect(refused.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is filtered by daginstitution, field and writer as a recount of the whole log does', async () => {
    const { nodes } = await page(kommunal, { after: start, first: 1000 });
    const house = nodes.find(({ daginstitutionAfter }) => daginstitutionAfter !== null)?.daginstitutionAfter ?? '';
    const ofField = (field: string) => (node: Change) =>
      node.action === 'CREATE' || node.fields.some((diff) => diff.field === field);
    const inHouse = (node: Change) => [node.daginstitutionBefore, node.daginstitutionAfter].includes(house);
    const cases: [object, (node: Change) => boolean][] = [
      [{ daginstitution: { eq: house.toLowerCase() } }, inHouse],
      [{ field: { eq: 'gyldigTil' } }, ofField('gyldigTil')],
      [{ field: { eq: 'navn' }, daginstitution: { in: [house] } }, (node) => inHouse(node) && ofField('navn')(node)],
      [{ actor: { eq: 'test' } }, (node) => node.changeset.actor === 'test'],
      [{ action: { in: ['CREATE', 'END'] } }, ({ action }) => action !== 'UPDATE'],
    ];
    for (const [where, fits] of cases) {
      const expected = nodes.filter(fits).map(({ id }) => id);
      expect(expected.length, JSON.stringify(where)).toBeGreaterThan(0);
      for (const first of [1, 1000]) {
        const found: number[] = [];
        for (let after = start, more = true; more; ) {
          const part = await page(kommunal, { after, first, where });
          found.push(...part.nodes.map(({ id }) => id));
          [after, more] = [part.last, part.hasMore];
        }
        expect(found, JSON.stringify(where)).toEqual(expected);
      }
    }
  });

  it('shows by no filter which of the personal fields of a person differ', async () => {
    const ofField = async (field: string) =>
      (await page(kommunal, { after: start, where: { field: { eq: field }, action: { eq: 'UPDATE' } } })).nodes.map(
        ({ id }) => id,
      );
    expect(await ofField('efternavn')).toContain(start + 6);
    expect(await ofField('fornavn')).toEqual(await ofField('efternavn'));
  });

  it('shows by no filter who wrote to those who may not know', async () => {
    const { nodes } = await page(neighbour, { after: start });
    expect(nodes.some(({ changeset }) => changeset.actor === null)).toBe(true);
    const found = (await page(neighbour, { after: start, where: { actor: { eq: 'test' } } })).nodes;
    expect(found.every(({ changeset }) => changeset.actor === 'test')).toBe(true);
  });

  it('is not for those without the right', async () => {
    for (const ask of [server.ask, await server.askAs('stil'), await server.askAs('onboarding', '101')]) {
      const { data, errors } = await ask('{ affiliationChanges { last } }');
      const code = ask === server.ask ? 'CREDENTIALS_MISSING' : 'NOT_ALLOWED';
      expect([data, errors?.[0]?.extensions?.code]).toEqual([{ affiliationChanges: null }, code]);
    }
  });

  it('costs one statement per kind of object, however many changes', async () => {
    await page(kommunal, { after: start });
    // The table of the statement itself: conditions in its columns and in its end ask others.
    const tables = server.statements.affiliation.map((text) => mainTable(text));
    expect(
      tables.filter((table) => ['Person', 'Gruppe', 'Tilknytning', 'Change'].includes(table ?? '')).sort(),
    ).toEqual(['Gruppe', 'Person', 'Tilknytning']);
    expect(server.statements.affiliation.filter((text) => text.includes('"ChangeKey"'))).toHaveLength(1);
  });
});

/** The table after the FROM that stands in no brackets. */
function mainTable(text: string): string | undefined {
  let plain = text;
  for (let inner = ''; inner !== plain; ) {
    inner = plain;
    plain = plain.replace(/\([^()]*\)/g, '');
  }
  return /FROM\s+"?(?:\w+"?\.)?"?(\w+)"/.exec(plain)?.[1];
}
