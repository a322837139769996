import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../subgraphs/common/clock.ts';
import { addDays } from '../../subgraphs/common/parse/days.ts';
import { address, institution, type Outcome, planCalls, unit } from '../support/plan.ts';
import { daginstitutioner } from '../support/sample-rows.ts';
import { startAsSupport, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startAsSupport();
});
afterAll(() => server.close());

const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

/** Makes a municipality of its own for a test: two daginstitutioner, three units, one alternativ adresse; tells their numbers. */
async function municipality(kode: string): Promise<Record<string, string>> {
  const { plan, apply } = planCalls(server);
  const { planId } = await plan(kode, {
    sourceSystem: 'kmd',
    daginstitutioner: [
      institution('i1', { anvisningsenheder: [unit('u1', { alternativeAdresser: [address('a1')] }), unit('u2')] }),
      institution('i2', { anvisningsenheder: [unit('u3')] }),
    ],
  });
  const { changes } = await apply(planId);
  return Object.fromEntries(changes.map(({ key, nummer }) => [key?.split(':')[1], nummer]));
}

async function call(operation: 'merge' | 'split', input: object, options: object = {}): Promise<Outcome> {
  const [field, type] = [`${operation}Dagtilbud`, operation === 'merge' ? 'Merge' : 'Split'];
  const { data, errors } = await server.ask<{ answer: Outcome }>(
    `mutation ($input: ${type}DagtilbudInput!, $dryRun: Boolean, $idempotencyKey: String) {
      answer: ${field}(input: $input, dryRun: $dryRun, idempotencyKey: $idempotencyKey) {
        errors { code path } warnings { code path } changes { action niveau nummer key }
        changeset { first last } replayed dagtilbud { nummer navn } } }`,
    { input, ...options },
  );
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const merge = (from: (string | undefined)[], into: string | undefined, more: object = {}, options: object = {}) =>
  call('merge', { from: from.map((nummer) => ({ nummer })), into: { nummer: into }, ...more }, options);

const split = (from: string | undefined, into: object[], more: object = {}, options: object = {}) =>
  call('split', { from: { nummer: from }, into, ...more }, options);

/** Asks for something about one number. */
async function ask<T>(selection: string, variables: object = {}): Promise<T> {
  const { data, errors } = await server.ask<Record<string, T>>(selection, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data ?? {})[0] as T;
}

const now = async (nummer: string | undefined, asOf?: string) => {
  const query =
    'query ($nummer: String!, $asOf: DateTime) { nuvaerende(nummer: $nummer, asOf: $asOf) { nummer aktiv } }';
  return ask<{ nummer: string; aktiv: boolean }[]>(query, { nummer, asOf });
};

const newUnit = (daginstitutionsNummer: string | undefined, navn: string, more: object = {}) => {
  const { sourceKey: _key, ...fields } = unit('x', { navn });
  return { anvisningsenhed: { ...fields, daginstitutionsNummer, ...more } };
};

const newInstitution = (kommune: string, navn: string) => ({
  daginstitution: { navn, ejerform: '1', lovgrundlag: '1', kommune },
});

describe('a merge', () => {
  it('moves what the daginstitutioner have, closes them, and says what they went on in', async () => {
    const { i1, i2, u1, u2, u3 } = await municipality('825');
    const before = new Date().toISOString();
    const answer = await merge([i1], i2, { dag: today(), reason: 'Sammenlagt' });
    expect(answer.errors).toEqual([]);
    expect(answer.changes.map(({ action, nummer }) => [action, nummer])).toEqual([
      ['CLOSE', i1],
      ['MOVE', u1],
      ['MOVE', u2],
    ]);
    const found = await ask(
      `query ($nummer: String!) { daginstitution(nummer: $nummer) { aktiv anvisningsenheder { nummer alternativeAdresser { navn } } forgaengere { kind dag reason share dagtilbud { nummer aktiv } } efterfoelgere { dag } } }`,
      { nummer: i2 },
    );
    expect(found).toEqual({
      aktiv: true,
      anvisningsenheder: [
        { nummer: u1, alternativeAdresser: [{ navn: 'Adresse a1' }] },
        { nummer: u2, alternativeAdresser: [] },
        { nummer: u3, alternativeAdresser: [] },
      ],
      forgaengere: [
        {
          kind: 'MERGE',
          dag: today(),
          reason: 'Sammenlagt',
          share: null,
          dagtilbud: { nummer: i1, aktiv: false },
        },
      ],
      efterfoelgere: [],
    });
    const past = await ask(
      'query ($nummer: String!, $asOf: DateTime) { dagtilbud(nummer: $nummer, asOf: $asOf) { aktiv efterfoelgere { kind } ... on Daginstitution { anvisningsenheder { nummer } } } }',
      { nummer: i1, asOf: before },
    );
    expect(past).toEqual({ aktiv: true, efterfoelgere: [], anvisningsenheder: [{ nummer: u1 }, { nummer: u2 }] });
    expect(await now(i1)).toEqual([{ nummer: i2, aktiv: true }]);
    expect(await now(i1, before)).toEqual([{ nummer: i1, aktiv: true }]);
  });

  it('moves the alternative addresses of anvisningsenheder along', async () => {
    const { u1, u3, a1 } = await municipality('360');
    expect((await merge([u1], u3)).changes.map(({ action, nummer }) => [action, nummer])).toEqual([
      ['CLOSE', u1],
      ['MOVE', a1],
    ]);
    const found = await ask(
      'query ($nummer: String!) { alternativAdresse(nummer: $nummer) { aktiv anvisningsenhed { nummer forgaengere { dag dagtilbud { nummer } } unilogin { institutionsnummer } } } }',
      { nummer: a1 },
    );
    const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    const forgaengere = [{ dag: day, dagtilbud: { nummer: u1 } }];
    const unilogin = { institutionsnummer: u3 };
    expect(found).toEqual({ aktiv: true, anvisningsenhed: { nummer: u3, forgaengere, unilogin } });
  });

  it('says everything that is wrong with it', async () => {
    const { i1, i2, u1, u2, u3 } = await municipality('376');
    const other = daginstitutioner.find(({ aktivitetsstatus }) => aktivitetsstatus === 'Aktiv')?.daginstitutionsNummer;
    await ask(
      'mutation ($nummer: String!) { closeAnvisningsenhed(input: { nummer: $nummer }) { changeset { first } } }',
      {
        nummer: u2,
      },
    );
    expect(codes((await merge([], i2)).errors)).toEqual(['SUCCESSION_TOO_FEW']);
    expect(codes((await merge([i2], i2)).errors)).toEqual(['SUCCESSION_TO_ITSELF']);
    expect(codes((await merge([i1, i1], i2)).errors)).toEqual(['OBJECT_TWICE']);
    expect(codes((await merge([other], i2)).errors)).toEqual(['OBJECT_OF_OTHER_KOMMUNE']);
    expect(codes((await merge([u1, 'x\u0000'], i2)).errors)).toEqual(['NUMMER_UNKNOWN', 'NUMMER_UNKNOWN']);
    expect(codes((await merge([u1], u2)).errors)).toEqual(['SUCCESSION_OF_CLOSED']);
    expect(codes((await merge([u2], u3)).errors)).toEqual(['SUCCESSION_OF_CLOSED']);
    expect(codes((await merge([u1], u3, { dag: '2026-02-30', reason: 'x\u0000' })).errors)).toEqual([
      'VALUE_MALFORMED',
      'VALUE_MALFORMED',
    ]);
    const stale = { from: [{ nummer: u1, expectedVersion: 7 }], into: { nummer: u3, expectedVersion: 8 } };
    const { errors, changeset } = await call('merge', stale);
    expect(errors.map(({ path }) => path.join('.'))).toEqual([
      'input.into.expectedVersion',
      'input.from.0.expectedVersion',
    ]);
    expect(changeset).toBeNull();
  });

  it('is made today: another day is refused, not taken for today', async () => {
    const { i1, i2, u1, u2 } = await municipality('480');
    for (const dag of [addDays(today(), 1), addDays(today(), -1), '2026-08-01']) {
      const { errors } = await merge([i1], i2, { dag });
      expect(errors).toEqual([{ code: 'SUCCESSION_NOT_TODAY', path: ['input', 'dag'] }]);
      const parts = [newInstitution('480', 'A'), { ...newInstitution('480', 'B'), children: [u1, u2] }];
      expect(codes((await split(i1, parts, { dag })).errors)).toEqual(['SUCCESSION_NOT_TODAY']);
    }
    expect(await now(i1)).toEqual([{ nummer: i1, aktiv: true }]);
    expect((await merge([i1], i2, { dag: today() }, { dryRun: true })).errors).toEqual([]);
  });

  it('is refused by the rules that its result breaks', async () => {
    const { i1, i2, u3 } = await municipality('390');
    const club = await ask<{ errors: object[] }>(
      `mutation { applyChanges(input: { changes: [{ updateDaginstitution: { nummer: "${i2}", lovgrundlag: "9" } }, { updateAnvisningsenhed: { nummer: "${u3}", institutionstype: "6021" } }] }) { errors { code } } }`,
    );
    expect(club.errors).toEqual([]);
    expect(codes((await merge([i1], i2)).errors)).toEqual(['COMBINATION_UNLAWFUL', 'COMBINATION_UNLAWFUL']);
  });

  it('stores nothing in a dry run, and is carried out once under one idempotency key', async () => {
    const { i1, i2 } = await municipality('400');
    const dry = await merge([i1], i2, {}, { dryRun: true });
    expect(dry).toMatchObject({ errors: [], changeset: null });
    expect(dry.changes).toHaveLength(3);
    expect(await now(i1)).toEqual([{ nummer: i1, aktiv: true }]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => merge([i1], i2, {}, { idempotencyKey: 'merge-400' })),
    );
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ changeset }) => JSON.stringify(changeset))).size).toBe(1);
    const found = await ask<{ forgaengere: object[] }>(
      'query ($nummer: String!) { dagtilbud(nummer: $nummer) { forgaengere { kind } } }',
      { nummer: i2 },
    );
    expect(found.forgaengere).toHaveLength(1);
  });
});

