import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisterDatabase } from '../../../subgraphs/register/database.ts';
import { address, institution, planCalls, unit } from '../../support/plan.ts';
import { daginstitutioner } from '../../support/sample-rows.ts';
import { startAsSupport, type TestServer } from '../../support/server.ts';

let server: TestServer;
let calls: ReturnType<typeof planCalls>;
beforeAll(async () => {
  server = await startAsSupport();
  calls = planCalls(server);
});
afterAll(() => server.close());

/** Each test has a municipality of its own, none of which the sample has. */
const laesoe = {
  sourceSystem: 'kmd',
  daginstitutioner: [
    institution('i1', { anvisningsenheder: [unit('u1', { alternativeAdresser: [address('a1')] }), unit('u2')] }),
    institution('i2', { anvisningsenheder: [unit('u3')] }),
  ],
};

/** The same with another name for its first unit. */
const withName = (navn: string) => ({
  ...laesoe,
  daginstitutioner: [
    institution('i1', {
      anvisningsenheder: [unit('u1', { navn, alternativeAdresser: [address('a1')] }), unit('u2')],
    }),
    institution('i2', { anvisningsenheder: [unit('u3')] }),
  ],
});

const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

async function makeSo(kode: string, tree: object, options: object = {}) {
  const { planId } = await calls.plan(kode, tree);
  return calls.apply(planId, options);
}

interface Read {
  nummer: string;
  navn: string;
  anvisningsenheder: { nummer: string; navn: string; alternativeAdresser: { nummer: string; navn: string }[] }[];
}

/** What is active in a municipality, by name. */
async function read(kode: string): Promise<Read[]> {
  const active = 'where: { aktivitetsstatus: { eq: "Aktiv" } }';
  const { data } = await server.ask<{ kommune: { daginstitutioner: { nodes: Read[] } } }>(
    `{ kommune(kode: "${kode}") { daginstitutioner(first: 1000, ${active}) { nodes { nummer navn anvisningsenheder(${active}) { nummer navn alternativeAdresser(${active}) { nummer navn } } } } } }`,
  );
  return data?.kommune.daginstitutioner.nodes ?? [];
}

/** The number of what has this name in a municipality. */
async function nummerOf(kode: string, navn: string): Promise<string> {
  const everything = (await read(kode)).flatMap((owner) => [
    owner,
    ...owner.anvisningsenheder.flatMap((one) => [one, ...one.alternativeAdresser]),
  ]);
  return everything.find((one) => one.navn === navn)?.nummer ?? '';
}

