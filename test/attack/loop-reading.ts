import { getIntrospectionQuery } from 'graphql';

/** What is sent: a whole body, or nothing to an address, and whether by somebody who may write. */
export interface Case {
  body?: string;
  path?: string;
  headers?: Record<string, string>;
  writes?: boolean;
  /** What is sent after it, which its answer is needed for. */
  next?: (answer: string) => Case;
  /** How long to look on after the answer, in milliseconds, at what goes on by itself. */
  goesOn?: number;
}

export const asked = (query: string, variables: object = {}): Case => ({ body: JSON.stringify({ query, variables }) });
const wrapped = (value: string, writes = true): Case => ({
  body: `{"query":"{ __typename }","variables":{"x":${value}}}`,
  writes,
});
export const many = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));
const keys = (count: number, prefix = 'k') => `{${many(count, (i) => `"${prefix}${i}":1`).join()}}`;

/** As large as a body may be, of every kind that keeps a parser or what comes after it. */
export const bodies: Record<string, Case> = {
  'numbers of 8 MB': wrapped(`[${many(4_000_000, () => 1).join()}]`),
  '290,000 numbers': wrapped(`[${many(290_000, () => 1).join()}]`),
  'one text of 8 MB': wrapped(`"${'a'.repeat(8_300_000)}"`),
  'one text of 8 MB of digits': wrapped(`"${'0101011111 '.repeat(750_000)}"`),
  'one text of 8 MB of accents': wrapped(`"${'æ'.repeat(4_100_000)}"`),
  '8 MB of escapes': wrapped(`"${'\\u00e6'.repeat(1_380_000)}"`),
  'texts of 60 KB': wrapped(`[${many(130, () => `"${'æ '.repeat(20_000)}"`).join()}]`),
  'an object of 500,000 keys': wrapped(keys(500_000)),
  'an object of 290,000 keys': wrapped(keys(290_000)),
  'objects of 50 keys each, all different': wrapped(`[${many(5_800, (i) => keys(50, `k${i}_`)).join()}]`),
  '290,000 empty objects': wrapped(`[${many(290_000, () => '{}').join()}]`),
  '290,000 short texts': wrapped(`[${many(290_000, (i) => `"text ${i}"`).join()}]`),
  'blanks of 8 MB': wrapped(`${' '.repeat(8_300_000)}1`),
  'a query text of 8 MB': { ...asked(`{ __typename } #${'a'.repeat(8_300_000)}`), writes: true },
  'a literal of 8 MB': { ...asked(`{ search(text: "${'a'.repeat(8_300_000)}") { totalCount } }`), writes: true },
  'public: numbers of 128 KB': wrapped(`[${many(65_000, () => 1).join()}]`, false),
  'public: 12,000 keys': wrapped(keys(12_000), false),
  'public: a search of 120 KB': asked('query($t: String!) { search(text: $t) { totalCount } }', {
    t: 'børn '.repeat(24_000),
  }),
  'public: a name of 120 KB': asked(
    'query($t: String!) { daginstitutioner(where: { navn: { contains: $t } }) { totalCount } }',
    { t: 'børn '.repeat(24_000) },
  ),
};

const bomb = (turns: number): string => {
  const step = (next: string) => `anvisningsenheder{daginstitution{...${next}}}`;
  const chain = many(turns, (i) => `fragment f${i} on Daginstitution{x:${step(`f${i + 1}`)}y:${step(`f${i + 1}`)}}`);
  return `query($n:Int){daginstitutioner(first:$n){nodes{...f0}}}${chain.join('')}fragment f${turns} on Daginstitution{nummer navn}`;
};

/** Conditions, each of which is looked for in all rows. */
const any = (count: number) => ({ OR: many(count, (i) => ({ navn: { contains: `x${i}` } })) });
const nested = (depth: number): object =>
  depth === 0 ? { navn: { contains: 'ø' } } : { OR: [nested(depth - 1), { navn: { startsWith: `q${depth}` } }] };
const aliased = (count: number, one: (i: number) => string) =>
  `{ ${many(count, (i) => `a${i}: ${one(i)}`).join(' ')} }`;

