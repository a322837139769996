import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { get, type Json } from '../support/get.ts';
import { loadRows } from '../support/load-rows.ts';
import { daginstitutioner, rowOf, rows } from '../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Everything a reader can ask of a moment; each is asked before any change and, as of then, afterwards. */
const questions: Record<string, string> = {
  'the whole tree': `kommuner(asOf: $at) { nodes { kode daginstitutioner(first: 100) { totalCount nodes { nummer navn aktiv version senestOpdateret
    anvisningsenheder { nummer navn aktiv version senestOpdateret daginstitution { nummer navn }
      alternativeAdresser { nummer navn aktiv version anvisningsenhed { nummer navn } } } } } } }`,
  'a list by name': `daginstitutioner(asOf: $at, first: 1000, orderBy: { field: NAVN }) { totalCount nodes { nummer navn kommune { kode } } pageInfo { endCursor } }`,
  'a page and its total': `anvisningsenheder(asOf: $at, first: 5) { totalCount nodes { nummer navn adresse { vejNavn } } pageInfo { hasNextPage } }`,
  'a filtered list': `anvisningsenheder(asOf: $at, first: 1000, where: { kommune: { eq: "563" } }) { totalCount nodes { nummer } }`,
  'a filter on the state': `alternativeAdresser(asOf: $at, where: { aktivitetsstatus: { eq: "Nedlagt" } }) { totalCount nodes { nummer } }`,
  'a filter on the parent': `anvisningsenheder(asOf: $at, where: { daginstitutionsNummer: { eq: "G10476" } }) { totalCount nodes { nummer } }`,
  'a filter on the units': `daginstitutioner(asOf: $at, where: { pNummer: { eq: "0910100014" } }) { nodes { nummer } }`,
  'a search': `search(asOf: $at, text: "børnehuset", first: 1000) { totalCount nodes { rank dagtilbud { __typename nummer navn } } }`,
  'a number': `dagtilbud(asOf: $at, nummer: "G10432") { navn version senestOpdateret ... on Anvisningsenhed { unilogin { begrundelse } } }`,
  'a moved unit and its old parent': `anvisningsenhed(asOf: $at, nummer: "G10434") { daginstitution { nummer anvisningsenheder { nummer } } alternativeAdresser { nummer } }`,
  'an address': `alternativAdresse(asOf: $at, nummer: "G10607") { aktiv anvisningsenhed { aktiv daginstitution { aktiv } } }`,
  'a municipality reached from below': `daginstitution(asOf: $at, nummer: "G10559") { kommune { kode daginstitutioner(first: 1000) { totalCount nodes { nummer } } } }`,
  'a municipality reached from an address': `anvisningsenhed(asOf: $at, nummer: "G10560") { adresse { kommune { daginstitutioner { totalCount nodes { nummer navn } } } } }`,
};

let server: TestServer;
const before: Record<string, Json> = {};
/** When the sample, the first and the second change were stored. */
let moments: [Date, Date, Date];

const ask = (name: string, at: Date | null): Promise<Json> =>
  get(server.ask, `query ($at: DateTime) { ${questions[name]} }`, { at: at?.toISOString() ?? null });
const earlier = (moment: Date) => new Date(moment.getTime() - 1);
const changed = (nummer: string, change: Partial<SamletRow>): SamletRow => ({ ...rowOf(nummer), ...change });
const versionOf = async (nummer: string, at: Date | null) => {
  const query =
    'query ($n: String!, $at: DateTime) { dagtilbud(nummer: $n, asOf: $at) { navn version senestOpdateret } }';
  const { dagtilbud } = await get<{ dagtilbud: { navn: string; version: number; senestOpdateret: string } | null }>(
    server.ask,
    query,
    { n: nummer, at },
  );
  return dagtilbud;
};
const momentOf = async (nummer: string) => new Date((await versionOf(nummer, null))?.senestOpdateret ?? '');

const closedFamily = rows
  .filter((row) => row.daginstitutionsNummer === 'G10605')
  .map((row) => ({ ...row, aktivitetsstatus: 'Nedlagt' }));

beforeAll(async () => {
  server = await startTestServer();
  for (const name of Object.keys(questions)) before[name] = await ask(name, null);
  const first = await momentOf('G10432');
  await loadRows(server, [
    changed('G10432', { dagtilbudsNavn: 'Åhuset', vejNavn: 'Ny Vej' }), // renamed
    changed('G10434', { daginstitutionsNummer: 'G10476', pNummer: '0910100999' }), // moved
    changed('G10435', { daginstitutionsNummer: 'G10476' }),
    changed('G10557', { admKommuneKode: '740', admKommuneKode_Tekst: 'Silkeborg' }), // to another municipality
    changed('G10436', { anvisningsenhedsNummer: 'G10800', dagtilbudsNavn: 'Børnehuset Nyt' }), // new
    ...closedFamily,
  ]);
  const second = await momentOf('G10432');
  await loadRows(server, [changed('G10432', { dagtilbudsNavn: 'Øhuset' })]);
  moments = [first, second, await momentOf('G10432')];
});
afterAll(() => server.close());

