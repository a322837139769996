import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegister } from '../../subgraphs/register/register.ts';
import { get, type Json } from '../support/get.ts';
import { RandomHistory } from '../support/random-history.ts';
import { startAsSupport, type TestServer } from '../support/server.ts';

const seed = 12;
const tree = `{ nummer navn aktiv version senestOpdateret kommune { kode }
  anvisningsenheder { nummer navn aktiv version senestOpdateret daginstitution { nummer navn }
    alternativeAdresser { nummer navn aktiv version anvisningsenhed { nummer navn } } } }`;

/** Everything a reader can ask for the state after a change; `$moment` is what says which. */
const questions: Record<string, string> = {
  'the whole tree': `kommune(kode: "825", $moment) { daginstitutioner(first: 1000) { totalCount nodes ${tree} } }`,
  'all municipalities':
    'kommuner(first: 99, $moment) { nodes { kode daginstitutioner(first: 10) { totalCount nodes { nummer version } } } }',
  'a list by name': `daginstitutioner(first: 1000, orderBy: { field: NAVN }, $moment) { totalCount nodes { nummer } }`,
  'a filtered list': `anvisningsenheder(where: { aktivitetsstatus: { eq: "Aktiv" } }, $moment) { totalCount nodes { nummer navn } }`,
  'the addresses': 'alternativeAdresser(first: 1000, $moment) { totalCount nodes { nummer navn version } }',
  'a search': 'search(text: "Navn 1", first: 1000, $moment) { totalCount nodes { dagtilbud { nummer navn } } }',
  'what breaks rules': 'findings(kommune: "825", $moment) { totalCount nodes { code } }',
};
const files = ['samlet.csv', 'samlet.xml', 'anvisningsenhed.ndjson', 'alternativadresse.csv', 'daginstitution.csv'];

let server: TestServer;
/** What was answered, and when it was committed, by the number of the last change then. */
const remembered = new Map<number, { answers: Json; bytes: string[]; at: string }>();

const text = async (path: string): Promise<string> => (await fetch(`${server.url}/eksport/${path}`)).text();
const ask = (moment: string): Promise<Json> => {
  const fields = Object.values(questions).map((question, i) => `q${i}: ${question.replace('$moment', moment)}`);
  return get(server.ask, `{ ${fields.join('\n').replaceAll(/, \)/g, ')').replaceAll('()', '')} }`);
};
const codesOf = async (query: string) =>
  (await server.ask(query)).errors?.map(({ extensions }) => extensions?.code) ?? [];
const momentOf = async (change: number): Promise<string> => {
  const query = `{ changes(after: ${change - 1}, first: 1) { nodes { changeset { at } } } }`;
  const { changes } = await get<{ changes: { nodes: { changeset: { at: string } }[] } }>(server.ask, query);
  return changes.nodes[0]?.changeset.at ?? '';
};

beforeAll(async () => {
  server = await startAsSupport({ SAMPLE: 'none' });
  const history = new RandomHistory(server.ask, seed);
  while (remembered.size < 14) {
    const last = await history.write();
    if (last === null) continue;
    const bytes = await Promise.all(files.map(text));
    remembered.set(last, { answers: await ask(''), bytes, at: await momentOf(last) });
  }
});
afterAll(() => server.close());

