import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../gateway/server/start-embedded.ts';
import { newFolder } from '../support/new-database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What may be asked: of the public graph, of what follows from rights, and both in one. */
const public_ = [
  'daginstitutioner(first: 2, where: { kommune: { eq: $kode } }) { totalCount nodes { navn } }',
  'anvisningsenheder(last: 2, where: { kommune: { eq: $kode } }) { totalCount nodes { navn } }',
];
const selections = [
  ...public_,
  'kommune(kode: $kode) { navn daginstitutioner(first: 3) { totalCount nodes { nummer } } }',
  'changes(first: 5) { nodes { changeNumber changeset { actor source } } }',
  'kodeEditions(first: 3) { nodes { emne actor } }',
  'anvisningsenheder(first: 2, where: { kommune: { eq: $kode } }) { nodes { navn tilknytninger { totalCount } } }',
  'dagplejegrupper(first: 2) { totalCount nodes { navn dagplejere { id } } }',
  'personer(first: 2) { totalCount nodes { id navn } }',
  'grupper(first: 2) { totalCount nodes { navn } }',
  'proposals { totalCount }',
  'me { subject roles { role kommuner } }',
  'kilder(kommune: $kode) { totalCount }',
  'affiliationChanges(first: 2) { nodes { changeset { actor } } }',
  'laeselog(first: 0) { __typename }',
];
const claims: Record<string, { roles: string[]; kommuner: string[]; subject?: string } | null> = {
  anonymous: null,
  vendor: { roles: ['leverandoer'], kommuner: ['740'] },
  'municipal writer': { roles: ['kommunal'], kommuner: ['740'], subject: 'anna' },
  'writer elsewhere': { roles: ['kommunal'], kommuner: ['101'], subject: 'anna' },
  'data protection': { roles: ['databeskyttelse', 'navnebeskyttelse'], kommuner: ['740'] },
  STIL: { roles: ['stil', 'kodetabel'], kommuner: [] },
};
const callers = [...Object.keys(claims), 'a token that is none', 'a key that is none'];

const documentOf = (parts: readonly string[]) => `query ($kode: String!) { ${parts.join(' ')} }`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const folder = newFolder();
const registered = Object.fromEntries(selections.map((one, i) => [`d${i}`, documentOf([one])]));
let server: TestServer;
let plain: Awaited<ReturnType<typeof startEmbedded>>;
const tokens = new Map<string, string>();

beforeAll(async () => {
  const file = path.join(folder.path, 'documents.json');
  writeFileSync(file, JSON.stringify(registered));
  server = await startTestServer({ PERSISTED_DOCUMENTS: file });
  const { config } = server;
  plain = await startEmbedded({
    ...config,
    port: 0,
    logLevel: 'silent',
    limits: { ...config.limits, answersKeptBytes: 0 },
  });
  for (const [name, claim] of Object.entries(claims))
    if (claim) tokens.set(name, `Bearer ${await server.tokenWith(claim)}`);
  tokens.set('a token that is none', 'Bearer nothing');
}, 60_000);
afterAll(async () => {
  await plain.close();
  await server.close();
  folder.remove();
});

/** A question in one of the ways that clients send one. */
interface Question {
  parts: readonly string[];
  kode: string;
  way: 'text' | 'automatic' | 'registered';
  method: 'GET' | 'POST';
}

function bodyOf({ parts, kode, way }: Question): Record<string, unknown> {
  const query = documentOf(parts);
  const variables = { kode };
  if (way === 'registered') return { documentId: `d${selections.indexOf(parts[0] ?? '')}`, variables };
  const persistedQuery = { version: 1, sha256Hash: sha256(query) };
  return way === 'text' ? { query, variables } : { extensions: { persistedQuery }, variables };
}

interface Answered {
  status: number;
  etag: string | null;
  body: string;
}

async function ask(url: string, question: Question, caller: string, etag?: string | null): Promise<Answered> {
  const token = tokens.get(caller);
  const headers = {
    ...(token && { authorization: token }),
    ...(caller === 'a key that is none' && { 'x-api-key': 'nothing' }),
    ...(etag && { 'if-none-match': etag }),
  };
  const body = bodyOf(question);
  const texts = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const response = await (question.method === 'GET'
    ? fetch(`${url}/graphql?${new URLSearchParams(texts)}`, { headers, cache: 'no-store' })
    : fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }));
  return { status: response.status, etag: response.headers.get('etag'), body: await response.text() };
}

/** Lets both servers know the text of what is asked for by its hash. */
async function teach({ parts, kode }: Question): Promise<void> {
  const query = documentOf(parts);
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } };
  const body = JSON.stringify({ query, variables: { kode }, extensions });
  for (const url of [server.url, plain.url])
    await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

const questions: fc.Arbitrary<Question> = fc
  .record({
    parts: fc.oneof(
      { weight: 2, arbitrary: fc.subarray(public_, { minLength: 1 }) },
      { weight: 1, arbitrary: fc.subarray(selections, { minLength: 1, maxLength: 2 }) },
    ),
    kode: fc.constantFrom('740', '101'),
    way: fc.constantFrom('text', 'automatic', 'registered'),
    method: fc.constantFrom('GET', 'POST'),
  })
  .map((one): Question => (one.way === 'registered' ? { ...one, parts: one.parts.slice(0, 1) } : one) as Question);
const pairs = fc
  .tuple(
    fc.oneof(fc.constant('anonymous'), fc.constantFrom(...callers)), // only the public's answers are kept
    fc.constantFrom('anonymous', ...callers),
  )
  .filter(([first, second]) => first !== second);

describe('an answer that one caller was given', () => {
  it('is never what another gets, however the same is asked', async () => {
    let [different, kept] = [0, 0];
    const property = fc.asyncProperty(questions, pairs, async (question, [first, second]) => {
      await teach(question);
      const own = await ask(plain.url, question, first);
      const right = await ask(plain.url, question, second);
      let given: Answered = own;
      for (let i = 0; i < 4; i++) given = await ask(server.url, question, first); // until it is kept, if it may be
      expect(given).toMatchObject({ status: own.status, body: own.body });
      const theirs = await ask(server.url, question, second, given.etag);
      // "Not modified" says: yours is the one that you have.
      const meant = theirs.status === 304 ? { status: 200, body: given.body } : theirs;
      expect(meant).toMatchObject({ status: right.status, body: right.body });
      if (own.body !== right.body) different++;
      if (given.etag || theirs.etag) kept++;
    });
    await fc.assert(property, { numRuns: 100 });
    // Else it shows nothing: callers are told different things, and some of it is kept.
    expect(different).toBeGreaterThan(5);
    expect(kept).toBeGreaterThan(2);
  });
});
