import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await startTestServer();
  ask = await server.askAs('kommunal', '101');
});
afterAll(() => server.close());

type Answer = Record<
  string,
  { errors: { code: string; path: string[] }[]; warnings: { code: string }[] } & Record<string, never>
>;

const outcome =
  'errors { code path da en example } current { nummer version } warnings { code path } changes { action nummer key fields { field before after } } changeset { first last } replayed';

/** Runs one mutation and answers with its payload. */
async function mutate(field: string, selection: string, variables: object = {}) {
  const { data, errors } = await ask<Answer>(`mutation { ${field} { ${selection} ${outcome} } }`, variables);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as never as {
    errors: { code: string; path: string[] }[];
    warnings: { code: string }[];
    changes: { action: string; nummer: string | null }[];
    changeset: { first: number; last: number } | null;
    replayed: boolean;
    [key: string]: unknown;
  };
}

describe('every mutation', () => {
  it('can be tried in a dry run, and be repeated under a key of the caller', async () => {
    const query = '{ __schema { mutationType { fields { name args { name } } } } }';
    type Mutations = { __schema: { mutationType: { fields: { name: string; args: { name: string }[] }[] } } };
    const { fields } = ((await ask<Mutations>(query)).data as Mutations).__schema.mutationType;
    expect(fields.length).toBeGreaterThan(60);
    const lacking = (arg: string) => fields.filter(({ args }) => !args.some(({ name }) => name === arg));
    expect(lacking('idempotencyKey').map(({ name }) => name)).toEqual([]);
    expect(lacking('dryRun').map(({ name }) => name)).toEqual([]);
  });
});

describe('a daginstitution with its units', () => {
  it('is created top-down, changed, moved and closed bottom-up', async () => {
    const created = await mutate(
      'createDaginstitution(input: { navn: "Solen", ejerform: "1", lovgrundlag: "1", kommune: "0101" })',
      'daginstitution { nummer navn version kommune { navn } }',
    );
    expect(created.errors).toEqual([]);
    expect(created.warnings.map(({ code }) => code)).toEqual(['DAGINSTITUTION_WITHOUT_ENHED']);
    const { nummer } = created.daginstitution as { nummer: string };
    expect(created.daginstitution).toEqual({
      nummer: 'G10645',
      navn: 'Solen',
      version: 1,
      kommune: { navn: 'København' },
    });
    const unit = await mutate(
      `createAnvisningsenhed(input: { daginstitutionsNummer: "${nummer}", navn: "Stuen", institutionstype: "6012", pNummer: "1012345678", cvrNummer: "12345674", adresse: { vejNavn: "Solvej", husNummer: "1", postNummer: "2300", byNavn: "København S", kommune: "101" } })`,
      'anvisningsenhed { nummer navn adresse { vejNavn } daginstitution { nummer } unilogin { kanTilknytteBrugere } }',
    );
    expect(unit.errors).toEqual([]);
    expect(unit.anvisningsenhed).toMatchObject({
      nummer: 'G10646',
      daginstitution: { nummer },
      unilogin: { kanTilknytteBrugere: true },
    });
    const early = await mutate(`closeDaginstitution(input: { nummer: "${nummer}" })`, 'daginstitution { nummer }');
    expect(early.errors.map(({ code }) => code)).toEqual(['HAS_ACTIVE_CHILDREN', 'PARENT_CLOSED']);
    const cleared = await mutate(
      'updateAnvisningsenhed(input: { nummer: "G10646", expectedVersion: 1, email: "a@b.example", navn: "Ny" })',
      'anvisningsenhed { navn email version }',
    );
    expect(cleared.anvisningsenhed).toEqual({ navn: 'Ny', email: 'a@b.example', version: 2 });
    const stale = await mutate(
      'updateAnvisningsenhed(input: { nummer: "G10646", expectedVersion: 1, navn: "X" })',
      'anvisningsenhed { navn }',
    );
    expect(stale.errors).toMatchObject([{ code: 'VERSION_MISMATCH' }]);
    expect(stale).toMatchObject({ current: [{ nummer: 'G10646', version: 2 }] });
    await mutate('closeAnvisningsenhed(input: { nummer: "G10646" })', 'anvisningsenhed { nummer }');
    const closed = await mutate(
      `closeDaginstitution(input: { nummer: "${nummer}" })`,
      'daginstitution { aktiv version }',
    );
    expect(closed.daginstitution).toEqual({ aktiv: false, version: 2 });
  });
});