describe(`a random history (seed ${seed})`, () => {
  it('is answered by the number of a change as it was right after it, in every query', async () => {
    for (const [change, { answers }] of remembered) expect(await ask(`asOfChange: ${change}`)).toEqual(answers);
  });

  it('is answered by the moment of a commit in the same way', async () => {
    for (const { answers, at } of remembered.values()) expect(await ask(`asOf: "${at}"`)).toEqual(answers);
  });

  it('has the same bytes in every export, by number and by moment, and the tag that they had', async () => {
    for (const [change, { bytes, at }] of remembered) {
      expect(await Promise.all(files.map((file) => text(`${file}?asOfChange=${change}`)))).toEqual(bytes);
      expect(await Promise.all(files.map((file) => text(`${file}?asOf=${at}`)))).toEqual(bytes);
      const { headers } = await fetch(`${server.url}/eksport/samlet.csv?asOfChange=${change}`, { method: 'HEAD' });
      expect(headers.get('etag')).toMatch(new RegExp(`^"${change}-`));
      expect(headers.get('x-register-change')).toBe(String(change));
      expect(headers.get('content-disposition')).toContain(`dagtilbud-samlet-change-${change}.csv`);
    }
  });

  it('differs from one write to the next', () => {
    const states = [...remembered.values()].map(({ answers }) => JSON.stringify(answers));
    expect(new Set(states).size).toBe(states.length);
  });

  it('shows a write as a whole, whichever of its changes is named', async () => {
    const all = [...remembered.keys()];
    const several = all.filter((last, i) => last - (all[i - 1] ?? 0) > 1);
    expect(several.length).toBeGreaterThan(2);
    for (const last of several) {
      const first = (all[all.indexOf(last) - 1] ?? 0) + 1;
      for (let change = first; change < last; change++)
        expect(await ask(`asOfChange: ${change}`)).toEqual(remembered.get(last)?.answers);
    }
  });
});

describe('a query of the state after a change', () => {
  const query = (moment: string) => `{ daginstitutioner(first: 0${moment}) { totalCount } }`;
  const head = () => [...remembered.keys()].at(-1) as number;

  it('may not name a moment, too', async () => {
    expect(await codesOf(query(`, asOfChange: 1, asOf: "2026-01-31T12:00:00Z"`))).toEqual(['AS_OF_TWICE']);
    expect(await codesOf('{ dagplejegrupper(asOfChange: 1, asOf: "2026-01-31T12:00:00Z") { totalCount } }')).toEqual([
      'AS_OF_TWICE',
    ]);
  });

  it.each([
    [0, 'CHANGE_BEFORE_FIRST'],
    [-1, 'CHANGE_BEFORE_FIRST'],
    [-2_147_483_648, 'CHANGE_BEFORE_FIRST'],
    [2_147_483_647, 'CHANGE_BEYOND_HEAD'],
  ])('may not name a change that was never made: %i', async (change, code) => {
    expect(await codesOf(query(`, asOfChange: ${change}`))).toEqual([code]);
    expect(await codesOf(`{ dagplejegrupper(asOfChange: ${change}) { totalCount } }`)).toEqual([code]);
    const answer = await fetch(`${server.url}/eksport/samlet.csv?asOfChange=${change}`);
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code, field: 'asOfChange' })]);
  });

  it('may name the last change, and none after it', async () => {
    expect(await codesOf(query(`, asOfChange: ${head()}`))).toEqual([]);
    expect(await codesOf(query(`, asOfChange: ${head() + 1}`))).toEqual(['CHANGE_BEYOND_HEAD']);
  });

  it.each([
    ['asOfChange=', 'VALUE_MALFORMED', 'asOfChange'],
    ['asOfChange=one', 'VALUE_MALFORMED', 'asOfChange'],
    ['asOfChange=1.5', 'VALUE_MALFORMED', 'asOfChange'],
    ['asOfChange=99999999999', 'VALUE_MALFORMED', 'asOfChange'],
    ['asOfChange=1&asOfChange=2', 'PARAMETER_UNKNOWN', 'asOfChange'],
    ['asOf=2026-01-01', 'VALUE_MALFORMED', 'asOf'],
    ['asOf=2026-01-01T00:00:00Z&asOf=2026-01-01T00:00:00Z', 'PARAMETER_UNKNOWN', 'asOf'],
    ['asOf=2026-01-01T00:00:00Z&asOfChange=1', 'AS_OF_TWICE', 'asOfChange'],
  ])('is refused in the address of a file: %s', async (parameters, code, field) => {
    const answer = await fetch(`${server.url}/eksport/samlet.csv?${parameters}`);
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code, field })]);
  });

  it('takes one statement more than one of now, which takes none for it', async () => {
    const count = async (moment: string) => {
      server.forgetStatements();
      await get(server.ask, `{ anvisningsenheder(first: 5${moment}) { nodes { nummer } } }`);
      return server.statements.register.filter((statement) => statement.includes('"Changeset"')).length;
    };
    const counts = [
      await count(''),
      await count(`, asOfChange: ${head()}`),
      await count(', asOf: "2099-01-01T00:00Z"'),
    ];
    expect(counts).toEqual([0, 1, 1]);
  });
});

