import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { askedStatements } from '../../support/asked-statements.ts';
import { get } from '../../support/get.ts';
import {
  codes,
  makeInstitution,
  mutate,
  type Proposal,
  proposalFields,
  read,
  unitFields,
} from '../../support/proposal.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const [mine, other] = ['11111114', '22222228'];

let server: TestServer;
let support: Ask;
let provider: Ask;
/** An institution of the provider's, and one that it shares. */
let own: Awaited<ReturnType<typeof makeInstitution>>;
let shared: typeof own;
beforeAll(async () => {
  server = await startTestServer({ SAMPLE: 'none' });
  support = await server.askAs('stil');
  provider = await server.askWith({ subject: 'ejer', roles: ['privat'], cvrNumre: [mine] });
  own = await makeInstitution(support, '101', mine);
  shared = await makeInstitution(support, '101', other, mine);
});
afterAll(() => server.close());

const pending = async (ask: Ask): Promise<number> =>
  (
    await get<{ proposals: { totalCount: number } }>(
      ask,
      '{ proposals(first: 0, where: { status: { eq: PENDING } }) { totalCount } }',
    )
  ).proposals.totalCount;

const rename = (nummer: string, navn: string, more = '') =>
  `updateAnvisningsenhed(${more} input: { nummer: "${nummer}", navn: "${navn}" })`;

describe('what a private provider writes', () => {
  it('becomes a proposal, which shows what it would change, and changes nothing', async () => {
    const before = await read(support, own.u);
    const answer = await mutate(provider, rename(own.u, 'Nyt navn'), 'anvisningsenhed { nummer }');
    const field = { field: 'navn', before: before.navn, after: 'Nyt navn' };
    const changes = [{ action: 'UPDATE', niveau: 'ANVISNINGSENHED', nummer: own.u, fields: [field] }];
    expect(answer).toMatchObject({ errors: [], changes, changeset: null, replayed: false, anvisningsenhed: null });
    expect(codes(answer.warnings)).toEqual(['PROPOSAL_PENDING']);
    expect(answer.proposal).toEqual({
      id: expect.stringMatching(/^Proposal:[0-9a-f-]{36}$/),
      status: 'PENDING',
      createdAt: expect.any(String),
      proposer: 'person:ejer',
      cvrNumre: [mine],
      kommuner: ['101'],
      changes,
      warnings: [],
      decidedAt: null,
      decidedBy: null,
      comment: null,
      changeset: null,
    });
    const { proposal } = await get(provider, `{ proposal(id: "${answer.proposal?.id}") { ${proposalFields} } }`);
    expect(proposal).toEqual(answer.proposal);
    expect(await read(support, own.u)).toEqual(before);
  });

  it('is stored nowhere in a dry run, which says that it would wait', async () => {
    const count = await pending(support);
    const answer = await mutate(provider, rename(own.u, 'Prøvet', 'dryRun: true,'));
    expect(answer).toMatchObject({ errors: [], changes: [{ action: 'UPDATE' }], proposal: null });
    expect(codes(answer.warnings)).toEqual(['PROPOSAL_PENDING']);
    expect(await pending(support)).toBe(count);
  });

  it('is one proposal however often a call with one idempotency key is sent', async () => {
    const count = await pending(support);
    const call = (navn: string) => mutate(provider, rename(own.u, navn, 'idempotencyKey: "k",'));
    const answers = await Promise.all(Array.from({ length: 6 }, () => call('Én gang')));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ proposal }) => proposal?.id)).size).toBe(1);
    expect(codes((await call('To gange')).errors)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await pending(support)).toBe(count + 1);
  });

  it('is refused at once by the rules, and by a version gone by', async () => {
    const bad = await mutate(provider, `updateAnvisningsenhed(input: { nummer: "${own.u}", pNummer: "12" })`);
    expect(bad).toMatchObject({ errors: [{ code: 'PNUMMER_MALFORMED' }], warnings: [], proposal: null });
    const stale = `updateAnvisningsenhed(input: { nummer: "${own.u}", expectedVersion: 7, navn: "X" })`;
    expect(codes((await mutate(provider, stale)).errors)).toEqual(['VERSION_MISMATCH']);
  });

  it('is nothing to propose when it changes nothing', async () => {
    const { navn } = await read(support, own.u);
    const answer = await mutate(provider, rename(own.u, navn));
    expect(answer).toMatchObject({ errors: [], warnings: [], changes: [], proposal: null, changeset: null });
  });

  it('is written at once where the same caller may write', async () => {
    const both = await server.askWith({ roles: ['privat', 'kommunal'], kommuner: ['147'], cvrNumre: [mine] });
    const { u } = await makeInstitution(support, '147', mine);
    const answer = await mutate(both, rename(u, 'Direkte'), 'anvisningsenhed { navn }');
    expect(answer).toMatchObject({ errors: [], proposal: null, anvisningsenhed: { navn: 'Direkte' } });
    expect((await mutate(both, rename(own.u, 'Foreslået'))).proposal).toMatchObject({ status: 'PENDING' });
  });
});

