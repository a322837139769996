import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { openRegisterDatabase } from '../../subgraphs/register/database.ts';
import { sampleRows } from '../../subgraphs/register/import/store-sample.ts';
import { Kodebog } from '../../subgraphs/register/kodeliste/kodebog.ts';
import { SearchIndex } from '../../subgraphs/register/search/search-index.ts';
import type { Ask } from '../support/ask.ts';
import { askedStatements } from '../support/asked-statements.ts';
import { get } from '../support/get.ts';
import { anvisningsenheder, nummerOf, rowOf, rows } from '../support/sample-rows.ts';
import { expectedHits, folded, type Hit, numbersOf } from '../support/search-oracle.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openTestRegister } from '../support/test-register.ts';
import { load } from './import/register.ts';
import { daginstitution } from './import/rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.forgetStatements());

interface Page {
  totalCount: number;
  nodes: { rank: number; dagtilbud: { nummer: string } }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}

const query = `query ($text: String!, $first: Int, $after: String, $kommune: String, $asOf: DateTime) {
  search(text: $text, first: $first, after: $after, kommune: $kommune, asOf: $asOf) {
    totalCount nodes { rank dagtilbud { nummer } } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

const pageOf = async (text: string, more: object = {}, ask: Ask = server.ask): Promise<Page> =>
  (await get<{ search: Page }>(ask, query, { text, ...more })).search;

const hitsOf = ({ nodes }: Page): Hit[] => nodes.map(({ rank, dagtilbud }) => ({ rank, nummer: dagtilbud.nummer }));

const search = async (text: string, more: object = { first: 1000 }): Promise<Hit[]> => hitsOf(await pageOf(text, more));

const numbersFound = async (text: string, more?: object) => (await search(text, more)).map(({ nummer }) => nummer);

describe('search', () => {
  /** A word of some row, whole or a piece of it, and now and then mistyped. */
  const word = fc
    .record({
      row: fc.constantFrom(...rows),
      at: fc.nat(),
      length: fc.oneof(fc.constant(99), fc.integer({ min: 2, max: 8 })),
      error: fc.option(fc.record({ at: fc.nat(), kind: fc.constantFrom('drop', 'swap', 'add', 'change') }), {
        freq: 2,
      }),
    })
    .map(({ row, at, length, error }) => {
      const told = [
        row.dagtilbudsNavn,
        row.vejNavn,
        row.husNummer,
        row.postNummer,
        row.byNavn,
        row.admKommuneKode_Tekst,
      ];
      const words = [...told, ...numbersOf(row)]
        .join(' ')
        .split(/[\s,/]+/)
        .filter(Boolean);
      const one = (words[at % words.length] as string).slice(0, length);
      return error === null ? one : mistyped(one, error.kind, error.at % one.length);
    });
  const texts = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const wholes = fc.constantFrom(...rows).chain((row) => {
    const gade = `${row.vejNavn} ${row.husNummer}`;
    const address = [gade, `${gade}, ${row.postNummer} ${row.byNavn}`, `${gade} ${row.byNavn}`].filter(
      (text) => folded(text) !== '',
    );
    return fc.constantFrom(row.dagtilbudsNavn, ...address, ...numbersOf(row));
  });

  it('finds what every word fits, best first, for any words, page by page', async () => {
    const asked = {
      text: fc.oneof({ weight: 4, arbitrary: texts }, { weight: 1, arbitrary: wholes }),
      kommune: fc.constantFrom(null, null, '101', '0740', '751'),
      first: fc.integer({ min: 1, max: 300 }),
    };
    const property = fc.asyncProperty(fc.record(asked), async ({ text, kommune, first }) => {
      fc.pre(folded(text) !== '');
      const expected = expectedHits(text, kommune);
      const page = await pageOf(text, { first, kommune });
      expect(hitsOf(page)).toEqual(expected.slice(0, first));
      expect(page.totalCount).toBe(expected.length);
      expect(page.pageInfo).toMatchObject({ hasNextPage: expected.length > first, hasPreviousPage: false });
      const next = await pageOf(text, { first, kommune, after: page.pageInfo.endCursor });
      if (page.nodes.length > 0) expect(hitsOf(next)).toEqual(expected.slice(first, 2 * first));
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it('ranks exact before whole words, whole words before parts, and those before typing errors', async () => {
    const hits = await search('børnehuset bellis');
    expect(hits[0]).toEqual({ rank: 1, nummer: 'G10562' });
    expect(hits.map(({ rank }) => rank)).toEqual(hits.map(({ rank }) => rank).sort());
    expect(new Set(hits.map(({ rank }) => rank)).size).toBeGreaterThan(2);
    expect(await search('bellis børn', { first: 1 })).toEqual([{ rank: 5, nummer: 'G10562' }]);
  });

  it.each(['Belis', 'Belllis', 'Bellsi', 'Vellis', 'bellis'])('tolerates one typing error: %s', async (text) => {
    expect(await numbersFound(text)).toEqual(expect.arrayContaining(['G10562', 'G10563']));
    expect(await numbersFound(`${text} rævehulen`)).toEqual([]);
  });

  it('tolerates no second error, nor any in short words and in numbers', async () => {
    expect(await numbersFound('Belisse')).not.toContain('G10562');
    const { vejNavn, postNummer } = rowOf('G10562');
    expect(await numbersFound(`bellis ${vejNavn} ${postNummer}`)).toContain('G10562');
    expect(await numbersFound(`bellis ${vejNavn} ${Number(postNummer) + 1}`)).not.toContain('G10562');
  });

  it('finds a unit by its number, CVR number and P-number, however they are written', async () => {
    const row = rowOf('G10562');
    const { cvrNummer, pNummer } = row;
    for (const text of ['G10562', ' g10562 ', 'G 10562', pNummer, pNummer.replace(/(..)(?=.)/g, '$1 ')])
      expect((await search(text))[0]).toEqual({ rank: 1, nummer: 'G10562' });
    const owned = rows.filter((other) => other.cvrNummer === cvrNummer).map(nummerOf);
    expect((await numbersFound(cvrNummer)).sort()).toEqual(owned.sort());
    for (const text of [`CVR ${cvrNummer}`, `cvr-nr. ${cvrNummer.replace(/(..)(?=.)/g, '$1 ')}`, `DK${cvrNummer}`])
      expect((await numbersFound(text)).sort(), text).toEqual(owned.sort());
    for (const text of [`P-nummer ${pNummer}`, `pnr. ${pNummer}`, 'institutionsnummer G10562', 'Institution G 10562'])
      expect((await search(text))[0], text).toEqual({ rank: 1, nummer: 'G10562' });
    expect(await numbersFound(pNummer.slice(0, 9))).toEqual([]);
    const placed = rows.filter((other) => other.pNummer === pNummer).map(nummerOf);
    expect(await numbersFound(`bellis ${pNummer}`)).toEqual(placed.sort());
  });

  it('finds an exact address first', async () => {
    const { vejNavn, husNummer, postNummer, byNavn } = rowOf('G10562');
    for (const text of [
      `${vejNavn} ${husNummer}`,
      `${vejNavn} ${husNummer}, ${postNummer} ${byNavn}`,
      `${vejNavn} ${husNummer} ${byNavn}`,
    ])
      expect((await search(text))[0]).toMatchObject({ rank: 1 });
    const found = await numbersFound(`${vejNavn} ${husNummer.slice(0, 1)}`);
    const digits = (nummer: string) => rowOf(nummer).husNummer.replace(/\D.*/, '');
    for (const nummer of found) expect(digits(nummer)).toBe(husNummer.slice(0, 1));
    const lettered = anvisningsenheder.find((row) => /\d[A-Z]$/.test(row.husNummer)) as SamletRow;
    const spaced = `${lettered.vejNavn} ${lettered.husNummer.replace(/([A-Z])$/, ' $1')}`;
    expect(await search(spaced)).toContainEqual({ rank: 1, nummer: nummerOf(lettered) });
  });

  it('is narrowed by a municipality, by its name or its code', async () => {
    const inKommune = (kode: string, nummer: string) => rowOf(nummer).admKommuneKode === kode;
    const all = await numbersFound('børnehuset');
    const named = await numbersFound('børnehuset silkeborg kommune');
    const coded = await numbersFound('børnehuset', { first: 1000, kommune: '740' });
    expect(coded.length).toBeGreaterThan(2);
    expect(coded).toEqual(all.filter((nummer) => inKommune('740', nummer)));
    expect(named).toEqual(expect.arrayContaining(coded));
    expect(await numbersFound('børnehuset', { first: 1000, kommune: '0740' })).toEqual(coded);
    expect(await numbersFound('rævehulen silkeborg')).toEqual([]);
    expect(await search('rævehulen københavn')).toEqual([{ rank: 4, nummer: 'G10436' }]);
    expect(await search('rævehulen københavns kommune')).toEqual([{ rank: 4, nummer: 'G10436' }]);
    const { errors } = await server.ask(query, { text: 'børnehuset', kommune: '999' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'KOMMUNEKODE_UNKNOWN', field: 'kommune' });
  });

  it.each([
    'Børnehuset Rævehulen',
    'BØRNEHUSET RÆVEHULEN',
    'boernehuset raevehulen',
    'Bo\u0308rnehuset Rävehulen',
    'Børne\u00adhuset\u00a0Rævehulen\u200b',
    '  børnehuset,   rævehulen! ',
  ])('does not care how letters are written: %s', async (text) => {
    expect(await search(text, { first: 1 })).toEqual([{ rank: 1, nummer: 'G10436' }]);
  });

  it('shows the active before the closed of one rank, and the closed too', async () => {
    const found = (await search('børnehuset')).filter(({ rank }) => rank === 2);
    const states = found.map(({ nummer }) => rowOf(nummer).aktivitetsstatus);
    expect(new Set(states)).toEqual(new Set(['Aktiv', 'Nedlagt']));
    expect(states).toEqual([...states].sort());
  });

  it('mixes the levels', async () => {
    const levels =
      '{ search(text: "toftegården") { nodes { dagtilbud { __typename ... on AlternativAdresse { anvisningsenhed { navn } } } } } }';
    const data = await get<{ search: { nodes: { dagtilbud: { __typename: string } }[] } }>(server.ask, levels);
    const types = new Set(data.search.nodes.map(({ dagtilbud }) => dagtilbud.__typename));
    expect(types).toEqual(new Set(['Daginstitution', 'Anvisningsenhed', 'AlternativAdresse']));
  });

  it('is paged like every list', async () => {
    const all = expectedHits('e');
    expect(all.length).toBeGreaterThan(100);
    expect(await search('e', {})).toEqual(all.slice(0, 100));
    expect(await pageOf('e', { first: 0 })).toMatchObject({ totalCount: all.length, nodes: [] });
    const found: Hit[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Page = await pageOf('e', { first: 37, after });
      found.push(...hitsOf(page));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(found).toEqual(all);
    const { errors } = await server.ask(query, { text: 'e', after: 'x' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CURSOR_FOREIGN', field: 'after' });
  });

  it.each(['', ' ', '%', '_', '\\', "'", '…', '\u0000'])('refuses a text without a word: %j', async (text) => {
    const { errors } = await server.ask(query, { text });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TEXT_EMPTY', field: 'text', retryable: false });
    expect(errors?.[0]?.extensions?.example).toContain('text: "');
  });

  it.each(['ab '.repeat(200), 'a'.repeat(501), 'ab '.repeat(30_000)])('refuses a text too long', async (text) => {
    const { errors } = await server.ask(query, { text });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', field: 'text', retryable: false });
  });

  it('answers the longest text and the most words', async () => {
    expect(await search('a '.repeat(250))).toEqual(expectedHits('a').slice(0, 1000));
    expect(await search('a'.repeat(500))).toEqual([]);
    expect(await search('a b c d e f g h i j k l')).toEqual(expectedHits('a b c d e f g h i j k l'));
  });

  it.each(['b%rnehuset', 'r_vehulen', 'børne\\huset', "x' OR '1'='1"])('knows no wildcards: %s', async (text) => {
    expect(await search(text)).toEqual(expectedHits(text).slice(0, 1000));
  });

  it('reads the register once, and then costs one statement for each level found, however many are', async () => {
    const fresh = await startTestServer();
    const tables = async (text: string, first: number, isKnown = true) => {
      if (isKnown) await pageOf(text, { first }, fresh.ask); // reads the versions that are found
      fresh.forgetStatements();
      await pageOf(text, { first }, fresh.ask);
      return askedStatements(fresh, ['register'])
        .map((statement) => (statement.includes('UNION ALL') ? 'all' : /FROM "(\w+)"/.exec(statement)?.[1]))
        .sort();
    };
    const levels = ['AlternativAdresse', 'Anvisningsenhed', 'Daginstitution'];
    expect(await tables('toftegården', 1000, false)).toEqual([...levels, ...levels, 'all'].sort());
    expect(await tables('toftegården', 1000)).toEqual(levels);
    expect(await tables('e', 1000)).toEqual(levels);
    expect(await tables('finder intet', 1000)).toEqual([]);
    await fresh.close();
  });
});

describe('a search finds at once', () => {
  let ask: Ask;
  beforeAll(async () => {
    ask = await server.askAs('stil');
  });

  const update =
    'mutation ($input: UpdateDaginstitutionInput!) { updateDaginstitution(input: $input) { errors { code } } }';

  it('what was just written, and no longer what it was called before', async () => {
    const navn = rowOf('G10559').dagtilbudsNavn;
    const before = new Date().toISOString();
    await get(ask, update, { input: { nummer: 'G10559', navn: 'Kvistgårdens Uglerede' } });
    expect((await search('uglerede'))[0]).toEqual({ rank: 3, nummer: 'G10559' });
    expect(await numbersFound(navn)).not.toContain('G10559');
    expect(await numbersFound('kvistgårdens uglerede', { asOf: before })).toEqual([]);
    expect(await search(navn, { asOf: before })).toContainEqual({ rank: 1, nummer: 'G10559' });
    await get(ask, update, { input: { nummer: 'G10559', navn } });
    expect(await numbersFound('uglerede')).toEqual([]);
    expect(await search(navn)).toContainEqual({ rank: 1, nummer: 'G10559' });
  });

  it('all below a daginstitution in the municipality that it moved to', async () => {
    const { admKommuneKode } = rowOf('G10431');
    const below = rows.filter((row) => row.daginstitutionsNummer === 'G10431').map(nummerOf);
    expect(below.length).toBeGreaterThan(1);
    const found = async (kommune: string) =>
      (await numbersFound('kommune', { first: 1000, kommune })).filter((nummer) => below.includes(nummer)).sort();
    expect(await found(admKommuneKode)).toEqual(below.sort());
    await get(ask, update, { input: { nummer: 'G10431', kommune: '751' } });
    expect([await found(admKommuneKode), await found('751')]).toEqual([[], below]);
    await get(ask, update, { input: { nummer: 'G10431', kommune: admKommuneKode } });
    expect([await found(admKommuneKode), await found('751')]).toEqual([below, []]);
  });

  it('what another process wrote, every time, also while others search', async () => {
    const other = await openRegisterDatabase(server.databases.register);
    const kodebog = await Kodebog.read(other);
    for (const [i, navn] of ['Uglehuset Et', 'Uglehuset To', 'Uglehuset Tre'].entries()) {
      const row = daginstitution(`G9000${i}`, { dagtilbudsNavn: navn });
      await load(
        { database: other, kodebog } as never,
        sampleRows(() => [row]),
      );
      const found = await Promise.all(Array.from({ length: 5 }, () => search('uglehuset')));
      for (const hits of found) expect(hits).toHaveLength(i + 1);
      expect(await search(navn)).toContainEqual({ rank: 1, nummer: `G9000${i}` });
    }
    await other.close();
  });

  it('what a register holds that was made anew behind it', async () => {
    const register = await openTestRegister();
    const index = new SearchIndex(register.database);
    const asked = { kommune: null, kommuner: register.kodebog.kommuner() };
    const found = async (word: string) =>
      (await index.at(null)).find({ ...asked, text: word, words: [word] }).map(({ node }) => node.nummer);
    expect(await found('ugle')).toEqual([]);
    await load(
      register,
      sampleRows(() => [daginstitution('G10431', { dagtilbudsNavn: 'Ugle' }), daginstitution('G10432')]),
    );
    expect(await found('ugle')).toEqual(['G10431']);
    for (const table of ['Daginstitution', 'Change', 'Changeset', 'Counter'])
      await register.database.write.$executeRawUnsafe(`DELETE FROM "${table}"`);
    await load(
      register,
      sampleRows(() => [daginstitution('G10433', { dagtilbudsNavn: 'Ny ugle' })]),
    );
    expect(await found('ugle')).toEqual(['G10433']);
    await register.close();
  });
});

function mistyped(word: string, kind: string, at: number): string {
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  if (kind === 'drop') return before + after;
  if (kind === 'add') return `${before}k${here}${after}`;
  if (kind === 'change') return `${before}q${after}`;
  return before + after.slice(0, 1) + here + after.slice(1);
}
