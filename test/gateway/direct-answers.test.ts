import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ANSWERS_KEPT_BYTES: '0', REQUESTS_PER_MINUTE: '100' });
});
afterAll(() => server.close());

const ofOne = [
  'transfer-encoding',
  'content-length',
  'date',
  'x-request-id',
  'keep-alive',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

async function ask(body: object | string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const told = Object.fromEntries(response.headers);
  const left = Number(told['x-ratelimit-remaining']);
  const { 'x-request-id': id } = told;
  for (const name of ofOne) delete told[name];
  return { id, left, shown: { status: response.status, headers: told, body: await response.text() } };
}

const small = (kode: string) => ({
  query: 'query Small($kode: String!) { kommune(kode: $kode) { navn } }',
  variables: { kode },
});
const tree = {
  query:
    '{ kommune(kode: "751") { daginstitutioner(first: 20) { nodes { nummer navn anvisningsenheder { navn } } } } }',
};

describe('a query of the public that comes again', () => {
  it.each([
    ['small', small('740'), {}],
    ['large', tree, {}],
    ['compressed', tree, { 'accept-encoding': 'gzip' }],
    ['from a page', small('740'), { origin: 'https://one.example' }],
    ['large from a page, compressed', tree, { origin: 'https://one.example', 'accept-encoding': 'br' }],
  ])('is answered header for header as the first time: %s', async (_what, body, headers) => {
    const first = await ask(body, headers);
    const again = [await ask(body, headers), await ask(body, headers), await ask(body, headers)];
    for (const { shown } of again) expect(shown).toEqual(first.shown);
    expect(first.shown.headers).toHaveProperty('content-security-policy');
    expect(new Set([first, ...again].map(({ id }) => id)).size).toBe(4);
  });

  it('is counted against the limit of its address', async () => {
    const before = await ask(small('740'));
    const after = await ask(small('751'));
    expect(before.left - after.left).toBe(1);
  });

  it('is read from the database again', async () => {
    await ask(tree);
    server.forgetStatements();
    await ask(tree);
    expect(server.statements.register.length).toBeGreaterThan(0);
  });

  it('has its own variables, and is refused as the first time where they are wrong', async () => {
    const names = await Promise.all(['101', '740', '751'].map((kode) => ask(small(kode))));
    expect(names.map(({ shown }) => JSON.parse(shown.body).data.kommune.navn)).toEqual([
      'København',
      'Silkeborg',
      'Aarhus',
    ]);
    expect(JSON.parse((await ask(small('0999'))).shown.body)).toEqual({ data: { kommune: null } });
    const wrong = await ask({ ...small('740'), variables: { kode: 740 } });
    expect(JSON.parse(wrong.shown.body).errors[0].extensions.code).toBe('VARIABLE_MALFORMED');
    const broken = await ask(`${JSON.stringify(small('740'))}}`);
    expect(broken.shown.status).toBe(400);
  });

  it('says what failed, once it is executed, as the first time', async () => {
    const query = 'query Page($first: Int) { daginstitutioner(first: $first) { totalCount } }';
    await ask({ query, variables: { first: 1 } });
    await ask({ query, variables: { first: 2 } });
    const failed = await ask({ query, variables: { first: -1 } });
    const errors: { extensions: { code: string } }[] = JSON.parse(failed.shown.body).errors;
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FIRST_OUT_OF_RANGE']);
    expect(failed.shown.headers).toHaveProperty('content-security-policy');
  });

  it('is refused once the limit of its address is reached', async () => {
    for (let left = (await ask(small('740'))).left; left > 0; left--) await ask(small('740'));
    const refused = await ask(small('740'));
    expect(refused.shown.status).toBe(429);
    expect(refused.shown.headers).toHaveProperty('retry-after');
  });
});
