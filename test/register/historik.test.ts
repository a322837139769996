import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { name, sql } from '../../subgraphs/common/database/sql.ts';
import { contentColumns, type Niveau, niveauer } from '../../subgraphs/register/dagtilbud/fields.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { RandomHistory } from '../support/random-history.ts';
import { startAsSupport, type TestServer } from '../support/server.ts';

const seed = 5;

interface Entry {
  changeNumber: number;
  version: number | null;
  action: string;
  nummer: string;
  changeset: { at: string; actor: string | null; requestId: string | null };
  fields: { field: string; before: string | null; after: string | null }[];
}
interface Page {
  nodes: Entry[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

let server: TestServer;
let history: RandomHistory;
const heads: number[] = [];

const entry = 'changeNumber version action nummer changeset { at actor requestId } fields { field before after }';
const historik = async (nummer: string, args = 'first: 1000', moment = '', ask: Ask = server.ask): Promise<Page> => {
  const query = `query ($nummer: String!) { dagtilbud(nummer: $nummer${moment}) {
    historik(${args}) { totalCount nodes { ${entry} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
  return (await get<{ dagtilbud: { historik: Page } }>(ask, query, { nummer })).dagtilbud.historik;
};
const numbers = ({ nodes }: Page) => nodes.map(({ changeNumber }) => changeNumber);
const all = () => Object.values(history.numre).flat();

beforeAll(async () => {
  server = await startAsSupport({ SAMPLE: 'none' });
  history = new RandomHistory(server.ask, seed);
  while (heads.length < 30) {
    const last = await history.write();
    if (last !== null) heads.push(last);
  }
});
afterAll(() => server.close());

describe(`the history of each object of a random register (seed ${seed})`, () => {
  it('folded forward gives the row that is stored now', async () => {
    const { database } = await openRegister(server.databases.register);
    for (const [niveau, { table, type }] of Object.entries(niveauer)) {
      const rows = await database.query<Record<string, unknown>>(
        sql`SELECT * FROM ${name(table)} WHERE "toChange" IS NULL`,
      );
      expect(rows.map(({ nummer }) => nummer).sort()).toEqual(history.numre[type as 'Daginstitution'].toSorted());
      for (const row of rows) {
        const { nodes } = await historik(String(row.nummer));
        const folded: Record<string, string | null> = {};
        for (const { fields } of nodes)
          for (const { field, before, after } of fields) {
            expect(folded[field] ?? null).toBe(before);
            folded[field] = after;
          }
        const columns = contentColumns[niveau as Niveau];
        const now = columns.map((column) => (row[column] === null ? null : String(row[column])));
        expect(columns.map((column) => folded[column] ?? null)).toEqual(now);
        expect(nodes.at(-1)?.version).toBe(Number(row.version));
        expect(nodes.map(({ version }) => version)).toEqual(nodes.map((_, i) => i + 1));
      }
    }
    await database.close();
  });

  it('is what the change log has of it', async () => {
    for (const nummer of all()) {
      const { changes } = await get<{ changes: { nodes: Entry[] } }>(
        server.ask,
        `{ changes(first: 1000, where: { nummer: { eq: "${nummer}" } }) { nodes { ${entry} } } }`,
      );
      expect((await historik(nummer)).nodes).toEqual(changes.nodes);
    }
  });

  it('is as it was after each write, where the object is read as of then', async () => {
    const [nummer = ''] = history.numre.Daginstitution;
    const whole = await historik(nummer);
    for (const head of heads) {
      const then = await historik(nummer, 'first: 1000', `, asOfChange: ${head}`);
      expect(numbers(then)).toEqual(numbers(whole).filter((change) => change <= head));
      expect(then.totalCount).toBe(then.nodes.length);
    }
  });

  it('is paged from both ends, each page of the same list', async () => {
    const long = await Promise.all(all().map(async (nummer) => ({ nummer, page: await historik(nummer) })));
    const { nummer, page } = long.sort((a, b) => b.page.totalCount - a.page.totalCount)[0] as (typeof long)[number];
    expect(page.totalCount).toBeGreaterThan(4);
    const walk = async (next: (one: Page) => string | null, begin: string) => {
      const pages: number[][] = [];
      for (let args: string | null = begin; args !== null; ) {
        const one: Page = await historik(nummer, args);
        expect(one.totalCount).toBe(page.totalCount);
        pages.push(numbers(one));
        args = next(one);
      }
      return pages;
    };
    const forwards = await walk(
      ({ pageInfo }) => (pageInfo.hasNextPage ? `first: 2, after: "${pageInfo.endCursor}"` : null),
      'first: 2',
    );
    const backwards = await walk(
      ({ pageInfo }) => (pageInfo.hasPreviousPage ? `last: 2, before: "${pageInfo.startCursor}"` : null),
      'last: 2',
    );
    expect(forwards.flat()).toEqual(numbers(page));
    expect(backwards.toReversed().flat()).toEqual(numbers(page));
    const beyond = await historik(nummer, `first: 2, after: "${page.pageInfo.endCursor}"`);
    expect(beyond).toMatchObject({ nodes: [], totalCount: page.totalCount });
    expect(beyond.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });
});

describe('a history', () => {
  it('costs one statement for a level, however many objects, and one for each side of what changed', async () => {
    const query =
      '{ anvisningsenheder(first: 1000) { nodes { nummer historik(first: 3) { nodes { changeNumber } } } } }';
    const count = async (asked: string) => {
      server.forgetStatements();
      const { anvisningsenheder } = await get<{ anvisningsenheder: { nodes: object[] } }>(server.ask, asked);
      expect(anvisningsenheder.nodes.length).toBeGreaterThan(1);
      return server.statements.register.length;
    };
    const without = await count('{ anvisningsenheder(first: 1000) { nodes { nummer } } }');
    expect((await count(query)) - without).toBe(1);
    expect((await count(query.replace('changeNumber', 'version fields { field }'))) - without).toBe(3);
  });

  it('shows who wrote only to those who may know', async () => {
    const [nummer = ''] = history.numre.Anvisningsenhed;
    const actors = async (ask: Ask) => (await historik(nummer, 'first: 1', '', ask)).nodes[0]?.changeset;
    const [nobody, other, own] = await Promise.all([
      actors((await server.askWith({ roles: [] })) as Ask),
      actors(await server.askAs('kommunal', '101')),
      actors(await server.askAs('kommunal', '825')),
    ]);
    expect([nobody?.actor, nobody?.requestId, other?.actor]).toEqual([null, null, null]);
    expect(own?.actor).toBe('person:test');
  });

  it.each([
    ['after: "x"', 'CURSOR_FOREIGN'],
    [`after: "${Buffer.from('["historik","","-1"]').toString('base64url')}"`, 'CURSOR_FOREIGN'],
    [`after: "${Buffer.from('["historik","","99999999999"]').toString('base64url')}"`, 'CURSOR_FOREIGN'],
    ['first: -1', 'FIRST_OUT_OF_RANGE'],
    ['first: 1001', 'FIRST_OUT_OF_RANGE'],
  ])('refuses %s', async (args, code) => {
    const [nummer = ''] = history.numre.Daginstitution;
    const { errors } = await server.ask(`{ dagtilbud(nummer: "${nummer}") { historik(${args}) { totalCount } } }`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});

describe('the history of a unit that others went on in', () => {
  const write = async (operation: string, input: object): Promise<{ last: number; numre: string[] }> => {
    const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
    const answer = await get<{ it: { errors: object[]; changeset: { last: number }; changes: { nummer: string }[] } }>(
      server.ask,
      `mutation ($input: ${type}!) { it: ${operation}(input: $input) { errors { code path } changeset { last } changes { nummer } } }`,
      { input },
    );
    expect(answer.it.errors).toEqual([]);
    return { last: answer.it.changeset.last, numre: answer.it.changes.map(({ nummer }) => nummer) };
  };
  const unit = {
    navn: 'A',
    institutionstype: '6012',
    pNummer: '1012345678',
    cvrNummer: '12345674',
    email: 'a@b.example',
    telefonNummer: '87654321',
  };
  const adresse = { vejNavn: 'Byvej', husNummer: '1', postNummer: '9940' };
  const newUnit = async (owner: string, navn: string): Promise<string> =>
    (await write('createAnvisningsenhed', { ...unit, navn, adresse, daginstitutionsNummer: owner })).numre[0] as string;

  it('has theirs, up to the write by which they went on, where it is asked for', async () => {
    const owner = (
      await write('createDaginstitution', { navn: 'Hus', ejerform: '1', lovgrundlag: '1', kommune: '825' })
    ).numre[0] as string;
    const [a, b, c] = [await newUnit(owner, 'A'), await newUnit(owner, 'B'), await newUnit(owner, 'C')];
    await write('updateAnvisningsenhed', { nummer: a, navn: 'A2' });
    const first = await write('mergeDagtilbud', { from: [{ nummer: a }], into: { nummer: b } });
    const before = await historik(b, 'first: 100, withForgaengere: true');
    await write('mergeDagtilbud', { from: [{ nummer: b }], into: { nummer: c } });
    const reopened = await write('reopenDagtilbud', { nummer: a });
    await write('updateAnvisningsenhed', { nummer: c, navn: 'C2' });

    const told = ({ nodes }: Page) => nodes.map(({ nummer, action }) => `${[a, b, c].indexOf(nummer)} ${action}`);
    expect(told(before)).toEqual(['0 CREATE', '1 CREATE', '0 UPDATE', '0 CLOSE']);
    expect(before.nodes.at(-1)?.changeNumber).toBe(first.last);
    expect(told(await historik(c, 'first: 100'))).toEqual(['2 CREATE', '2 UPDATE']);
    const whole = await historik(c, 'first: 100, withForgaengere: true');
    expect(told(whole)).toEqual(['0 CREATE', '1 CREATE', '2 CREATE', '0 UPDATE', '0 CLOSE', '1 CLOSE', '2 UPDATE']);
    expect(numbers(whole)).not.toContain(reopened.last);
    expect(told(await historik(c, 'last: 3, withForgaengere: true'))).toEqual(['0 CLOSE', '1 CLOSE', '2 UPDATE']);
    const then = await historik(b, 'first: 100, withForgaengere: true', `, asOfChange: ${first.last}`);
    expect(numbers(then)).toEqual(numbers(before));
    const earlier = await historik(b, 'first: 100, withForgaengere: true', `, asOfChange: ${first.last - 1}`);
    expect(told(earlier)).toEqual(['1 CREATE']);
  });

  it('begins with that of the one that it was split from', async () => {
    const owner = history.numre.Daginstitution[0] as string;
    await server.ask(`mutation { reopenDagtilbud(input: { nummer: "${owner}" }) { errors { code } } }`);
    const whole = await newUnit(owner, 'Hel');
    const { numre } = await write('splitDagtilbud', {
      from: { nummer: whole },
      into: ['Øst', 'Vest'].map((navn) => ({
        anvisningsenhed: { ...unit, navn, adresse, daginstitutionsNummer: owner },
      })),
    });
    const [piece = ''] = numre.filter((nummer) => nummer !== whole);
    const { nodes } = await historik(piece, 'first: 100, withForgaengere: true');
    expect(nodes.map(({ nummer, action }) => [nummer === whole, action])).toEqual(
      expect.arrayContaining([
        [true, 'CREATE'],
        [true, 'CLOSE'],
        [false, 'CREATE'],
      ]),
    );
    expect(nodes).toHaveLength(3);
  });
});