describe('a split', () => {
  it('gives the units of a daginstitution to new and existing ones, and closes it', async () => {
    const { i1, i2, u1, u2, u3 } = await municipality('410');
    const parts = [
      { ...newInstitution('0410', 'Ny'), children: [u1], share: 0.6 },
      { existing: { nummer: i2 }, children: [u2], share: 0.4 },
    ];
    const dry = await split(i1, parts, {}, { dryRun: true });
    expect(dry).toMatchObject({ errors: [], changeset: null });
    expect(await now(i1)).toEqual([{ nummer: i1, aktiv: true }]);
    const answer = await split(i1, parts, {}, { idempotencyKey: 'split-410' });
    expect(await split(i1, parts, {}, { idempotencyKey: 'split-410' })).toEqual({ ...answer, replayed: true });
    expect(answer.errors).toEqual([]);
    const ny = answer.dagtilbud.find(({ navn }) => navn === 'Ny')?.nummer;
    expect((await now(i1)).map(({ nummer }) => nummer).sort()).toEqual([i2, ny].sort());
    const found = await ask(
      'query ($nummer: String!) { dagtilbud(nummer: $nummer) { aktiv efterfoelgere { kind share dagtilbud { __typename nummer ... on Daginstitution { anvisningsenheder { nummer } } } } } }',
      { nummer: i1 },
    );
    const to = (nummer: string | undefined, share: number, units: (string | undefined)[]) => ({
      kind: 'SPLIT',
      share,
      dagtilbud: { __typename: 'Daginstitution', nummer, anvisningsenheder: units.map((nummer) => ({ nummer })) },
    });
    expect(found).toEqual({ aktiv: false, efterfoelgere: [to(i2, 0.4, [u2, u3]), to(ny, 0.6, [u1])] });
  });

  it('gives the alternative addresses of an anvisningsenhed to new ones', async () => {
    const { i1, i2, u1, a1 } = await municipality('420');
    const answer = await split(u1, [{ ...newUnit(i1, 'Rød'), children: [a1] }, newUnit(i2, 'Blå', { key: 'blue' })]);
    expect(answer.errors).toEqual([]);
    expect(answer.changes.map(({ action, niveau, key }) => [action, niveau, key])).toEqual([
      ['CLOSE', 'ANVISNINGSENHED', null],
      ['CREATE', 'ANVISNINGSENHED', 'split-0'],
      ['CREATE', 'ANVISNINGSENHED', 'blue'],
      ['MOVE', 'ALTERNATIV_ADRESSE', null],
    ]);
    expect(await now(u1)).toHaveLength(2);
  });

  it('says everything that is wrong with it', async () => {
    const { i1, i2, u1, u2, u3 } = await municipality('430');
    const here = newInstitution('430', 'Ny');
    expect(codes((await split(i1, [{ ...here, children: [u1, u2] }])).errors)).toEqual(['SUCCESSION_TOO_FEW']);
    expect(codes((await split(i1, [here, { existing: { nummer: i2 }, children: [u1] }])).errors)).toContain(
      'HAS_ACTIVE_CHILDREN',
    );
    expect(codes((await split(i1, [here, { ...here, existing: { nummer: i2 } }, {}])).errors)).toEqual([
      'SUCCESSION_NOT_ONE',
      'SUCCESSION_NOT_ONE',
    ]);
    expect(codes((await split(i1, [here, newUnit(i2, 'Enhed')])).errors)).toEqual(['SUCCESSION_NOT_ONE']);
    expect(codes((await split(i1, [here, { existing: { nummer: i1 } }])).errors)).toEqual(['SUCCESSION_TO_ITSELF']);
    expect(codes((await split(i1, [here, newInstitution('461', 'Ny')])).errors)).toEqual(['OBJECT_OF_OTHER_KOMMUNE']);
    const twice = [
      { ...here, children: [u1, u2, u3], share: 2 },
      { ...here, children: [u1] },
    ];
    expect(codes((await split(i1, twice)).errors)).toEqual(['VALUE_MALFORMED', 'NUMMER_UNKNOWN', 'OBJECT_TWICE']);
    const nowhere = await split(u3, [newUnit('x\u0000', 'Enhed'), newUnit('G99999', 'Enhed')]);
    expect(codes(nowhere.errors)).toEqual(['CONTROL_CHARACTERS', 'PARENT_UNKNOWN', 'PARENT_UNKNOWN']);
    expect(codes((await split('G99999', [here, here])).errors)).toEqual(['NUMMER_UNKNOWN']);
  });
});