describe('the register of an earlier moment', () => {
  it.each(Object.keys(questions))('is answered as it was then: %s', async (name) => {
    expect(await ask(name, moments[0])).toEqual(before[name]);
    expect(await ask(name, earlier(moments[1]))).toEqual(before[name]);
  });

  it.each(Object.keys(questions))('is not what is answered now: %s', async (name) => {
    expect(await ask(name, null)).not.toEqual(before[name]);
    expect(await ask(name, new Date(Date.now() + 86_400_000))).toEqual(await ask(name, null));
  });

  it('ends with the moment the next change was stored', async () => {
    const names = await Promise.all(
      [earlier(moments[0]), moments[0], earlier(moments[1]), moments[1], earlier(moments[2]), moments[2], null].map(
        async (at) => (await versionOf('G10432', at))?.navn ?? null,
      ),
    );
    const { dagtilbudsNavn } = rowOf('G10432');
    expect(names).toEqual([null, dagtilbudsNavn, dagtilbudsNavn, 'Åhuset', 'Åhuset', 'Øhuset', 'Øhuset']);
  });

  it('is empty before the first change, under every municipality', async () => {
    const at = earlier(moments[0]);
    const { kommuner } = await get<{ kommuner: { nodes: { daginstitutioner: object }[] } }>(
      server.ask,
      'query ($at: DateTime) { kommuner(asOf: $at) { nodes { daginstitutioner { totalCount nodes { nummer } } } } }',
      { at },
    );
    expect(kommuner.nodes).toHaveLength(99);
    for (const { daginstitutioner: page } of kommuner.nodes) expect(page).toEqual({ totalCount: 0, nodes: [] });
    expect(await ask('a number', at)).toEqual({ dagtilbud: null });
    expect(await ask('a search', at)).toEqual({ search: { totalCount: 0, nodes: [] } });
    expect(await ask('a page and its total', at)).toMatchObject({ anvisningsenheder: { totalCount: 0, nodes: [] } });
  });

  it('may be written in any time zone', async () => {
    const local = `${new Date(moments[0].getTime() + 3_600_000).toISOString().slice(0, -1)}+01:00`;
    expect((await versionOf('G10432', local as never))?.version).toBe(1);
  });
});

describe('the register now', () => {
  it('shows renamed, moved, closed and new units', async () => {
    const query = `{ renamed: anvisningsenhed(nummer: "G10432") { navn adresse { vejNavn } }
      moved: anvisningsenhed(nummer: "G10434") { daginstitution { nummer } pNummer }
      left: daginstitution(nummer: "G10431") { anvisningsenheder { nummer } }
      entered: daginstitution(nummer: "G10476") { anvisningsenheder(where: { nummer: { eq: "G10434" } }) { nummer } }
      new: dagtilbud(nummer: "G10800") { navn version } closed: dagtilbud(nummer: "G10607") { aktiv }
      fanoe: kommune(kode: "563") { daginstitutioner { nodes { nummer } } } }`;
    expect(await get(server.ask, query)).toEqual({
      renamed: { navn: 'Øhuset', adresse: { vejNavn: rowOf('G10432').vejNavn } },
      moved: { daginstitution: { nummer: 'G10476' }, pNummer: '0910100999' },
      left: { anvisningsenheder: ['G10432', 'G10436', 'G10437', 'G10438', 'G10800'].map((nummer) => ({ nummer })) },
      entered: { anvisningsenheder: [{ nummer: 'G10434' }] },
      new: { navn: 'Børnehuset Nyt', version: 1 },
      closed: { aktiv: false },
      fanoe: { daginstitutioner: { nodes: [{ nummer: 'G10559' }] } },
    });
    const { daginstitutioner: page } = await get<{ daginstitutioner: { totalCount: number } }>(
      server.ask,
      '{ daginstitutioner(first: 0) { totalCount } }',
    );
    expect(page.totalCount).toBe(daginstitutioner.length);
  });

  it('counts versions up and moves senestOpdateret, of what changed only', async () => {
    const versions = await Promise.all([moments[0], moments[1], moments[2]].map((at) => versionOf('G10432', at)));
    expect(versions.map((version) => version?.version)).toEqual([1, 2, 3]);
    expect(versions.map((version) => version?.senestOpdateret)).toEqual(moments.map((moment) => moment.toISOString()));
    expect([...moments].sort((a, b) => a.getTime() - b.getTime())).toEqual(moments);
    expect(moments[0].getTime()).toBeLessThan(moments[1].getTime());
    expect(await versionOf('G10436', null)).toMatchObject({ version: 1, senestOpdateret: moments[0].toISOString() });
    expect(await versionOf('G10606', null)).toMatchObject({ version: 2, senestOpdateret: moments[1].toISOString() });
  });
});

describe('what is no moment', () => {
  const years = ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-01:00'];
  it.each(['', '2026-02-30T00:00:00Z', ...years, '2026-01-01', 7, {}])('is refused: %j', async (at) => {
    const { errors } = await server.ask('query ($at: DateTime) { kommune(kode: "101", asOf: $at) { navn } }', { at });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['VALUE_MALFORMED']);
  });

  it('is another thing than the last moment of the calendar, when all is known that is known now', async () => {
    const total = async (args: string) => get(server.ask, `{ daginstitutioner(first: 0${args}) { totalCount } }`);
    expect(await total(', asOf: "9999-12-31T23:59:59Z"')).toEqual(await total(''));
  });

  it('is another thing than the first moment of the calendar', async () => {
    const query = '{ kommune(kode: "101", asOf: "0001-01-01T00:00:00Z") { daginstitutioner { totalCount } } }';
    expect(await get(server.ask, query)).toEqual({ kommune: { daginstitutioner: { totalCount: 0 } } });
  });
});