describe('a batch', () => {
  it('changes parent and children together, in any order, naming new objects by key', async () => {
    const answer = await mutate(
      `applyChanges(input: { changes: [
        { createAnvisningsenhed: { daginstitutionsNummer: "#d", navn: "Klub", institutionstype: "6021", pNummer: "1012345678", cvrNummer: "12345674", adresse: { vejNavn: "A", husNummer: "1", postNummer: "2300" } } }
        { createDaginstitution: { key: "d", navn: "Klubben", ejerform: "2", lovgrundlag: "9", kommune: "101" } } ] })`,
      'dagtilbud { __typename nummer }',
    );
    expect(answer.errors).toEqual([]);
    expect(answer.dagtilbud).toEqual([
      { __typename: 'Daginstitution', nummer: 'G10647' },
      { __typename: 'Anvisningsenhed', nummer: 'G10648' },
    ]);
  });

  it('takes a key for one object only, on whichever level', async () => {
    const answer = await mutate(
      `applyChanges(input: { changes: [
        { createDaginstitution: { key: "a", navn: "A", ejerform: "1", lovgrundlag: "1", kommune: "101" } }
        { createAnvisningsenhed: { key: "a", daginstitutionsNummer: "#a", navn: "A", institutionstype: "6012", pNummer: "1012345678", cvrNummer: "12345674", adresse: { vejNavn: "A", husNummer: "1", postNummer: "2300" } } } ] })`,
      'dagtilbud { nummer }',
    );
    expect(answer.errors.map(({ code }) => code)).toEqual(['KEY_TWICE']);
  });

  it('stores nothing in a dry run, and says everything that is wrong at once', async () => {
    const answer = await mutate(
      'createAnvisningsenhed(dryRun: true, input: { daginstitutionsNummer: "G99999", navn: "", institutionstype: "9999", telefonNummer: "x", pNummer: "12", adresse: {} })',
      'anvisningsenhed { nummer }',
    );
    expect(new Set(answer.errors.map(({ code }) => code))).toEqual(
      new Set([
        'NAVN_MISSING',
        'ADRESSE_MISSING',
        'PNUMMER_MALFORMED',
        'CVRNUMMER_MISSING',
        'KODE_UNKNOWN',
        'PARENT_UNKNOWN',
        'TELEFONNUMMER_MALFORMED',
      ]),
    );
    expect(answer.changeset).toBeNull();
  });
});