describe('what a number is today', () => {
  it('is followed through merges and splits of merges, and back to itself when it is opened again', async () => {
    const { i1, i2 } = await municipality('440');
    await merge([i1], i2);
    const parts = await split(i2, [
      { ...newInstitution('440', 'Øst'), children: (await unitsOf(i2)).slice(0, 2) },
      { ...newInstitution('440', 'Vest'), children: (await unitsOf(i2)).slice(2) },
    ]);
    expect(parts.errors).toEqual([]);
    const [east, west] = ['Øst', 'Vest'].map((navn) => parts.dagtilbud.find((one) => one.navn === navn)?.nummer);
    for (const nummer of [i1, i2])
      expect((await now(nummer)).map(({ nummer }) => nummer).sort()).toEqual([east, west].sort());
    const last = await merge([west], east);
    expect(last.errors).toEqual([]);
    expect(await now(i1)).toEqual([{ nummer: east, aktiv: true }]);
    await ask('mutation ($nummer: String!) { reopenDagtilbud(input: { nummer: $nummer }) { errors { code } } }', {
      nummer: i1,
    });
    expect(await now(i1)).toEqual([{ nummer: i1, aktiv: true }]);
  });

  it('is itself, closed, when nothing took over, and nothing when there is no such number', async () => {
    const { u3 } = await municipality('450');
    await ask('mutation ($nummer: String!) { closeAnvisningsenhed(input: { nummer: $nummer }) { errors { code } } }', {
      nummer: u3,
    });
    expect(await now(u3)).toEqual([{ nummer: u3, aktiv: false }]);
    expect(await now('G99999')).toEqual([]);
    expect(await now('nonsense')).toEqual([]);
  });

  it('is read with one statement a level and direction, however many objects are asked', async () => {
    await ask('{ daginstitutioner(first: 1) { nodes { efterfoelgere { kind } } } }');
    server.forgetStatements();
    await ask(
      '{ daginstitutioner(first: 200) { nodes { efterfoelgere { dagtilbud { nummer } } forgaengere { dagtilbud { nummer } } } } }',
    );
    const of = (table: string) =>
      server.statements.register.filter((statement) => statement.includes(`FROM "${table}"`));
    expect(of('Succession')).toHaveLength(2);
    expect(of('Daginstitution').length).toBeLessThanOrEqual(4);
  });
});

async function unitsOf(nummer: string | undefined): Promise<string[]> {
  const found = await ask<{ anvisningsenheder: { nummer: string }[] }>(
    'query ($nummer: String!) { daginstitution(nummer: $nummer) { anvisningsenheder { nummer } } }',
    { nummer },
  );
  return found.anvisningsenheder.map(({ nummer }) => nummer);
}