describe('a private provider', () => {
  const newInstitution =
    '{ createDaginstitution: { key: "d", navn: "Ny", ejerform: "3", lovgrundlag: "4", kommune: "101" } }';
  const newUnit = (parent: string, cvr: string | null) =>
    `{ createAnvisningsenhed: { key: "u", daginstitutionsNummer: "${parent}", ${unitFields('Ny enhed', cvr)} } }`;
  const newAddress = (parent: string) =>
    `{ createAlternativAdresse: { anvisningsenhedsNummer: "${parent}", navn: "Ude", cvrNummer: "${mine}", adresse: { vejNavn: "A", husNummer: "9", postNummer: "2300" } } }`;
  const update = (level: string, nummer: string, fields: string) =>
    `{ update${level}: { nummer: "${nummer}", ${fields} } }`;
  const propose = (...changes: string[]) =>
    mutate(provider, `applyChanges(input: { changes: [${changes.join()}] }, dryRun: true)`);

  it.each<[string, () => string[]]>([
    ['its unit', () => [update('Anvisningsenhed', own.u, 'email: "a@b.example"')]],
    ['the address of its unit', () => [update('AlternativAdresse', own.a, 'navn: "Skoven"')]],
    ['its institution', () => [update('Daginstitution', own.d, 'navn: "Solen"')]],
    ['its unit in an institution that it shares', () => [update('Anvisningsenhed', shared.v, 'navn: "X"')]],
    ['a new unit in its institution', () => [newUnit(own.d, mine)]],
    ['a new institution with its unit and address', () => [newInstitution, newUnit('#d', mine), newAddress('#u')]],
    [
      'that its unit moves to a new institution, and the old one closes',
      () => [
        newInstitution,
        `{ moveAnvisningsenhed: { nummer: "${own.u}", daginstitutionsNummer: "#d" } }`,
        `{ closeDaginstitution: { nummer: "${own.d}" } }`,
      ],
    ],
    [
      'that all of its institution closes',
      () => [
        `{ closeDaginstitution: { nummer: "${own.d}" } }`,
        `{ closeAnvisningsenhed: { nummer: "${own.u}" } }`,
        `{ closeAlternativAdresse: { nummer: "${own.a}" } }`,
      ],
    ],
  ])('may propose %s', async (_what, changes) => {
    const answer = await propose(...changes());
    expect(answer.errors).toEqual([]);
    expect(codes(answer.warnings)).toContain('PROPOSAL_PENDING');
  });

  it.each<[string, () => string[]]>([
    ["another's unit", () => [update('Anvisningsenhed', shared.u, 'navn: "X"')]],
    ["to take over another's unit", () => [update('Anvisningsenhed', shared.u, `cvrNummer: "${mine}"`)]],
    ['to give its unit to another', () => [update('Anvisningsenhed', own.u, `cvrNummer: "${other}"`)]],
    ["the address of another's unit", () => [update('AlternativAdresse', shared.a, 'navn: "X"')]],
    [
      "to take over the address of another's unit",
      () => [update('AlternativAdresse', shared.a, `cvrNummer: "${mine}"`)],
    ],
    ['to give the address of its unit to another', () => [update('AlternativAdresse', own.a, `cvrNummer: "${other}"`)]],
    [
      "to draw the address of another's unit to its own",
      () => [`{ moveAlternativAdresse: { nummer: "${shared.a}", anvisningsenhedsNummer: "${own.u}" } }`],
    ],
    ['an institution that it shares', () => [update('Daginstitution', shared.d, 'navn: "X"')]],
    [
      'an institution that it shares, taking its own unit out',
      () => [
        `{ moveAnvisningsenhed: { nummer: "${shared.v}", daginstitutionsNummer: "${own.d}" } }`,
        update('Daginstitution', shared.d, 'navn: "X"'),
      ],
    ],
    [
      'that its unit moves in with another',
      () => [`{ moveAnvisningsenhed: { nummer: "${own.u}", daginstitutionsNummer: "${shared.d}" } }`],
    ],
    ['a new unit in an institution that it shares', () => [newUnit(shared.d, mine)]],
    ["a new address of another's unit", () => [newAddress(shared.u)]],
    ['a new institution without units', () => [newInstitution]],
    ["a new institution with another's unit", () => [newInstitution, newUnit('#d', other)]],
    ['a unit that is nobody’s', () => [newInstitution, newUnit('#d', null)]],
    [
      "its own unit together with another's",
      () => [update('Anvisningsenhed', own.u, 'navn: "X"'), update('Anvisningsenhed', shared.u, 'navn: "X"')],
    ],
  ])('may not propose %s', async (_what, changes) => {
    const answer = await propose(...changes());
    expect(codes(answer.errors)).toContain('NOT_ALLOWED');
    expect(codes(answer.warnings)).not.toContain('PROPOSAL_PENDING');
  });

  it('may propose neither mergers, nor splits, nor plans', async () => {
    const twin = await makeInstitution(support, '101', mine);
    const merge = `mergeDagtilbud(input: { from: [{ nummer: "${own.d}" }], into: { nummer: "${twin.d}" } })`;
    const answer = await mutate(provider, merge);
    expect(new Set(codes(answer.errors))).toEqual(new Set(['NOT_ALLOWED']));
    expect(answer.proposal).toBeNull();
    const plan = 'reconcileKommune(input: { kommuneKode: "101", tree: { daginstitutioner: [] } }) { errors { code } }';
    expect((await get(provider, `mutation { ${plan} }`)).reconcileKommune).toEqual({
      errors: [{ code: 'NOT_ALLOWED' }],
    });
  });
});