describe('a plan', () => {
  it('is not kept in a dry run', async () => {
    const plan = await calls.plan('0825', laesoe, { dryRun: true });
    expect(plan).toMatchObject({ planId: null, expiresAt: null, errors: [], counts: { create: 6 } });
  });

  it('is the same plan when the call comes again with its key, also many times at once', async () => {
    const keyed = { idempotencyKey: 'laesoe-1', dryRun: false };
    const plans = await Promise.all(Array.from({ length: 8 }, () => calls.plan('0825', laesoe, keyed)));
    expect(new Set(plans.map(({ planId, expiresAt }) => `${planId} ${expiresAt}`)).size).toBe(1);
    expect(plans[0]?.planId).not.toBeNull();
    const other = await calls.plan('0825', { daginstitutioner: [] }, keyed);
    expect(other).toMatchObject({ planId: null, errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });

  it('makes a municipality from nothing by own keys, and is empty when the same tree comes again', async () => {
    const plan = await calls.plan('0825', laesoe);
    expect(plan.errors).toEqual([]);
    expect(plan.counts).toEqual({
      create: 6,
      change: 0,
      move: 0,
      reopen: 0,
      close: 0,
      unchanged: 0,
      newKeys: 6,
      closesShare: 0,
    });
    expect(plan.changes.map(({ key }) => key)).toEqual(['kmd:i1', 'kmd:i2', 'kmd:u1', 'kmd:u2', 'kmd:u3', 'kmd:a1']);
    expect(await read('825')).toEqual([]);
    const done = await calls.apply(plan.planId);
    expect(done).toMatchObject({ errors: [], replayed: false });
    expect(done.dagtilbud).toHaveLength(6);
    const [first] = await read('825');
    expect(first).toMatchObject({
      navn: 'Institution i1',
      anvisningsenheder: [{ navn: 'Enhed u1', alternativeAdresser: [{ navn: 'Adresse a1' }] }, { navn: 'Enhed u2' }],
    });
    const again = await calls.plan('825', laesoe);
    expect(again).toMatchObject({ changes: [], errors: [], counts: { unchanged: 6, newKeys: 0 } });
    expect(codes(again.warnings)).toEqual(['PLAN_EMPTY']);
    const nothing = await calls.apply(again.planId);
    expect(nothing).toMatchObject({ errors: [], changes: [], changeset: null });
    expect(codes(nothing.warnings)).toEqual(['PLAN_EMPTY']);
  });

  it('changes, moves, closes and reopens what differs from the tree', async () => {
    await makeSo('360', laesoe);
    const tree = {
      sourceSystem: 'kmd',
      daginstitutioner: [
        institution('i1', { navn: 'Nyt navn', anvisningsenheder: [unit('u2', { email: 'u2@lolland.example' })] }),
        institution('i2', {
          anvisningsenheder: [unit('u1', { alternativeAdresser: [address('a2')] }), unit('u3')],
        }),
      ],
    };
    const plan = await calls.plan('360', tree, { closeThreshold: 0.1 });
    expect(plan.counts).toMatchObject({ create: 1, change: 2, move: 1, reopen: 0, close: 1, unchanged: 2, newKeys: 1 });
    expect(plan.counts?.closesShare).toBeCloseTo(1 / 6);
    expect(plan.needsConfirmation).toBe(true);
    expect(codes((await calls.apply(plan.planId)).errors)).toEqual(['PLAN_NEEDS_CONFIRMATION']);
    expect((await calls.apply(plan.planId, { confirmClosures: true })).errors).toEqual([]);
    expect((await calls.plan('360', tree)).changes).toEqual([]);
    const back = await calls.plan('360', laesoe);
    expect(back.counts).toMatchObject({ create: 0, change: 1, move: 1, reopen: 1, close: 1 });
    expect((await calls.apply(back.planId)).errors).toEqual([]);
    expect((await calls.plan('360', laesoe)).changes).toEqual([]);
  });

  it('finds objects by number, remembers the own key given with it, and leaves out what the tree leaves out', async () => {
    await makeSo('376', laesoe);
    const [i1, u1] = [await nummerOf('376', 'Institution i1'), await nummerOf('376', 'Enhed u1')];
    const naming = (named: object) => ({
      sourceSystem: 'other-system.2',
      daginstitutioner: [
        { ...institution('x'), ...named, navn: 'Institution i1', anvisningsenheder: [{ nummer: u1 }] },
      ],
    });
    const byNumber = await calls.plan('376', naming({ nummer: i1.toLowerCase(), sourceKey: 'x' }));
    expect(byNumber.counts).toMatchObject({ create: 0, change: 0, move: 0, close: 4, unchanged: 2, newKeys: 1 });
    expect((await calls.apply(byNumber.planId, { confirmClosures: true })).errors).toEqual([]);
    const byKey = await calls.plan('376', naming({}));
    expect(byKey).toMatchObject({ errors: [], changes: [], counts: { newKeys: 0, unchanged: 2 } });
    const taken = await calls.plan('376', naming({ nummer: u1 }));
    expect(codes(taken.errors)).toEqual(['SOURCE_KEY_TAKEN']);
  });

  it('closes a whole municipality bottom-up only when that is confirmed', async () => {
    await makeSo('390', laesoe);
    const empty = { daginstitutioner: [] };
    const plan = await calls.plan('390', empty);
    expect(plan).toMatchObject({ errors: [], needsConfirmation: true, counts: { close: 6, closesShare: 1 } });
    expect(codes((await calls.apply(plan.planId, { dryRun: true })).errors)).toEqual(['PLAN_NEEDS_CONFIRMATION']);
    expect(await read('390')).toHaveLength(2);
    const confirmed = await calls.plan('390', empty, { confirmClosures: true });
    expect(confirmed.needsConfirmation).toBe(false);
    expect((await calls.apply(confirmed.planId)).changes).toHaveLength(6);
    expect(await read('390')).toEqual([]);
  });

  it('names every object that the tree names wrongly, and is not made then', async () => {
    await makeSo('400', laesoe);
    const other = daginstitutioner[0]?.daginstitutionsNummer;
    const i1 = await nummerOf('400', 'Institution i1');
    const plan = await calls.plan('400', {
      daginstitutioner: [
        institution('i', { sourceKey: null, nummer: other }),
        institution('i', { sourceKey: null, nummer: 'G99999' }),
        institution('i', { sourceKey: null, nummer: 'x\u0000' }),
        institution('i', { sourceKey: null }),
        institution('i'),
        institution('a\u0000', { sourceSystem: 'kmd' }),
        institution('i', { sourceKey: null, nummer: i1 }),
        institution('i1', { sourceSystem: 'kmd' }),
      ],
    });
    const at = (i: number, field: string) => ['input', 'tree', 'daginstitutioner', String(i), field];
    expect(plan.errors).toEqual([
      { code: 'OBJECT_OF_OTHER_KOMMUNE', path: at(0, 'nummer') },
      { code: 'NUMMER_UNKNOWN', path: at(1, 'nummer') },
      { code: 'NUMMER_UNKNOWN', path: at(2, 'nummer') },
      { code: 'OBJECT_UNNAMED', path: at(3, 'nummer').slice(0, 4) },
      { code: 'VALUE_MALFORMED', path: at(4, 'sourceSystem') },
      { code: 'VALUE_MALFORMED', path: at(5, 'sourceKey') },
      { code: 'OBJECT_TWICE', path: at(7, 'sourceKey') },
    ]);
    expect(plan.planId).toBeNull();
  });

  it('takes a key for one object only, whatever the level and the number beside it', async () => {
    await makeSo('540', laesoe);
    const [i1, i2] = [await nummerOf('540', 'Institution i1'), await nummerOf('540', 'Institution i2')];
    const plan = await calls.plan('540', {
      sourceSystem: 'new',
      daginstitutioner: [
        institution('a', { anvisningsenheder: [unit('a')] }),
        institution('b', { nummer: i1 }),
        institution('b', { nummer: i2 }),
      ],
    });
    expect(plan.errors).toEqual([
      { code: 'OBJECT_TWICE', path: ['input', 'tree', 'daginstitutioner', '0', 'anvisningsenheder', '0', 'sourceKey'] },
      { code: 'OBJECT_TWICE', path: ['input', 'tree', 'daginstitutioner', '2', 'sourceKey'] },
    ]);
    expect(plan.planId).toBeNull();
  });

  it('refuses a municipality that there is none of, and a threshold that is no share', async () => {
    expect(codes((await calls.plan('999', laesoe)).errors)).toEqual(['KOMMUNEKODE_UNKNOWN']);
    expect(codes((await calls.plan('825', laesoe, { closeThreshold: 2 })).errors)).toEqual(['VALUE_MALFORMED']);
  });

  it('comes with what the rules say, and is refused by them when applied', async () => {
    const tree = {
      sourceSystem: 'kmd',
      daginstitutioner: [
        institution('i1', { anvisningsenheder: [unit('u1', { institutionstype: '6013', navn: '' })] }),
      ],
    };
    const plan = await calls.plan('410', tree);
    const at = ['input', 'tree', 'daginstitutioner', '0', 'anvisningsenheder', '0'];
    expect(plan.errors).toEqual([
      { code: 'NAVN_MISSING', path: [...at, 'navn'] },
      { code: 'COMBINATION_UNLAWFUL', path: [...at, 'institutionstype'] },
    ]);
    const refused = await calls.apply(plan.planId);
    expect(refused).toMatchObject({ errors: plan.errors, changeset: null });
    expect(await read('410')).toEqual([]);
  });

  it('keeps the keys of two municipalities apart', async () => {
    await makeSo('420', laesoe);
    await makeSo('430', laesoe);
    expect(await nummerOf('420', 'Enhed u1')).not.toBe(await nummerOf('430', 'Enhed u1'));
    expect((await calls.plan('420', laesoe)).changes).toEqual([]);
    expect((await calls.plan('430', laesoe)).changes).toEqual([]);
  });
});

describe('a large plan', () => {
  it('takes as many statements as a small one, to make and to apply', async () => {
    const treeOf = (size: number) => ({
      sourceSystem: 'kmd',
      daginstitutioner: Array.from({ length: size }, (_, i) =>
        institution(`i${i}`, {
          anvisningsenheder: [unit(`u${i}`, { alternativeAdresser: [address(`a${i}`)] }), unit(`v${i}`)],
        }),
      ),
    });
    const cost = async (kode: string, size: number) => {
      server.forgetStatements();
      const { planId, counts } = await calls.plan(kode, treeOf(size));
      const making = server.statements.register.length;
      server.forgetStatements();
      expect((await calls.apply(planId)).dagtilbud).toHaveLength(size * 4);
      return { create: counts?.create, making, applying: server.statements.register.length };
    };
    const [small, large] = [await cost('510', 1), await cost('530', 100)];
    expect(large).toEqual({ ...small, create: 400 });
    expect(small.making + small.applying).toBeLessThan(60);
  });
});

describe('a plan that is applied', () => {
  it('is carried out once, and answers the same when it is applied again', async () => {
    const { planId } = await calls.plan('440', laesoe);
    const answers = await Promise.all(Array.from({ length: 8 }, () => calls.apply(planId)));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ changeset, dagtilbud }) => JSON.stringify({ changeset, dagtilbud }))).size).toBe(1);
    expect(await read('440')).toHaveLength(2);
    const keyed = await calls.plan('440', { daginstitutioner: [] }, { confirmClosures: true });
    const once = await calls.apply(keyed.planId, { idempotencyKey: 'plan' });
    const twice = await calls.apply(keyed.planId, { idempotencyKey: 'plan' });
    expect(twice).toEqual({ ...once, replayed: true });
    expect(codes((await calls.apply(planId, { idempotencyKey: 'plan' })).errors)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('is outdated by any write in its municipality, and by none elsewhere', async () => {
    const plan = await calls.plan('450', laesoe);
    await server.ask(
      'mutation { createDaginstitution(input: { navn: "X", ejerform: "1", lovgrundlag: "1", kommune: "461" }) { changeset { first } } }',
    );
    expect((await calls.apply(plan.planId, { dryRun: true })).errors).toEqual([]);
    await server.ask(
      'mutation { createDaginstitution(input: { navn: "X", ejerform: "1", lovgrundlag: "1", kommune: "450" }) { changeset { first } } }',
    );
    expect(codes((await calls.apply(plan.planId)).errors)).toEqual(['PLAN_OUTDATED']);
  });

  it('has one effect when two plans for one municipality are applied at once', async () => {
    const plans = await Promise.all([1, 2, 3, 4].map(() => calls.plan('479', laesoe)));
    const answers = await Promise.all(plans.map(({ planId }) => calls.apply(planId)));
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused.map(({ errors }) => codes(errors))).toEqual(Array(3).fill(['PLAN_OUTDATED']));
    expect(await read('479')).toHaveLength(2);
  });

  it('and a write at the same time leave what one after the other would', async () => {
    await makeSo('492', laesoe);
    const u1 = await nummerOf('492', 'Enhed u1');
    const rename = (navn: string) =>
      server.ask<{ answer: { changeset: { first: number } } }>(
        'mutation ($nummer: String!, $navn: String!) { answer: updateAnvisningsenhed(input: { nummer: $nummer, navn: $navn }) { changeset { first } } }',
        { nummer: u1, navn },
      );
    for (const round of [1, 2, 3, 4, 5]) {
      const { planId } = await calls.plan('492', withName(`Plan ${round}`));
      const [applied, written] = await Promise.all([calls.apply(planId), rename(`Skrevet ${round}`)]);
      if (applied.changeset === null) expect(codes(applied.errors)).toEqual(['PLAN_OUTDATED']);
      else expect(applied.changeset.first).toBeLessThan(written.data?.answer.changeset.first ?? 0);
      expect(await nummerOf('492', `Skrevet ${round}`)).toBe(u1);
    }
  });

  it('is outdated by another that remembered the same key, though nothing else changed', async () => {
    await makeSo('480', laesoe);
    const names = ['Institution i1', 'Institution i2'];
    const [i1, i2] = await Promise.all(names.map((navn) => nummerOf('480', navn)));
    const naming = (nummer: string | undefined) => ({
      daginstitutioner: laesoe.daginstitutioner.map((owner, i) => ({
        ...owner,
        ...((i === 0 ? i1 : i2) === nummer ? { nummer, sourceSystem: 'new', sourceKey: 'k' } : {}),
      })),
      sourceSystem: 'kmd',
    });
    const [one, two] = [await calls.plan('480', naming(i1)), await calls.plan('480', naming(i2))];
    expect(one).toMatchObject({ changes: [], counts: { newKeys: 1 } });
    expect((await calls.apply(one.planId)).errors).toEqual([]);
    expect(codes((await calls.apply(two.planId)).errors)).toEqual(['PLAN_OUTDATED']);
  });

  it('is refused when it is not known, or past its time', async () => {
    for (const planId of ['x\u0000', '00000000-0000-4000-8000-000000000000'])
      expect(codes((await calls.apply(planId)).errors)).toEqual(['PLAN_UNKNOWN']);
    const { planId, expiresAt } = await calls.plan('482', laesoe);
    expect(Date.parse(expiresAt ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000);
    const database = await openRegisterDatabase(server.databases.register);
    await database.write.plan.update({ where: { id: planId ?? '' }, data: { expiresAt: new Date(0) } });
    await database.close();
    expect(codes((await calls.apply(planId)).errors)).toEqual(['PLAN_EXPIRED']);
  });
});
