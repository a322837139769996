import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get } from '../support/get.ts';
import { anvisningsenheder, daginstitutioner, nummerOf } from '../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { expectedNumbers, type Filter, foldByHand, lists, type Where } from '../support/where-oracle.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** The numbers found; the count must agree. */
async function find(list: string, where: Where): Promise<string[]> {
  const query = `query ($w: ${lists[list]?.type}) { list: ${list}(where: $w, first: 1000) { totalCount nodes { nummer } } }`;
  const { list: page } = await get<{ list: { totalCount: number; nodes: { nummer: string }[] } }>(server.ask, query, {
    w: where,
  });
  expect(page.totalCount).toBe(page.nodes.length);
  return page.nodes.map(({ nummer }) => nummer);
}

const kodeFields = ['aktivitetsstatus', 'kommune', 'ejerform', 'lovgrundlag', 'institutionstype'];

const lengths: Record<string, number> = { pNummer: 10, cvrNummer: 8, postNummer: 4 };

/** The different values of a field in the sample, without null and old malformed numbers, which are refused. */
function valuesOf(list: string, field: string): string[] {
  const { rows, fields } = lists[list] as (typeof lists)[string];
  const values = rows.flatMap((row) => fields[field]?.(row) ?? []);
  const accepted = (value: string) => value.length === (lengths[field] ?? value.length);
  return [...new Set(values)].filter((value): value is string => value !== null && accepted(value));
}

/** Parts of a value that startsWith and contains accept. */
const parts = (value: string): Filter[] =>
  [
    { startsWith: value.slice(0, 3) },
    { startsWith: value.slice(-2) },
    { contains: value.slice(2, 6) },
    { contains: value.slice(-3) },
    { startsWith: value.slice(0, 2), contains: value.slice(-2) },
  ].filter(({ startsWith = 'x', contains = 'x' }) => foldByHand(startsWith) && foldByHand(contains));

function filtersOf(list: string, field: string): Filter[] {
  const values = valuesOf(list, field);
  const some = values.filter((_, i) => i % Math.ceil(values.length / 4) === 0);
  const whole: Filter[] = [{ eq: null }, { in: [] }, { in: some }, ...some.map((eq) => ({ eq }))];
  if (kodeFields.includes(field)) return [...whole, { eq: some[0] as string, in: some.slice(1) }];
  return [...whole, ...some.flatMap((value) => [...parts(value), { in: values, contains: value.slice(0, 3) }])];
}

