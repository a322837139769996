import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleDagplejegrupper } from '../../prisma/seed/dagplejegrupper.ts';
import { askedStatements } from '../support/asked-statements.ts';
import { get } from '../support/get.ts';
import { anvisningsenheder, nummerOf, rowOf, rows } from '../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.forgetStatements());

const grupper = [...sampleDagplejegrupper(rows)];
const ended = grupper.filter(({ gyldigTil }) => gyldigTil !== null);
const tables = (statements: string[]) => statements.map((statement) => /FROM "(\w+)"/.exec(statement)?.[1]);
const danish = new Intl.Collator('da', { sensitivity: 'base' });
type Gruppe = (typeof grupper)[number];

/** Groups in the order of the API: by name in the Danish alphabet, then by id. */
const inOrder = (found: Gruppe[]) =>
  [...found].sort((a, b) => danish.compare(a.navn, b.navn) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

async function find(where: object): Promise<string[]> {
  const query = `query ($w: DagplejegruppeWhere) { dagplejegrupper(where: $w, first: 1000) { totalCount nodes { id } } }`;
  type Answer = { dagplejegrupper: { totalCount: number; nodes: { id: string }[] } };
  const { dagplejegrupper: page } = await get<Answer>(server.ask, query, { w: where });
  expect(page.totalCount).toBe(page.nodes.length);
  return page.nodes.map(({ id }) => id);
}

describe('a dagplejegruppe', () => {
  it('is found by its id, with the unit, daginstitution and municipality it belongs to', async () => {
    const gruppe = grupper.find(
      ({ anvisningsenhedsNummer: n, navn }) => n === 'G10567' && navn.endsWith('Nord'),
    ) as Gruppe;
    const query = `query ($id: ID!) { dagplejegruppe(id: $id) { id navn basis { kode tekst } gyldigFra gyldigTil version
      anvisningsenhed { nummer navn institutionstype { kode } daginstitution { navn kommune { navn } } } } }`;
    const { anvisningsenhedsNummer, basis, ...own } = gruppe;
    expect(await get(server.ask, query, { id: gruppe.id })).toEqual({
      dagplejegruppe: {
        ...own,
        version: 1,
        basis: { kode: basis, tekst: expect.any(String) },
        anvisningsenhed: {
          nummer: anvisningsenhedsNummer,
          navn: 'Dagplejen Distrikt Nord',
          institutionstype: { kode: '6013' },
          daginstitution: { navn: 'Dagplejen i Silkeborg', kommune: { navn: 'Silkeborg' } },
        },
      },
    });
  });

  it.each(['', 'x', 'G10567', '00000000-0000-8000-a000-000000000000', '\u0000', "' OR 1=1 --"])(
    'that does not exist is null without error: %j',
    async (id) => {
      const query = 'query ($id: ID!) { dagplejegruppe(id: $id) { navn } }';
      expect(await get(server.ask, query, { id })).toEqual({ dagplejegruppe: null });
    },
  );

  it('named after the area stands under its unit: Silkeborg, Dagplejen Distrikt Nord', async () => {
    const query = `{ kommune(kode: "740") { daginstitutioner(where: { navn: { eq: "Dagplejen i Silkeborg" } }) { nodes {
      anvisningsenheder(where: { navn: { contains: "nord" } }) { navn dagplejegrupper { navn } } } } } }`;
    expect(await get(server.ask, query)).toEqual({
      kommune: {
        daginstitutioner: {
          nodes: [
            {
              anvisningsenheder: [
                {
                  navn: 'Dagplejen Distrikt Nord',
                  dagplejegrupper: [{ navn: 'Dagplejegruppe Nord' }, { navn: 'Legestuen Solsikken' }],
                },
              ],
            },
          ],
        },
      },
    });
  });
});

describe('the list of dagplejegrupper', () => {
  const filters: [object, (gruppe: Gruppe) => boolean][] = [
    [{}, () => true],
    [{ id: { eq: grupper[3]?.id } }, ({ id }) => id === grupper[3]?.id],
    [{ id: { in: [] } }, () => false],
    [{ navn: { eq: 'Dagplejegruppe Nord' } }, ({ navn }) => navn === 'Dagplejegruppe Nord'],
    [{ navn: { contains: 'GAESTEHUS' } }, ({ navn }) => navn === 'Gæstehuset'],
    [{ navn: { startsWith: 'legestuen' } }, ({ navn }) => navn.startsWith('Legestuen')],
    [{ basis: { eq: 'andet' } }, ({ basis }) => basis === 'andet'],
    [{ basis: { in: ['andet', 'geografisk'] } }, ({ basis }) => basis !== 'legestuegruppe'],
    [{ anvisningsenhedsNummer: { eq: 'g10567' } }, ({ anvisningsenhedsNummer }) => anvisningsenhedsNummer === 'G10567'],
    [{ anvisningsenhedsNummer: { startsWith: 'G1056' } }, ({ anvisningsenhedsNummer: n }) => n.startsWith('G1056')],
    [{ gyldigPaa: '2024-07-31' }, () => true],
    [{ gyldigPaa: '2024-08-01' }, ({ gyldigTil }) => gyldigTil === null],
    [{ gyldigPaa: '2019-08-29' }, () => false],
    [{ gyldigPaa: '2019-08-30' }, () => true],
    [
      { OR: [{ basis: { eq: 'andet' } }, { AND: [{ navn: { contains: 'nord' } }, { basis: { eq: 'geografisk' } }] }] },
      ({ basis, navn }) => basis === 'andet' || (navn.toLowerCase().includes('nord') && basis === 'geografisk'),
    ],
  ];
  it.each(filters.map(([where, fits]) => [JSON.stringify(where), where, fits] as const))(
    'is filtered, by name: %s',
    async (_, where, fits) => {
      expect(await find(where)).toEqual(inOrder(grupper.filter(fits)));
    },
  );

  it.each([
    [{ basis: { eq: 'by' } }, 'KODE_UNKNOWN', 'where.basis.eq', '"legestuegruppe"'],
    [{ anvisningsenhedsNummer: { eq: '10567' } }, 'NUMMER_MALFORMED', 'where.anvisningsenhedsNummer.eq', '"G10431"'],
    [{ id: { in: ['\u0000'] } }, 'VALUE_MALFORMED', 'where.id.in', undefined],
    [{ gyldigPaa: null }, 'VALUE_MALFORMED', 'where.gyldigPaa', '"2026-01-31"'],
    [{ basis: {} }, 'FILTER_EMPTY', 'where.basis', 'eq: "…"'],
  ])('refuses what cannot be meant: %j', async (where, code, field, example) => {
    const query = 'query ($w: DagplejegruppeWhere) { dagplejegrupper(where: $w) { totalCount } }';
    const { extensions } = (await server.ask(query, { w: where })).errors?.[0] ?? {};
    expect(extensions).toMatchObject({ code, field, retryable: false });
    if (example !== undefined) expect(extensions?.example).toContain(example);
  });

  it('is walked page by page', async () => {
    const found: string[] = [];
    const query = `query ($after: String) { dagplejegrupper(first: 7, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
    type Page = { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    for (let after: string | null = null, more = true; more; ) {
      const data: { dagplejegrupper: Page } = await get(server.ask, query, { after });
      const { nodes, pageInfo, totalCount } = data.dagplejegrupper;
      found.push(...nodes.map(({ id }) => id));
      expect(totalCount).toBe(grupper.length);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(found).toEqual(inOrder(grupper));
  });
});

describe("a unit's dagplejegrupper", () => {
  type Unit = { nummer: string; dagplejegrupper: { id: string }[] };
  const ofUnits = async (argument: string) => {
    const query = `{ anvisningsenheder(first: 1000) { nodes { nummer dagplejegrupper${argument} { id } } } }`;
    return (await get<{ anvisningsenheder: { nodes: Unit[] } }>(server.ask, query)).anvisningsenheder.nodes;
  };
  const expected = (exists: (gruppe: Gruppe) => boolean) =>
    anvisningsenheder.map((row) => ({
      nummer: nummerOf(row),
      dagplejegrupper: inOrder(
        grupper.filter((gruppe) => gruppe.anvisningsenhedsNummer === nummerOf(row) && exists(gruppe)),
      ).map((id) => ({ id })),
    }));

  it.each<[string, (gruppe: Gruppe) => boolean]>([
    ['', ({ gyldigTil }) => gyldigTil === null],
    ['(gyldigPaa: null)', ({ gyldigTil }) => gyldigTil === null],
    ['(gyldigPaa: "2024-07-31")', () => true],
    ['(gyldigPaa: "2024-08-01")', ({ gyldigTil }) => gyldigTil === null],
    ['(gyldigPaa: "2019-08-29")', () => false],
  ])('are those that exist on the day, today when left out: %s', async (argument, exists) => {
    expect(ended.length).toBeGreaterThan(0);
    expect(await ofUnits(argument)).toEqual(expected(exists));
  });

  it('cost one statement in each subgraph, however many units', async () => {
    await ofUnits('');
    expect(tables(askedStatements(server, ['register']))).toEqual(['Anvisningsenhed']);
    expect(tables(askedStatements(server, ['affiliation']))).toEqual(['Dagplejegruppe']);
  });

  it('lead back to unit and daginstitution in one statement per level', async () => {
    const query = `{ dagplejegrupper(first: 1000) { nodes { id anvisningsenhed { nummer navn
      daginstitution { nummer kommune { kode } } } } } }`;
    type Node = { id: string; anvisningsenhed: { nummer: string; navn: string; daginstitution: { nummer: string } } };
    await server.ask(query); // reads the versions of the units
    server.forgetStatements();
    const data = await get<{ dagplejegrupper: { nodes: Node[] } }>(server.ask, query);
    expect(data.dagplejegrupper.nodes).toHaveLength(grupper.length);
    for (const { id, anvisningsenhed } of data.dagplejegrupper.nodes) {
      const row = rowOf(grupper.find((gruppe) => gruppe.id === id)?.anvisningsenhedsNummer ?? '');
      expect(anvisningsenhed).toEqual({
        nummer: row.anvisningsenhedsNummer,
        navn: row.dagtilbudsNavn,
        daginstitution: { nummer: row.daginstitutionsNummer, kommune: { kode: row.admKommuneKode } },
      });
    }
    expect(tables(askedStatements(server, ['affiliation']))).toEqual(['Dagplejegruppe']);
    expect(tables(askedStatements(server, ['register']))).toEqual(['Anvisningsenhed', 'Daginstitution']);
  });
});
