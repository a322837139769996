import { readdirSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { type Example, readExample, readExamples } from '../../gateway/examples/read-examples.ts';
import { rootFields } from '../../gateway/supergraph/root-fields.ts';
import { askOf } from '../support/ask.ts';
import { newStore, type Started, type Store, shapes } from '../support/put-back.ts';

const examples = readExamples();
const some = (...items: object[]) => expect.arrayContaining(items.map((item) => expect.objectContaining(item)));
const more = (least: number) => expect.toSatisfy((count: number) => count > least, `more than ${least}`);

/** What each must show of the sample, beside that nothing is refused. */
const shown: Record<Example['name'], object> = {
  'first-query': { kommune: { daginstitutioner: { nodes: some({ nummer: 'G18071' }) } } },
  'kommune-trae': {
    kommune: { navn: 'København', daginstitutioner: { nodes: some({ anvisningsenheder: some({}) }) } },
  },
  'page-of-units': { anvisningsenheder: { totalCount: more(5_000), pageInfo: { hasNextPage: true } } },
  search: { search: { nodes: some({ dagtilbud: expect.objectContaining({ __typename: 'Anvisningsenhed' }) }) } },
  'follow-changes': { changes: { nodes: some({ nummer: 'G18066', action: 'CREATE' }) } },
  create: { createAnvisningsenhed: { changes: [{ action: 'CREATE', navn: 'Børnehuset Klokkeblomst' }] } },
  batch: { applyChanges: { changes: some({ key: 'omraade' }, { key: 'hus' }, { nummer: 'G18067' }) } },
  reconcile: { reconcileKommune: { counts: { create: 1, change: 1, close: 0, unchanged: 3 } } },
  people: { anvisningsenhed: { tilknytninger: { totalCount: more(50), nodes: some({ aktoertype: 'ANSAT' }) } } },
  readiness: { aulaReadiness: { nodes: some({ aula: expect.objectContaining({ checks: some({}) }) }) } },
  delivery: { prepareLevering: { levering: { antal: { barn: { created: more(20) } } }, forskelle: some({}) } },
};

/** Whatever stands in `errors`, at the top or in the payload of a mutation. */
const refusals = (answer: unknown): unknown[] =>
  typeof answer !== 'object' || answer === null
    ? []
    : Object.entries(answer).flatMap(([name, value]) => (name === 'errors' ? value : refusals(value)));

let store: Store;
let started: Started;
beforeAll(async () => {
  store = await newStore();
});
afterAll(() => store.remove());

/** Asks an example as whom it is for. */
async function send({ query, variables, caller }: Example, more: object = {}) {
  const claims = caller && { subject: 'test', roles: [caller.role], kommuner: caller.kommuner };
  const nothing = { cvrNumre: [], enheder: [], expires: '1h' };
  const token = claims ? await signDevelopmentToken(started.config, { ...claims, ...nothing }) : undefined;
  return askOf(started.url, token)(query, { ...variables, ...more });
}

describe.each(shapes)('a shipped example in %s', (shape) => {
  beforeAll(async () => {
    started = await store.start(shape, { SAMPLE: 'full' });
  });
  afterAll(() => started.stop());

  it.each(examples.map((example) => [example.name, example] as const))('is answered: %s', async (name, example) => {
    const answer = await send(example);
    expect(refusals(answer)).toEqual([]);
    expect(answer.data).toMatchObject(shown[name]);
  });

  it.each(examples.flatMap(({ name, caller }) => (caller ? [name] : [])))(
    'is not answered to whom it is not for: %s',
    async (name) => {
      expect(refusals(await send({ ...readExample(name), caller: null }))).not.toEqual([]);
    },
  );

  it('is asked for in a schema that shows what is public first', async () => {
    const asked = '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }';
    const { data } = await askOf(started.url)<Record<string, Record<string, { fields: { name: string }[] }>>>(asked);
    for (const [root, groups] of Object.entries(rootFields)) {
      const shownThere = data?.__schema?.[`${root.toLowerCase()}Type`]?.fields.map(({ name }) => name);
      expect(shownThere).toEqual(groups.flatMap(({ fields }) => fields));
    }
  });

  it.runIf(shape === 'three processes')('that writes is stored, without dryRun', async () => {
    for (const name of ['create', 'batch', 'delivery'] as const) {
      const answer = await send(readExample(name), { dryRun: false, idempotencyKey: null });
      expect(refusals(answer)).toEqual([]);
    }
    const found = '{ search(text: "Klokkeblomst", first: 1) { nodes { dagtilbud { navn } } } }';
    const query = `${found.slice(0, -1)} anvisningsenhed(nummer: "G18067") { navn } }`;
    expect((await askOf(started.url)(query)).data).toEqual({
      search: { nodes: [{ dagtilbud: { navn: 'Børnehuset Klokkeblomst' } }] },
      anvisningsenhed: { navn: 'Børnehuset Bellis og Bi' },
    });
  });

  it.runIf(shape === 'one process')('is a tab of GraphiQL, with its variables', async () => {
    const html = await (await fetch(`${started.url}/graphql`, { headers: { accept: 'text/html' } })).text();
    const rendered: unknown[] = [];
    runInNewContext(/<script>(.*?)<\/script>/s.exec(html)?.[1] ?? '', {
      self: {},
      document: { querySelector: () => null },
      YogaGraphiQL: { renderYogaGraphiQL: (_root: null, options: unknown) => rendered.push(options) },
    });
    const tabs = examples.map(({ query, variables }) => ({
      query,
      variables: variables && JSON.stringify(variables, null, 2),
    }));
    expect(JSON.parse(JSON.stringify(rendered[0]))).toMatchObject({ defaultTabs: tabs, shouldPersistHeaders: false });
  });
});

describe('the examples', () => {
  it('are all the files of their folder', () => {
    const files = readdirSync(new URL('../../gateway/examples/', import.meta.url)).filter(
      (file) => !file.endsWith('.ts'),
    );
    const named = examples.flatMap(({ name, variables }) => [
      `${name}.graphql`,
      ...(variables ? [`${name}.variables.json`] : []),
    ]);
    expect(files.sort()).toEqual(named.sort());
  });

  it('stand in docs/examples.md as they are (npx vitest -u writes it)', async () => {
    const block = (language: string, text: string) => `\`\`\`${language}\n${text.trim()}\n\`\`\`\n`;
    const sections = examples.map(({ name, about, query, variables, caller }) =>
      [
        `## ${name}\n`,
        `${about}\n`,
        ...(caller ? [`As \`${tokenOf(caller)}\`.\n`] : []),
        block('graphql', query.replace(/^#.*\n/gm, '')),
        ...(variables ? [block('json', JSON.stringify(variables, null, 2))] : []),
      ].join('\n'),
    );
    await expect(`${head}\n${sections.join('\n')}`).toMatchFileSnapshot('../../docs/examples.md');
  });
});

const tokenOf = ({ role, kommuner }: NonNullable<Example['caller']>) =>
  `npm run -s token -- --role ${role} --kommune ${kommuner.join(' ')}`;

const head = `# Examples

What users send, each a file with its variables in [\`gateway/examples\`](../gateway/examples), and a tab of GraphiQL at
http://127.0.0.1:4000/graphql. They are about the fictional register that a first start is filled with; writes have
\`dryRun\`, so that nothing is stored. Where a role is named, start with \`AUTH_DEVELOPMENT=true npm start\`, make a token by the
command, and put \`{ "authorization": "Bearer …" }\` under Headers. Programs: [clients.md](clients.md).
`;