describe('proposals', () => {
  interface Page {
    nodes: Proposal[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  }
  const list = async (ask: Ask, args = 'first: 1000') =>
    (
      await get<{ proposals: Page }>(
        ask,
        `{ proposals(${args}) { nodes { ${proposalFields} } totalCount pageInfo { hasNextPage endCursor } } }`,
      )
    ).proposals;
  const askers = {
    mine: { roles: ['privat'], cvrNumre: [mine] },
    other: { roles: ['privat'], cvrNumre: [other] },
    both: { roles: ['privat'], cvrNumre: [mine, other] },
    home: { roles: ['kommunal'], kommuner: ['751'] },
    neighbour: { roles: ['kommunal'], kommuner: ['461'] },
    stil: { roles: ['stil'] },
  };
  /** One of the provider's, one of the other's, and one of both, in Aarhus. */
  const ids: Record<string, string | undefined> = {};
  beforeAll(async () => {
    const { u, v, d } = await makeInstitution(support, '751', mine, other);
    for (const [name, field] of Object.entries({
      mine: rename(u, 'A'),
      other: rename(v, 'B'),
      both: `updateDaginstitution(input: { nummer: "${d}", navn: "C" })`,
    })) {
      const proposer = await server.askWith(askers[name as 'mine']);
      ids[name] = (await mutate(proposer, field)).proposal?.id;
    }
  });

  it.each<[keyof typeof askers, string[]]>([
    ['mine', ['mine']],
    ['other', ['other']],
    ['both', ['mine', 'other', 'both']],
    ['home', ['mine', 'other', 'both']],
    ['neighbour', []],
    ['stil', ['mine', 'other', 'both']],
  ])('are seen by those they concern: %s', async (asker, seen) => {
    const ask = await server.askWith(askers[asker]);
    const { nodes } = await list(ask);
    const shown = Object.keys(ids).filter((name) => nodes.some(({ id }) => id === ids[name]));
    expect(shown).toEqual(seen);
    for (const [name, id] of Object.entries(ids)) {
      const { proposal } = await get<{ proposal: { id: string } | null }>(ask, `{ proposal(id: "${id}") { id } }`);
      expect(proposal?.id ?? null).toBe(seen.includes(name) ? id : null);
    }
  });

  it('are refused to anyone else', async () => {
    for (const ask of [server.ask, await server.askAs('leverandoer', '751'), await server.askAs('kodetabel')])
      for (const query of ['{ proposals { totalCount } }', `{ proposal(id: "${ids.mine}") { id } }`])
        expect((await ask(query)).errors?.[0]?.extensions?.code).toBe(
          ask === server.ask ? 'CREDENTIALS_MISSING' : 'NOT_ALLOWED',
        );
  });

  it('are filtered by status, municipality and CVR number', async () => {
    const found = async (where: string) => (await list(support, `first: 1000, where: { ${where} }`)).nodes;
    const inAarhus = await found('kommune: { eq: "0751" }');
    expect(inAarhus.map(({ id }) => id)).toEqual([ids.both, ids.other, ids.mine]);
    const ofOther = await found(`kommune: { in: ["751", "461"] }, cvrNummer: { eq: "${other}" }`);
    expect(ofOther.map(({ id }) => id)).toEqual([ids.both, ids.other]);
    expect(await found('status: { in: [APPROVED, REJECTED, WITHDRAWN] }')).toEqual([]);
  });

  it.each([
    ['where: { status: { eq: NY } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['where: { kommune: { eq: "999" } }', 'KOMMUNEKODE_UNKNOWN'],
    ['where: { cvrNummer: { in: ["1"] } }', 'VALUE_MALFORMED'],
    ['where: { status: {} }', 'FILTER_EMPTY'],
    ['first: 1001', 'FIRST_OUT_OF_RANGE'],
    ['after: "x"', 'CURSOR_FOREIGN'],
  ])('refuse %s with %s', async (args, code) => {
    const { errors } = await support(`{ proposals(${args}) { totalCount } }`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });

  it('come newest first, page after page, also while new ones come, in one statement a page', async () => {
    const all = await list(support);
    expect(all.nodes.map(({ createdAt }) => createdAt)).toEqual(
      all.nodes
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .toReversed(),
    );
    const seen: string[] = [];
    let page: Page = { ...all, pageInfo: { hasNextPage: true, endCursor: null } };
    while (page.pageInfo.hasNextPage) {
      server.forgetStatements();
      page = await list(support, `first: 2, after: ${JSON.stringify(page.pageInfo.endCursor)}`);
      expect(askedStatements(server, ['register'])).toHaveLength(1);
      seen.push(...page.nodes.map(({ id }) => id));
      await mutate(provider, rename(own.u, `Under bladring ${seen.length}`));
    }
    expect(seen).toEqual(all.nodes.map(({ id }) => id));
  });
});
