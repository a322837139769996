import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisterDatabase } from '../../../subgraphs/register/database.ts';
import { writeFindings } from '../../../subgraphs/register/finding/finding.reader.ts';
import { Kodebog } from '../../../subgraphs/register/kodeliste/kodebog.ts';
import { catalogue } from '../../../subgraphs/register/regel/regler.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

/** Words that English prose cannot do without, and no value, call or Danish text has. */
const prose =
  /(?<![\w:-])(the|of|a|an|one|two|give|given|take|from|with|without|its|it|before|after|must|is|are|be|not|no|nothing|and|or|to|by|in|see|query|whose|which|that|this|look|leave|leaves|close|create|correct|write|as|same|number|any|every|than|only)(?![\w:"-])/i;

const root = path.join(import.meta.dirname, '../../..');
const sources = ['subgraphs', 'gateway']
  .flatMap((room) => readdirSync(path.join(root, room), { recursive: true }).map((file) => path.join(room, `${file}`)))
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** A template's own words; what is filled in is code. */
const textsIn = (code: string): string[] =>
  [...code.matchAll(literal)].map(([, one, two, three]) => (one ?? two ?? three ?? '').replace(/\$\{[^}]*\}/g, '…'));

/** Functions that are given an example as an argument of its own, with the place of that argument. */
const givers = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:function |const )(\w+) = ?\(([^()]*)\)|function (\w+)\(([^()]*)\)/g)].flatMap(
    ([, arrow, arrowTakes, named, namedTakes]) => {
      const takes = (arrowTakes ?? namedTakes ?? '').replace(/\[[^\]]*\]|<[^>]*>/g, '_').split(',');
      const place = takes.findIndex((one) => /^\s*example\b/.test(one));
      return place < 0 ? [] : [{ file, name: arrow ?? named ?? '', place }];
    },
  ),
);

/** The last text of each call, as examples are their functions' last argument. */
const given = givers.flatMap(({ name }) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(new RegExp(`\\b${name}\\(((?:[^()]|\\([^()]*\\))*)\\)`, 'g'))].flatMap(([, args = '']) => {
      const last = textsIn(args).at(-1);
      return last !== undefined && /['"`]\s*,?\s*$/.test(args) ? [{ file, example: last }] : [];
    }),
  ),
);

/** What the sources write after `example:`, or keep under that name. */
const written = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\bexample(?:: | = )([^\n]*(?:\n\s+[?:'"`][^\n]*)*)/g)].flatMap(([, code = '']) =>
    textsIn(code)
      .slice(0, 1)
      .map((example) => ({ file, example })),
  ),
);

const told = (examples: readonly { example: string; [key: string]: unknown }[]) =>
  examples.filter(({ example }) => prose.test(example));

/** The file of findings of København, whose units lack and contradict much. */
async function findingsCsv({ databases }: TestServer): Promise<string[][]> {
  const database = await openRegisterDatabase(databases.register);
  const flaws = {
    email: 'ingen',
    pNummer: null,
    postNummer: '0000',
    cvrNummer: '12345678',
    institutionstypeKode: null,
  };
  await database.write.anvisningsenhed.updateMany({ where: { kommuneKode: '101' }, data: flaws });
  let csv = '';
  for await (const text of writeFindings(database, await Kodebog.read(database), ['101'])) csv += text;
  await database.close();
  return parse(csv, { delimiter: ';', bom: true });
}

describe('an example stands beside Danish texts and English ones, and is in neither language', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it.each([
    ['the address as DAR has it', true],
    ['close the children in the same applyChanges', true],
    ['after: pageInfo.endCursor of the page before', true],
    ['nothing to mend; see kontrol on the object', true],
    ['8600; the query kodelister has the list, postnummer', true],
    ['an id of kontrolRuns', true],
    ['after: pageInfo.endCursor', false],
    ['vejNavn "Solvej", husNummer "4A", postNummer "8600"', false],
    ['Sammenlagt efter byrådets beslutning', false],
    ['closeAnvisningsenhed: { nummer: "G10432" }', false],
  ])('tells prose from a value: %s', (text, isProse) => {
    expect(prose.test(text)).toBe(isProse);
  });

  it('in every rule of the catalogue', async () => {
    expect(told(catalogue.map(({ code, example }) => ({ code, example })))).toEqual([]);
    const query = '{ regler { code example } }';
    const { regler } = await get<{ regler: { code: string; example: string }[] }>(server.ask, query);
    expect(regler.length).toBeGreaterThan(40);
    expect(told(regler)).toEqual([]);
  });

  it('in every refusal, as the sources write it', () => {
    const rooms = (examples: readonly { file: string }[]) =>
      [...new Set(examples.map(({ file }) => file.split(path.sep).slice(0, 2).join('/')))].sort();
    expect(rooms(written)).toEqual(['gateway/feed', 'subgraphs/affiliation', 'subgraphs/common', 'subgraphs/register']);
    expect(rooms(given)).toEqual(expect.arrayContaining(['subgraphs/affiliation', 'subgraphs/register']));
    expect(given).toContainEqual(expect.objectContaining({ example: '17:00' }));
    expect(given).toContainEqual(expect.objectContaining({ example: 'text: "solstrålen silkeborg"' }));
    expect(told([...written, ...given])).toEqual([]);
  });

  it('in the findings as CSV', async () => {
    const [header = [], ...rows] = await findingsCsv(server);
    const column = header.indexOf('example');
    expect(column).toBeGreaterThan(0);
    const examples = rows.map((cells) => ({ code: cells[1], example: cells[column] ?? '' }));
    expect(new Set(examples.map(({ code }) => code)).size).toBeGreaterThan(3);
    expect(told(examples)).toEqual([]);
  });
});