describe('an idempotency key', () => {
  it('makes twenty calls at once one write with one answer', async () => {
    const call = () =>
      mutate(
        'createDaginstitution(idempotencyKey: "k1", input: { navn: "Én", ejerform: "1", lovgrundlag: "1", kommune: "101" })',
        'daginstitution { nummer version }',
      );
    const answers = await Promise.all(Array.from({ length: 20 }, call));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(answers.map((answer) => ({ ...answer, replayed: false }))).toEqual(
      answers.map(() => ({ ...answers.find(({ replayed }) => !replayed) })),
    );
    const { data } = await ask('{ daginstitutioner(where: { navn: { eq: "Én" } }) { totalCount } }');
    expect(data).toEqual({ daginstitutioner: { totalCount: 1 } });
    const other = await mutate(
      'createDaginstitution(idempotencyKey: "k1", input: { navn: "To", ejerform: "1", lovgrundlag: "1", kommune: "101" })',
      'daginstitution { nummer }',
    );
    expect(other.errors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });
});

describe('an idempotency key that cannot be kept', () => {
  it.each(['', 'a\\u0000b', '\\n', 'x'.repeat(201)])('is refused: %j', async (key) => {
    const answer = await mutate(
      `createDaginstitution(idempotencyKey: "${key}", input: { navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "101" })`,
      'daginstitution { nummer }',
    );
    expect(answer).toMatchObject({ errors: [{ code: 'VALUE_MALFORMED', path: ['idempotencyKey'] }], changeset: null });
  });
});

describe('a caller', () => {
  const create = (kommune: string) =>
    `mutation { createDaginstitution(input: { navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" }) { daginstitution { nummer } errors { code path } } }`;
  const codes = async (asking: Ask, query: string) => {
    const { data } = await asking<{ createDaginstitution: { errors: { code: string }[] } }>(query);
    return data?.createDaginstitution.errors.map(({ code }) => code);
  };

  it('writes in its own municipalities only, and nowhere without a token', async () => {
    expect(await codes(ask, create('101'))).toEqual([]);
    expect(await codes(ask, create('751'))).toEqual(['NOT_ALLOWED']);
    expect(await codes(server.ask, create('101'))).toEqual(['CREDENTIALS_MISSING']);
    expect(await codes(await server.askAs('stil'), create('751'))).toEqual([]);
  });

  it('needs rights in both municipalities to change the administrative one', async () => {
    const change =
      'mutation { updateDaginstitution(input: { nummer: "G10431", kommune: "751" }, dryRun: true) { errors { code } } }';
    const errors = async (asking: Ask) =>
      (await asking<{ updateDaginstitution: { errors: { code: string }[] } }>(change)).data?.updateDaginstitution
        .errors;
    expect(await errors(ask)).toEqual([{ code: 'NOT_ALLOWED' }]);
    expect(await errors(await server.askAs('leverandoer', '101', '751'))).toEqual([]);
  });
});

describe('an explicit null', () => {
  const codes = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);

  it('clears what may be cleared, and leaves what is left out', async () => {
    const input = '{ nummer: "G10646", email: null, telefonNummer: null }';
    const { errors, changes } = await mutate(`updateAnvisningsenhed(input: ${input}, dryRun: true)`, '');
    expect(errors).toEqual([]);
    const fields = changes.flatMap(
      (change) => (change as never as { fields: { field: string; after: null }[] }).fields,
    );
    expect(fields.length).toBeGreaterThan(0);
    for (const { field, after } of fields) {
      expect(['email', 'telefonNummer']).toContain(field);
      expect(after).toBeNull();
    }
  });

  it.each([
    ['updateAnvisningsenhed', 'G10646', 'navn', 'NAVN_MISSING'],
    ['updateAnvisningsenhed', 'G10436', 'adresse', 'ADRESSE_MISSING'],
    ['updateAnvisningsenhed', 'G10646', 'institutionstype', 'INSTITUTIONSTYPE_MISSING'],
    ['updateDaginstitution', 'G10645', 'navn', 'NAVN_MISSING'],
    ['updateDaginstitution', 'G10645', 'ejerform', 'EJERFORM_MISSING'],
    ['updateDaginstitution', 'G10645', 'lovgrundlag', 'LOVGRUNDLAG_MISSING'],
    ['updateDaginstitution', 'G10645', 'kommune', 'KOMMUNE_MISSING'],
  ])('is refused by %s of %s where %s must be told', async (mutation, nummer, field, code) => {
    const input = `{ nummer: "${nummer}", ${field}: null }`;
    expect(codes(await mutate(`${mutation}(input: ${input}, dryRun: true)`, ''))).toContain(code);
  });
});

it('what a batch made is named by its numbers in the diff of what was stored', async () => {
  const batch = `applyChanges(input: { changes: [
    { createAnvisningsenhed: { key: "enhed", daginstitutionsNummer: "#huset", navn: "Stuen", institutionstype: "6012",
      pNummer: "1003999001", cvrNummer: "29189641",
      adresse: { vejNavn: "Solvej", husNummer: "1", postNummer: "2100", byNavn: "København Ø", kommune: "101" } } },
    { createDaginstitution: { key: "huset", navn: "Huset", ejerform: "1", lovgrundlag: "1", kommune: "101" } }] })`;
  const { errors, changes } = await mutate(batch, '');
  expect(errors).toEqual([]);
  const [owner, unit] = changes as never as { nummer: string; fields: { field: string; after: string }[] }[];
  expect(unit?.fields).toContainEqual({ field: 'daginstitutionsNummer', before: null, after: owner?.nummer });
});

it('a breach is reported at its place in the input, by the name it has there', async () => {
  const input =
    '{ daginstitutionsNummer: "G10645", navn: "X", institutionstype: "9999", pNummer: "12", adresse: { postNummer: "12" } }';
  const { errors } = await mutate(`createAnvisningsenhed(input: ${input}, dryRun: true)`, '');
  const at = (code: string) => errors.find((one) => one.code === code)?.path;
  expect(at('KODE_UNKNOWN')).toEqual(['input', 'institutionstype']);
  expect(at('ADRESSE_MISSING')).toEqual(['input', 'adresse', 'vejNavn']);
});
