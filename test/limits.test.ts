import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples } from '../gateway/examples/read-examples.ts';
import { limits } from '../gateway/plugins/limits.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** A unit with back-and-forth nesting down to a depth; the innermost field counts. */
function nested(depth: number): string {
  const turn = ['anvisningsenheder(where: { nummer: { eq: "G10432" } })', 'daginstitution'];
  const path = ['daginstitution(nummer: "G10431")', ...Array.from({ length: depth - 2 }, (_, i) => turn[i % 2])];
  return `{ ${path.join(' { ')} { nummer ${'} '.repeat(depth)}`;
}
const aliased = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: helloWorld`).join(' ')} }`;
const repeated = (count: number) => `{ ${'__typename '.repeat(count)}}`;
const directed = (count: number) => `{ __typename ${'@include(if: true) '.repeat(count)} }`;
const fragments = (count: number) => `${'{ ... '.repeat(count - 1)}{ __typename ${'} '.repeat(count)}`;
/** Two fields a turn, of `times` pages of 1000 units each with six fields in all. */
const costly = (times: number) =>
  `{ ${Array.from({ length: times }, (_, i) => `a${i}: anvisningsenheder(first: 1000) { nodes { nummer daginstitution { kommune { navn kode } } } }`).join(' ')} }`;
const defined = (count: number) =>
  `{ ${spreads(count)} } ${Array.from({ length: count }, (_, i) => `fragment f${i} on Query { __typename }`).join(' ')}`;
const spreads = (count: number) => Array.from({ length: count }, (_, i) => `...f${i}`).join(' ');
/** Pairs of one name: n (n - 1) / 2. */
const namesakes = (pairs: number) => repeated(Math.floor((1 + Math.sqrt(1 + 8 * pairs)) / 2));
const selected = (count: number) => `{ ${Array.from({ length: count }, () => '... { __typename }').join(' ')} }`;

const code = (answer: { errors?: { extensions?: Record<string, unknown> }[] }) => answer.errors?.[0]?.extensions?.code;

describe('a request that is too large', () => {
  it.each([
    ['depth', nested(limits.depth), nested(limits.depth + 1)],
    ['aliases', aliased(limits.aliases), aliased(limits.aliases + 1)],
    ['fragments', defined(limits.fragments), defined(limits.fragments + 1)],
    ['namesakes', namesakes(limits.namesakes), repeated(500)],
    ['selections', selected(200), selected(501)],
    ['cost', costly(70), costly(90)],
    ['nesting', fragments(limits.nesting), fragments(limits.nesting + 1)],
  ])('is refused just over the limit, not just under: %s', async (_what, under, over) => {
    expect((await server.ask(under)).errors).toBeUndefined();
    expect(code(await server.ask(over))).toBe('LIMIT_EXCEEDED');
  });

  it('is refused for too many directives', async () => {
    expect(code(await server.ask(directed(limits.directives + 1)))).toBe('LIMIT_EXCEEDED');
  });

  it('is refused when its body is too long, and read when it is not', async () => {
    const body = (bytes: number) => {
      const start = '{"query":"{ __typename }","variables":{"x":"';
      return `${start}${'x'.repeat(bytes - start.length - 3)}"}}`;
    };
    const send = (text: string) =>
      fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
    expect((await send(body(limits.bodyBytes))).status).toBe(200);
    expect((await send(body(limits.bodyBytes + 1))).status).toBe(413);
  });
});

describe('variables', () => {
  const query = 'query Q($where: AnvisningsenhedWhere) { anvisningsenheder(where: $where) { totalCount } }';
  const nested = (depth: number): object =>
    depth === 0 ? { navn: { contains: 'skov' } } : { AND: [nested(depth - 1)] };

  it('may hold a filter nested as deep as filters go', async () => {
    expect((await server.ask(query, { where: nested(20) })).errors).toBeUndefined();
  });

  it.each([29, 100, 5000])('nested deeper are refused: %i', async (depth) => {
    const where = `${'{"AND":['.repeat(depth)}{}${']}'.repeat(depth)}`;
    const body = `{"query":${JSON.stringify(query)},"variables":{"where":${where}}}`;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    expect(code((await response.json()) as never)).toBe('LIMIT_EXCEEDED');
  });
});

describe('variables that do not fit their types', () => {
  const query =
    'query Q($w: AnvisningsenhedWhere, $k: String!) { anvisningsenheder(where: $w) { totalCount } kommune(kode: $k) { navn } }';

  it('are refused with place and reason, all at once, and without all that was sent', async () => {
    const { data, errors = [] } = await server.ask(query, { w: { navn: 'x'.repeat(100_000), nummer: { eq: 1 } } });
    expect(data).toBeUndefined();
    expect(errors.map(({ extensions }) => [extensions?.code, extensions?.field])).toEqual([
      ['VARIABLE_MALFORMED', '$w.nummer.eq'],
      ['VARIABLE_MALFORMED', '$w.navn'],
      ['VARIABLE_MALFORMED', '$k'],
    ]);
    expect(errors.every(({ message }) => message.length < 250)).toBe(true);
  });

  it('are refused when a text holds half a surrogate pair, wherever it stands', async () => {
    for (const w of [{ navn: { eq: 'a\ud800b' } }, { '\udc00': 1 }])
      expect(code(await server.ask(query, { w, k: '101' }))).toBe('VARIABLE_MALFORMED');
    expect((await server.ask(query, { w: { navn: { eq: '\u{1f600}' } }, k: '101' })).errors).toBeUndefined();
  });
});

describe('the shipped examples', () => {
  it.each(Object.entries(readExamples()))('pass the limits: %s', async (_file, query) => {
    expect((await server.ask(query, { text: 'skov' })).errors).toBeUndefined();
  });

  it('pass the limits together with the query that GraphiQL asks of the schema', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect((await server.ask(getIntrospectionQuery())).errors).toBeUndefined();
  });
});

describe('an answer', () => {
  /** What was foreseen is little, since lists without \`first\` are counted as they usually are. */
  const turns = (count: number, inner: string): string =>
    count === 0 ? inner : `anvisningsenheder { navn daginstitution { ${turns(count - 1, inner)} } }`;

  it('that would hold the same units many times over is refused when it comes to that', async () => {
    const { data } = await server.ask<{ kommune: { daginstitutioner: { nodes: { nummer: string }[] } } }>(
      '{ kommune(kode: "101") { daginstitutioner(where: { navn: { contains: "dagplejen" } }) { nodes { nummer } } } }',
    );
    const nummer = data?.kommune.daginstitutioner.nodes[0]?.nummer;
    const query = `{ daginstitution(nummer: "${nummer}") { ${turns(8, 'nummer')} } }`;
    const answer = await server.ask(query);
    expect(code(answer)).toBe('LIMIT_EXCEEDED');
    expect(answer.errors?.[0]?.message).toContain('the size of the answer');
    expect(answer.errors?.length).toBeLessThanOrEqual(50);
    expect((await server.ask(query.replace(turns(8, 'nummer'), turns(2, 'nummer')))).errors).toBeUndefined();
  });
});