describe('a moment', () => {
  /** A name for each commit: one in Danish summer time's last hour, one in the hour that the clock shows again. */
  const commits = [
    ['2026-03-29T00:59:59.999Z', 'the last millisecond of winter'],
    ['2026-03-29T01:00:00.000Z', 'the first of summer'],
    ['2026-10-25T00:30:00.000Z', 'half past two, summer time'],
    ['2026-10-25T01:30:00.000Z', 'half past two again, winter time'],
  ] as const;

  let nummer: string;
  beforeAll(async () => {
    const { createDaginstitution } = await get<{ createDaginstitution: { daginstitution: { nummer: string } } }>(
      server.ask,
      'mutation { createDaginstitution(input: { navn: "first", ejerform: "1", lovgrundlag: "1", kommune: "825" }) { daginstitution { nummer } } }',
    );
    nummer = createDaginstitution.daginstitution.nummer;
    for (const [, navn] of commits)
      await get(
        server.ask,
        `mutation { updateDaginstitution(input: { nummer: "${nummer}", navn: "${navn}" }) { errors { code } } }`,
      );
    await putCommitsAt(commits.map(([at]) => new Date(at)));
  });

  /** Says of the last writes that they were committed at these moments: no clock of a test can be set. */
  async function putCommitsAt(moments: Date[]): Promise<void> {
    const { database } = await openRegister(server.databases.register);
    const sets = await database.write.changeset.findMany({ orderBy: { firstChange: 'asc' } });
    const last = sets.slice(-moments.length);
    for (const { firstChange } of sets.slice(0, -moments.length))
      await database.write.changeset.update({ where: { firstChange }, data: { at: new Date('2026-01-01T00:00:00Z') } });
    for (const [i, { firstChange }] of last.entries())
      await database.write.changeset.update({ where: { firstChange }, data: { at: moments[i] as Date } });
    await database.close();
  }

  const nameAt = async (moment: string): Promise<string | undefined> =>
    (
      await get<{ daginstitution: { navn: string } | null }>(
        server.ask,
        `{ daginstitution(nummer: "${nummer}", asOf: "${moment}") { navn } }`,
      )
    ).daginstitution?.navn;

  it.each(commits.map(([at, navn], i) => [at, commits[i - 1]?.[1] ?? 'first', navn] as const))(
    'ends what held before it, and begins what holds from it on: %s',
    async (at, before, navn) => {
      const millisecond = (offset: number) => new Date(Date.parse(at) + offset).toISOString();
      expect([await nameAt(millisecond(-1)), await nameAt(at)]).toEqual([before, navn]);
      if (!commits.some(([other]) => other === millisecond(1))) expect(await nameAt(millisecond(1))).toBe(navn);
    },
  );

  it.each([
    ['2026-03-29T01:59:59.999+01:00', 'the last millisecond of winter'],
    ['2026-03-29T03:00:00+02:00', 'the first of summer'],
    ['2026-10-25T02:29:59.999+02:00', 'the first of summer'],
    ['2026-10-25T02:30:00+02:00', 'half past two, summer time'],
    ['2026-10-25T02:30:00+01:00', 'half past two again, winter time'],
  ])('is Danish time where its offset says so, on either side of both changes of the clock: %s', async (at, navn) => {
    expect(await nameAt(at)).toBe(navn);
  });

  it.each(['2026-03-29', '2026-03-29T03:00:00'])('is no day, nor without offset: %s', async (at) => {
    expect(await codesOf(`{ daginstitution(nummer: "${nummer}", asOf: "${at}") { navn } }`)).toEqual([
      'VALUE_MALFORMED',
    ]);
  });
});