describe.each(Object.keys(lists))('%s', (list) => {
  it('has exactly the filters that these tests know', async () => {
    const query = `{ __type(name: "${lists[list]?.type}") { inputFields { name } } }`;
    const { __type } = await get<{ __type: { inputFields: { name: string }[] } }>(server.ask, query);
    // The sample's DAR and CVR have said nothing: test/register/ekstern/external-consequences.test.ts filters on what they say.
    const expected = [...Object.keys(lists[list]?.fields ?? {}), 'kontrol', 'AND', 'OR'];
    expect(__type.inputFields.map(({ name }) => name).sort()).toEqual(expected.sort());
  });

  it.each(Object.keys(lists[list]?.fields ?? {}))('is filtered by every operator of %s', async (field) => {
    const found = new Set<number>();
    for (const filter of filtersOf(list, field)) {
      const expected = expectedNumbers(list, { [field]: filter });
      expect(await find(list, { [field]: filter }), JSON.stringify(filter)).toEqual(expected);
      found.add(expected.length);
    }
    expect(found.size).toBeGreaterThan(1); // not everything found the same
  });

  it('is filtered by any combination of conditions', async () => {
    const condition = fc
      .constantFrom(...Object.keys(lists[list]?.fields ?? {}))
      .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...filtersOf(list, field))));
    const conditions = fc.array(condition, { maxLength: 2 }).map((entries): Where => Object.fromEntries(entries));
    const { where } = fc.letrec<{ where: Where }>((tie) => ({
      where: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        conditions,
        fc
          .tuple(
            conditions,
            fc.constantFrom('AND', 'OR'),
            fc.array(tie('where') as fc.Arbitrary<Where>, { maxLength: 3 }),
          )
          .map(([where, key, nested]): Where => ({ ...where, [key]: nested })),
      ),
    }));
    const property = fc.asyncProperty(where, async (where) => {
      expect(await find(list, where)).toEqual(expectedNumbers(list, where));
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('a name', () => {
  const navn = (filter: Filter) => find('anvisningsenheder', { navn: filter });
  const bornehuse = anvisningsenheder.filter((row) => row.dagtilbudsNavn.startsWith('Børnehuset ')).map(nummerOf);

  it.each(['Børnehuset', 'børnehuset', 'BØRNEHUSET', 'boernehuset', 'Bo\u0308rnehuset', ' børnehuset ', 'BÖRNEHUSET'])(
    'begins alike, however it is written: %s',
    async (startsWith) => {
      expect(bornehuse.length).toBeGreaterThan(5);
      expect(await navn({ startsWith })).toEqual(bornehuse);
    },
  );

  it.each([
    ['maanestraalen', 'G10468'],
    ['MÅNESTRÅLEN', 'G10468'],
    ['Ma\u030Anestra\u030Alen', 'G10468'],
    ['roeverhulen', null],
    ['rævehulen', 'G10436'],
    ['raevehülen', 'G10436'],
    ['børneinstitutionen regnbuen', 'G10625'], // two spaces in the register
  ])('holds "%s"', async (contains, nummer) => {
    expect(await navn({ contains })).toEqual(nummer === null ? [] : [nummer]);
  });

  it('is equal only letter by letter', async () => {
    for (const eq of ['Børnehuset Rævehulen', '\u00a0Børnehuset Rævehulen ', 'Børne\u00adhuset Rævehulen\u200b'])
      expect(await navn({ eq })).toEqual(['G10436']);
    for (const eq of ['børnehuset rævehulen', 'Boernehuset Raevehulen', 'Børnehuset  Rævehulen', 'Børnehuset', ''])
      expect(await navn({ eq })).toEqual([]);
    expect(await navn({ in: ['børnehuset rævehulen', 'Børnehuset Rævehulen'] })).toEqual(['G10436']);
  });

  it.each(['%', '_', '\\', "'", '%a%', 'b_rnehuset', 'børne%huset', 'a\\', "'; DROP TABLE x; --"])(
    'is not searched with wildcards or SQL: %s',
    async (contains) => {
      if (foldByHand(contains) === '') return;
      expect(await navn({ contains })).toEqual(expectedNumbers('anvisningsenheder', { navn: { contains } }));
      expect(await navn({ eq: contains })).toEqual([]);
    },
  );
});

describe('a value', () => {
  it('is taken with small letters, spaces and a leading zero where those mean the same', async () => {
    const inKommune = expectedNumbers('anvisningsenheder', { kommune: { eq: '751' } });
    expect(await find('anvisningsenheder', { kommune: { eq: '0751' } })).toEqual(inKommune);
    expect(await find('anvisningsenheder', { kommune: { in: ['0751', '751'] } })).toEqual(inKommune);
    expect(await find('anvisningsenheder', { nummer: { eq: ' g10432 ' } })).toEqual(['G10432']);
    expect(await find('anvisningsenheder', { nummer: { startsWith: 'g1043' } })).toEqual(
      expectedNumbers('anvisningsenheder', { nummer: { startsWith: 'G1043' } }),
    );
  });
});

describe('an old malformed number', () => {
  it('is found by its parts', async () => {
    const old = anvisningsenheder.find(({ pNummer }) => pNummer.length === 9);
    expect(await find('anvisningsenheder', { pNummer: { startsWith: old?.pNummer as string } })).toEqual([
      old?.anvisningsenhedsNummer,
    ]);
  });
});

describe('a list inside another object', () => {
  const amagerbro = daginstitutioner[0]?.daginstitutionsNummer as string;

  it('is filtered for each object it hangs on', async () => {
    const where = { navn: { contains: 'børnehuset' }, aktivitetsstatus: { eq: 'Aktiv' } };
    const query = `query ($w: AnvisningsenhedWhere) { daginstitutioner(first: 1000) {
      nodes { nummer anvisningsenheder(where: $w) { nummer } } } }`;
    type Nodes = { nummer: string; anvisningsenheder: { nummer: string }[] }[];
    const data = await get<{ daginstitutioner: { nodes: Nodes } }>(server.ask, query, { w: where });
    const matching = new Set(expectedNumbers('anvisningsenheder', where));
    const expected = daginstitutioner.map(({ daginstitutionsNummer }) => ({
      nummer: daginstitutionsNummer,
      anvisningsenheder: anvisningsenheder
        .filter((row) => row.daginstitutionsNummer === daginstitutionsNummer && matching.has(nummerOf(row)))
        .map((row) => ({ nummer: nummerOf(row) })),
    }));
    expect(data.daginstitutioner.nodes).toEqual(expected);
  });

  it('keeps two differently filtered lists of one object apart', async () => {
    const query = `{ daginstitution(nummer: "${amagerbro}") {
      a: anvisningsenheder(where: { navn: { contains: "rævehulen" } }) { nummer }
      b: anvisningsenheder(where: { OR: [] }) { nummer } c: anvisningsenheder { nummer } } }`;
    const all = expectedNumbers('anvisningsenheder', { daginstitutionsNummer: { eq: amagerbro } });
    expect(await get(server.ask, query)).toEqual({
      daginstitution: { a: [{ nummer: 'G10436' }], b: [], c: all.map((nummer) => ({ nummer })) },
    });
  });

  it('is filtered below a municipality, with its count', async () => {
    const where = { institutionstype: { eq: '6013' } };
    const query = `query ($w: DaginstitutionWhere) { kommuner { nodes { kode daginstitutioner(where: $w) { totalCount nodes { nummer } } } } }`;
    type Kommune = { kode: string; daginstitutioner: { totalCount: number; nodes: { nummer: string }[] } };
    const { kommuner } = await get<{ kommuner: { nodes: Kommune[] } }>(server.ask, query, { w: where });
    for (const { kode, daginstitutioner: page } of kommuner.nodes) {
      const expected = expectedNumbers('daginstitutioner', { ...where, kommune: { eq: kode } });
      expect(page).toEqual({ totalCount: expected.length, nodes: expected.map((nummer) => ({ nummer })) });
    }
    expect(kommuner.nodes.some(({ daginstitutioner: page }) => page.totalCount > 1)).toBe(true);
  });
});
