import { maxHeaderSize } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../gateway/plugins/limits.ts';
import { mostIn } from '../../subgraphs/common/most.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

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
      const start = '{"query":"{ __typename }","variables":{"x":["';
      const left = bytes - start.length - 4;
      const texts = `${'x'.repeat(99_997)}","`.repeat(Math.floor(left / 100_000));
      return `${start}${texts}${'x'.repeat(left - texts.length)}"]}}`;
    };
    const authorization = `Bearer ${await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] })}`;
    const send = (text: string, headers: Record<string, string> = {}) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: text,
      });
    expect((await send(body(limits.bodyBytes), { authorization })).status).toBe(200);
    expect((await send(body(limits.bodyBytes + 1), { authorization })).status).toBe(413);
    expect((await send(body(server.config.limits.publicBodyBytes))).status).toBe(200);
    expect((await send(body(server.config.limits.publicBodyBytes + 1))).status).toBe(413);
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

/** What an operation costs, as an answer tells. */
async function costOf(query: string, variables: object = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cost': 'true' },
    body: JSON.stringify({ query, variables }),
  });
  type Answered = { extensions: { cost: { requested: number; max: number } }; errors?: { extensions: object }[] };
  return (await response.json()) as Answered;
}
const requested = async (query: string, variables?: object) =>
  (await costOf(query, variables)).extensions.cost.requested;

const enhed = `nummer navn aktiv aktivitetsstatus { kode tekst } cvrNummer pNummer version senestOpdateret
  institutionstype { kode tekst kilde } email telefonNummer adresse { vejNavn husNummer postNummer byNavn dawaId }
  unilogin { institutionsnummer kanTilknytteBrugere begrundelse } dagplejegrupper { id navn basis { kode tekst } }
  alternativeAdresser { nummer navn adresse { vejNavn husNummer postNummer byNavn } }`;
const tree = (first: string) => `kommune(kode: "101") { kode navn daginstitutioner(first: ${first}) { totalCount nodes {
  nummer navn aktiv version senestOpdateret ejerform { kode tekst } lovgrundlag { kode tekst }
  aktivitetsstatus { kode tekst } anvisningsenheder { ${enhed} } } } }`;
const person = 'id navn fornavn efternavn beskyttet foedselsdato koen email adresse { vejOgNummer postNummer byNavn }';
const numre = Array.from({ length: 590 }, (_, i) => `G${10_000 + i}`);

