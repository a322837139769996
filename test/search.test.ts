import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SamletRow } from '../prisma/seed/samlet-row.ts';
import { askedStatements } from './support/asked-statements.ts';
import { get } from './support/get.ts';
import { nummerOf, rowOf, rows } from './support/sample-rows.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { foldByHand } from './support/where-oracle.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.forgetStatements());

interface Hit {
  rank: number;
  nummer: string;
}

async function search(text: string, first?: number): Promise<Hit[]> {
  const query =
    'query ($text: String!, $first: Int) { search(text: $text, first: $first) { rank dagtilbud { nummer } } }';
  type Answer = { search: { rank: number; dagtilbud: { nummer: string } }[] };
  const found = await get<Answer>(server.ask, query, { text, ...(first !== undefined && { first }) });
  return found.search.map(({ rank, dagtilbud }) => ({ rank, nummer: dagtilbud.nummer }));
}

const addressOf = (row: SamletRow) =>
  foldByHand([row.vejNavn, row.husNummer, row.postNummer, row.byNavn, row.supplerendeBynavn].join(' '));

/** The documented rank of a row; null when a word is missing. */
function rankOf(row: SamletRow, text: string): number | null {
  const [folded, navn] = [foldByHand(text), foldByHand(row.dagtilbudsNavn)];
  const words = folded.split(' ');
  if (navn === folded) return 1;
  if (navn.startsWith(folded)) return 2;
  if (words.every((word) => navn.split(' ').some((part) => part.startsWith(word)))) return 3;
  if (words.every((word) => navn.includes(word))) return 4;
  return words.every((word) => `${navn} ${addressOf(row)}`.includes(word)) ? 5 : null;
}

const danish = new Intl.Collator('da', { sensitivity: 'base' });

/** Best first; then the active, then by name in the Danish alphabet, then by number. */
function expectedHits(text: string): Hit[] {
  return rows
    .flatMap((row) => {
      const rank = rankOf(row, text);
      return rank === null ? [] : [{ rank, row }];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.row.aktivitetsstatus !== 'Aktiv') - Number(b.row.aktivitetsstatus !== 'Aktiv') ||
        danish.compare(a.row.dagtilbudsNavn, b.row.dagtilbudsNavn) ||
        (nummerOf(a.row) < nummerOf(b.row) ? -1 : 1),
    )
    .map(({ rank, row }) => ({ rank, nummer: nummerOf(row) }));
}

describe('search', () => {
  it('finds what has every word in name or address, best first, for any words', async () => {
    const word = fc
      .tuple(fc.constantFrom(...rows), fc.nat(), fc.integer({ min: 2, max: 8 }))
      .map(([row, at, length]) => {
        const words = `${row.dagtilbudsNavn} ${addressOf(row)}`.split(/[\s,/]+/).filter(Boolean);
        return (words[at % words.length] as string).slice(0, length);
      });
    const texts = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const property = fc.asyncProperty(texts, fc.integer({ min: 0, max: 300 }), async (text, first) => {
      expect(await search(text, first)).toEqual(expectedHits(text).slice(0, first));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('ranks in five steps', async () => {
    const hits = await search('børnehuset bellis', 1000);
    const ranked = [1, 2, 3, 4].map((rank) => hits.filter((hit) => hit.rank === rank).map(({ nummer }) => nummer));
    expect(ranked).toEqual([['G10562'], ['G10563'], [], ['G10531']]);
    expect(await search('bellis børn', 1)).toEqual([{ rank: 3, nummer: 'G10562' }]);
    const { vejNavn } = rowOf('G10562');
    expect(await search(`bellis ${vejNavn}`)).toEqual([{ rank: 5, nummer: 'G10562' }]);
  });

  it.each([
    'Børnehuset Rævehulen',
    'BØRNEHUSET RÆVEHULEN',
    'boernehuset raevehulen',
    'Bo\u0308rnehuset Rävehulen',
    '  børnehuset,   rævehulen! ',
  ])('does not care how letters are written: %s', async (text) => {
    expect(await search(text)).toEqual([{ rank: 1, nummer: 'G10436' }]);
  });

  it('needs every word', async () => {
    expect(await search('rævehulen silkeborg')).toEqual([]);
    expect(await search('rævehulen københavn')).toEqual([{ rank: 5, nummer: 'G10436' }]);
  });

  it('shows the active before the closed of one rank', async () => {
    const hits = await search('børnehuset', 1000);
    const second = hits.filter(({ rank }) => rank === 2).map(({ nummer }) => rowOf(nummer).aktivitetsstatus);
    expect(new Set(second)).toEqual(new Set(['Aktiv', 'Nedlagt']));
    expect(second).toEqual([...second].sort());
  });

  it('mixes the levels', async () => {
    const query =
      '{ search(text: "børnehuset kirkegade", first: 1000) { dagtilbud { __typename } } search2: search(text: "toftegården") { dagtilbud { __typename ... on AlternativAdresse { anvisningsenhed { navn } } } } }';
    const data = await get<Record<string, { dagtilbud: { __typename: string } }[]>>(server.ask, query);
    const types = new Set(data.search2?.map(({ dagtilbud }) => dagtilbud.__typename));
    expect(types).toEqual(new Set(['Daginstitution', 'Anvisningsenhed', 'AlternativAdresse']));
    expect(data.search?.length).toBe(expectedHits('børnehuset kirkegade').length);
  });

  it('gives 20 when nothing is said, and as many as asked', async () => {
    const all = expectedHits('e');
    expect(all.length).toBeGreaterThan(100);
    expect(await search('e')).toEqual(all.slice(0, 20));
    expect(await search('e', 0)).toEqual([]);
    expect(await search('e', 3)).toEqual(all.slice(0, 3));
    expect(await search('e', 1000)).toEqual(all);
  });

  it.each(['', ' ', '%', '_', '\\', "'", '…', '\u0000'])('refuses a text without a word: %j', async (text) => {
    const { errors } = await server.ask('query ($text: String!) { search(text: $text) { rank } }', { text });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TEXT_EMPTY', field: 'text', retryable: false });
    expect(errors?.[0]?.extensions?.example).toContain('text: "');
  });

  it.each(['ab '.repeat(200), 'a'.repeat(501), 'ab '.repeat(30_000)])('refuses a text too long', async (text) => {
    const { errors } = await server.ask('query ($text: String!) { search(text: $text) { rank } }', { text });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', field: 'text', retryable: false });
  });

  it('answers the longest text and the most words', async () => {
    expect(await search('a '.repeat(250), 1000)).toHaveLength(expectedHits('a').length);
    expect(await search('a'.repeat(500))).toEqual([]);
  });

  it.each(['b%rnehuset', 'r_vehulen', 'børne\\huset', "x' OR '1'='1"])('knows no wildcards: %s', async (text) => {
    expect(await search(text, 1000)).toEqual(expectedHits(text));
  });

  it('costs one statement for the candidates and one for each level found', async () => {
    await search('toftegården', 1000);
    const tables = askedStatements(server, ['register']).map((statement) => /FROM "(\w+)"/.exec(statement)?.[1]);
    expect(askedStatements(server, ['register'])[0]).toContain('UNION ALL');
    expect(tables.slice(1).sort()).toEqual(['AlternativAdresse', 'Anvisningsenhed', 'Daginstitution']);
    server.forgetStatements();
    await search('finder intet');
    expect(askedStatements(server, ['register'])).toHaveLength(1);
  });
});