export const queries: Record<string, Case> = {
  'bomb of one turn': asked(bomb(1), { n: 1000 }),
  'bomb of two turns': asked(bomb(2), { n: 1000 }),
  'bomb of three turns': asked(bomb(3), { n: 1000 }),
  'bomb of two turns that is let through': asked(bomb(2), { n: 100 }),
  '198 conditions in each of 95 lists': asked(
    `query($w: DaginstitutionWhere) ${aliased(95, () => 'daginstitutioner(where: $w) { totalCount }')}`,
    { w: any(198) },
  ),
  '198 conditions of units in each of 95 lists': asked(
    `query($w: AnvisningsenhedWhere) ${aliased(95, () => 'anvisningsenheder(where: $w) { totalCount }')}`,
    { w: any(198) },
  ),
  '10,000 conditions in one list': asked(
    'query($w: AnvisningsenhedWhere) { anvisningsenheder(where: $w) { totalCount nodes { navn } } }',
    { w: any(2_500) },
  ),
  '198 conditions in one list': asked(
    'query($w: AnvisningsenhedWhere) { anvisningsenheder(where: $w) { totalCount nodes { navn } } }',
    { w: any(198) },
  ),
  'conditions twenty deep': asked(
    'query($w: AnvisningsenhedWhere) { anvisningsenheder(where: $w) { totalCount nodes { navn } } }',
    { w: nested(19) },
  ),
  'a thousand units by name': asked(
    '{ anvisningsenheder(first: 1000, orderBy: { field: NAVN }) { totalCount nodes { navn } } }',
  ),
  'ninety orderings of all units': asked(
    aliased(90, () => 'anvisningsenheder(first: 1, orderBy: { field: NAVN }) { totalCount nodes { navn } }'),
  ),
  'search for one letter': asked('{ search(text: "e", first: 100) { totalCount nodes { __typename } } }'),
  'search with many words': asked(
    `{ search(text: "${many(40, (i) => `bornehus${i}`).join(' ')}") { totalCount nodes { __typename } } }`,
  ),
  'forty searches': asked(aliased(40, (i) => `search(text: "børnehavn ${i}") { totalCount }`)),
  'changes with filters': asked(
    '{ changes(first: 1000, where: { kommune: { eq: "101" } }) { last nodes { __typename } } }',
  ),
  'findings of a municipality': asked('{ findings(kommune: "101", first: 1000) { totalCount nodes { code } } }'),
  'a thousand selections': asked(
    `{ ${many(95, (i) => `a${i}: daginstitution(nummer: "G1000${i % 10}") { ${many(9, (j) => `b${j}: navn`).join(' ')} }`).join(' ')} }`.replaceAll(
      /b\d: /g,
      '',
    ),
  ),
  'fields of one name': asked(`{ daginstitution(nummer: "G10001") { ${many(440, () => 'navn').join(' ')} } }`),
  'nine hundred fields of their own': asked(
    `{ ${many(20, (i) => `a${i}: anvisningsenhed(nummer: "G10001") { ${many(30, () => 'nummer navn').join(' ')} }`)
      .slice(0, 14)
      .join(' ')} }`,
  ),
  'a hundred fragments': asked(
    `{ daginstitutioner(first: 3) { nodes { ...f0 } } } ${many(99, (i) => `fragment f${i} on Daginstitution { nummer navn ejerform { kode } ${i < 98 ? `...f${i + 1}` : ''} }`).join(' ')}`,
  ),
  'a list of 10,000 numbers': {
    ...asked('query($n: [String!]) { anvisningsenheder(where: { nummer: { in: $n } }) { totalCount } }', {
      n: many(10_000, (i) => `G${10_000 + i}`),
    }),
    writes: true,
  },
  'an earlier moment': asked(
    '{ anvisningsenheder(asOf: "2030-01-01T00:00:00Z", first: 1000) { totalCount nodes { navn daginstitution { navn } } } }',
  ),
  'introspection of all': asked(getIntrospectionQuery()),
  introspection: asked(
    '{ __schema { types { name fields { name args { name type { name } } type { name fields { name } } } } } }',
  ),
};

const personalQueries: Record<string, Case> = {
  'readiness of a municipality': asked(
    '{ aulaReadiness(where: { kommune: "101" }, first: 1000) { totalCount nodes { __typename } } }',
  ),
  'a thousand persons': asked(
    '{ personer(first: 1000, where: { kommune: { eq: "101" } }) { totalCount nodes { id } } }',
  ),
  'tilknytninger of a municipality': asked(
    '{ tilknytninger(first: 1000, where: { kommune: { eq: "101" } }) { totalCount nodes { id } } }',
  ),
  'findings of people': asked(
    '{ affiliationFindings(first: 1000, where: { kommune: { eq: "101" } }) { nodes { __typename } } }',
  ),
  'affiliation changes': asked('{ affiliationChanges(first: 1000) { last nodes { __typename } } }'),
};

export const personal: Record<string, Case> = Object.fromEntries(
  Object.entries(personalQueries).map(([name, one]) => [name, { ...one, writes: true }]),
);

/** Every field of a thousand units, so often: what crosses between processes at once is as large as it may be. */
const wide = (count: number, fields: string) =>
  asked(aliased(count, () => `anvisningsenheder(first: 1000) { nodes { ${fields} } }`));
const unit =
  'nummer navn version email telefonNummer pNummer cvrNummer institutionstype { kode tekst } adresse { vejNavn husNummer postNummer byNavn }';
export const crossing: Record<string, Case> = {
  'a thousand units': wide(1, unit),
  'five thousand units': wide(5, unit),
  'as many units as one may ask for': wide(25, unit),
  'a thousand units with their Unilogin': wide(1, 'nummer unilogin { institutionsnummer kanTilknytteBrugere }'),
  'as many with their Unilogin as one may ask for': wide(
    40,
    'nummer unilogin { institutionsnummer kanTilknytteBrugere } dagplejegrupper { id navn }',
  ),
};

/** Files, and answers that are compressed. */
const br = { 'accept-encoding': 'br' };
export const files: Record<string, Case> = {
  'the whole register as CSV': { path: '/eksport/samlet.csv' },
  'the whole register as CSV, compressed': { path: '/eksport/samlet.csv', headers: br },
  'the units as XML': { path: '/eksport/anvisningsenhed.xml' },
  'the whole register as NDJSON': { path: '/eksport/samlet.ndjson' },
  'the schema': { path: '/schema.graphql', headers: br },
  'readiness as CSV': { path: '/eksport/aula.csv?kommune=101', writes: true },
  'many units, compressed': { ...wide(25, unit), headers: br },
};