describe('the cost of an operation', () => {
  it.each<[string, string, object?]>([
    ['a tree of 45 fields', `{ ${tree('1000')} }`],
    ['the same with its length as a variable', `query ($n: Int) { ${tree('$n')} }`, { n: 1000 }],
    [
      'units by 590 numbers',
      `query ($in: [String!]) { anvisningsenheder(first: 1000, where: { nummer: { in: $in } }) { nodes { ${enhed} } } }`,
      { in: numre },
    ],
    [
      'the same written out',
      `{ anvisningsenheder(first: 1000, where: { nummer: { in: ${JSON.stringify(numre)} } }) { nodes { ${enhed} } } }`,
    ],
    [
      'sixty look-ups',
      `{ ${numre
        .slice(0, 60)
        .map(
          (nummer, i) =>
            `a${i}: anvisningsenhed(nummer: "${nummer}") { nummer navn daginstitution { navn kommune { navn } } }`,
        )
        .join(' ')} }`,
    ],
    ['introspection', getIntrospectionQuery()],
  ])('lets pass twice of %s', async (_what, query, variables) => {
    const { errors, extensions } = await costOf(query, variables);
    expect(errors).toBeUndefined();
    expect(extensions.cost.requested).toBeLessThanOrEqual(limits.cost / 2);
  });

  it.each([
    [
      'the people of a unit in edges',
      `{ anvisningsenhed(nummer: "G10432") { navn tilknytninger(first: 1000) { totalCount edges { cursor node {
        id aktoertype gyldigFra gyldigTil roller status hovedgruppe { navn } grupper { navn } person { ${person} }
        kontakter { relation foraeldremyndighed person { ${person} } } } } } } }`,
    ],
    [
      'AULA readiness of a municipality',
      `{ aulaReadiness(first: 1000, where: { kommune: "101" }) { totalCount ready stages { stage count } checks { code count }
        nodes { nummer navn aula { stage ready checks { code severity da howToFix antal passed } } } } }`,
    ],
  ])('lets pass twice of %s', async (_what, query) => {
    const kommunal = await server.askAs('kommunal', '101');
    expect((await kommunal(query)).errors).toBeUndefined();
    expect(await requested(query)).toBeLessThanOrEqual(limits.cost / 2);
  });

  it('goes by the values of variables, and by their defaults', async () => {
    const query = 'query ($n: Int = 10) { anvisningsenheder(first: $n) { nodes { nummer } } }';
    const literal = (first: string) => `{ anvisningsenheder${first} { nodes { nummer } } }`;
    expect(await requested(query, { n: 700 })).toBe(await requested(literal('(first: 700)')));
    expect(await requested(query)).toBe(await requested(literal('(first: 10)')));
    expect(await requested(query, { n: null })).toBe(await requested(literal('')));
    expect(await requested(query, { n: 700 })).toBeGreaterThan(30 * (await requested(query)));
  });

  it('is the same in nodes and in fragments, a little more in edges, and nothing for what is skipped', async () => {
    const list = (inner: string) => `query ($no: Boolean = false) { anvisningsenheder(first: 100) { ${inner} } }`;
    const nodes = await requested(list('nodes { nummer navn }'));
    expect(await requested(`${list('...F')} fragment F on AnvisningsenhedConnection { nodes { nummer navn } }`)).toBe(
      nodes,
    );
    expect(await requested(list('edges { node { nummer navn } }'))).toBe(nodes + 100);
    expect(await requested(list('nodes { nummer navn @include(if: $no) }'))).toBe(nodes - 100);
  });

  it('grows with every value that is given, wherever it stands', async () => {
    const where = 'where: { nummer: { in: $in } }';
    const query = `query ($in: [String!]) { anvisningsenheder(first: 1, ${where}) { totalCount } }`;
    expect((await requested(query, { in: numre })) - (await requested(query, { in: [] }))).toBe(14_750);
  });

  it('counts persons as more than units', async () => {
    const people = await requested(
      '{ anvisningsenhed(nummer: "G10432") { tilknytninger(first: 100) { nodes { person { navn } } } } }',
    );
    expect(people).toBeGreaterThan(
      5 * (await requested('{ anvisningsenheder(first: 100) { nodes { daginstitution { navn } } } }')),
    );
  });

  it('is shown in a refusal, with what most of it is for', async () => {
    const { errors } = await costOf(
      `{ kommuner { nodes { daginstitutioner(first: 1000) { nodes { anvisningsenheder { ${enhed} } } } } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      cost: { max: limits.cost, requested: expect.any(Number) },
    });
    expect(JSON.stringify(errors)).toContain('kommuner.nodes.daginstitutioner.nodes.anvisningsenheder');
  });

  it('is shown to nobody who does not ask', async () => {
    expect(await server.ask('{ helloWorld }')).not.toHaveProperty('extensions');
  });
});

describe('fragments that spread each other', () => {
  const chain = (count: number, type: string, spread: (next: string) => string, last: string) =>
    `${Array.from({ length: count }, (_, i) => `fragment f${i} on ${type}{${spread(`...f${i + 1}`)}}`).join('')}fragment f${count} on ${type}{${last}}`;
  const step = (next: string) => `anvisningsenheder{daginstitution{${next}}}`;

  it('twice each, in a list as long as a variable says, are refused before anything is read', async () => {
    const query = `query($n:Int){daginstitutioner(first:$n){nodes{...f0}}}${chain(4, 'Daginstitution', (next) => `x:${step(next)}y:${step(next)}`, 'nummer navn')}`;
    expect(query.length).toBeLessThan(656);
    server.forgetStatements();
    expect(code(await server.ask(query, { n: 1000 }))).toBe('LIMIT_EXCEEDED');
    expect(server.statements.register).toEqual([]);
    expect((await server.ask(query, { n: 0 })).errors).toBeUndefined();
  });

  it('ninety deep, or in a circle, are refused at once', async () => {
    const twice = chain(90, 'Query', (next) => `${next} ${next}`, 'helloWorld');
    expect(code(await server.ask(`{...f0}${twice}`))).toBe('LIMIT_EXCEEDED');
    const { data, errors } = await server.ask('{...f0} fragment f0 on Query{...f1 ...f1} fragment f1 on Query{...f0}');
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('Cannot spread fragment');
  });
});

describe('conditions', () => {
  it('cost what looking for each of them in all rows takes', async () => {
    const where = { OR: Array.from({ length: 198 }, (_, i) => ({ navn: { contains: `q${i}` } })) };
    const aliases = (count: number) =>
      Array.from({ length: count }, (_, i) => `a${i}: anvisningsenheder(first: ${i}, where: $w) { totalCount }`).join(
        ' ',
      );
    const ask = (count: number) => server.ask(`query ($w: AnvisningsenhedWhere) { ${aliases(count)} }`, { w: where });
    expect((await ask(2)).errors).toBeUndefined();
    expect(code(await ask(95))).toBe('LIMIT_EXCEEDED');
  });
});

describe('the limits', () => {
  it('stand in status, as the gateway has them', async () => {
    type Answered = { status: { limits: { name: string; max: number; meaning: string }[] } };
    const { data } = await server.ask<Answered>('{ status { limits { name max meaning } } }');
    const told = Object.fromEntries((data?.status.limits ?? []).map(({ name, max }) => [name, max]));
    expect(told).toEqual({
      ...limits,
      ...mostIn,
      ...{ headBytes: maxHeaderSize, objects: 60_000, rows: 100_000 },
      ...{ publicBodyBytes: 131_072, costPerCaller: 500_000, costAtOnce: 1_000_000 },
      ...{ cprBirthdayPerDay: 1_000_000, cprBirthdayPerYear: 1_000_000 },
      ...{ cprBirthdayAllPerDay: 1_000_000, cprBirthdayAllPerYear: 1_000_000 },
      ...{ requestsPerMinute: 6_000, cprLookupsAllPerDay: 10_000 },
      ...{ cprLookupsPerDay: 500, cprWritesPerDay: 50_000, milliseconds: server.config.requestTimeout },
    });
    expect(data?.status.limits.every(({ meaning }) => meaning.length > 0)).toBe(true);
  });
});

describe('a body of JSON', () => {
  const send = async (x: string) => {
    const body = `{"query":"{ __typename }","variables":{"x":${x}}}`;
    const token = await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] }); // others may not send as much
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    return (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] };
  };

  it.each([
    ['too many values', `[${'{},'.repeat(limits.values)}1]`],
    ['values too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('with %s is refused without being parsed', async (_what, text) => {
    expect(code(await send(text))).toBe('LIMIT_EXCEEDED');
  });

  it('may be as large with text in it, whatever that holds', async () => {
    expect((await send(`[${Array(15).fill(`"${'[{\\",'.repeat(20_000)}"`)}]`)).errors).toBeUndefined();
  });
});

describe('the query that GraphiQL asks of the schema', () => {
  it('passes the limits', async () => {
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
