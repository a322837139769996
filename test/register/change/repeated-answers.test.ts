import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { unitsOf } from '../../support/people.ts';
import { makeInstitution, mutate } from '../../support/proposal.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { testCpr } from '../../support/test-cpr.ts';

const cvr = '11111114';
const [unit = ''] = unitsOf('740');

let server: TestServer;
/** One subject, before and after its rights were taken from it. */
let keeper: Ask;
let owner: Ask;
let withdrawn: Ask;
let elsewhere: Ask;
let other: Ask;
beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  const subject = 'test';
  keeper = await server.askWith({ subject, roles: ['kommunal'], kommuner: ['740', '101', '147'] });
  owner = await server.askWith({ subject, roles: ['privat'], cvrNumre: [cvr] });
  withdrawn = await server.askWith({ subject, roles: [] });
  elsewhere = await server.askWith({
    subject,
    roles: ['kommunal', 'privat'],
    kommuner: ['151'],
    cvrNumre: ['22222228'],
  });
  other = await server.askWith({ subject: 'other', roles: ['kommunal'], kommuner: ['101'] });
});
afterAll(() => server.close());

interface Answered {
  errors: { code: string }[];
  changes?: object[];
  replayed: boolean;
}

const tell = (as: Ask, field: string, selection = 'changes { __typename }') =>
  get<{ it: Answered }>(as, `mutation { it: ${field} { errors { code } replayed ${selection} } }`).then(({ it }) => it);

/** Called twice the answer is repeated; to the same caller without its rights it is as if it had never been there. */
async function expectAuthorised(by: Ask, field: string, code = 'NOT_ALLOWED', selection?: string): Promise<void> {
  expect(await tell(by, field, selection)).toMatchObject({ errors: [], replayed: false });
  expect(await tell(by, field, selection)).toMatchObject({ errors: [], replayed: true });
  for (const as of [withdrawn, elsewhere]) {
    const { errors, changes = [], replayed } = await tell(as, field, selection);
    expect([...new Set(errors.map((error) => error.code))]).toEqual([as === elsewhere ? code : 'NOT_ALLOWED']);
    expect([changes, replayed]).toEqual([[], false]);
  }
}

const key = (name: string) => `idempotencyKey: "${name}"`;

describe('an answer repeated under its idempotency key is authorised again', () => {
  it('where it created, changed or moved something of the register', async () => {
    const fields = 'navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "101"';
    await expectAuthorised(keeper, `createDaginstitution(input: { ${fields} }, ${key('create')})`);
    const { u } = await makeInstitution(keeper, '101', cvr);
    await expectAuthorised(keeper, `updateAnvisningsenhed(input: { nummer: "${u}", navn: "Solen" }, ${key('update')})`);
  });

  it('where it merged', async () => {
    const [one, two] = [await makeInstitution(keeper, '101', cvr), await makeInstitution(keeper, '101', cvr)];
    const input = `{ from: [{ nummer: "${one.u}" }], into: { nummer: "${two.u}" } }`;
    await expectAuthorised(keeper, `mergeDagtilbud(input: ${input}, ${key('merge')})`);
  });

  it('where it proposed, and where a proposal was decided on', async () => {
    const propose = (u: string, name: string) =>
      `updateAnvisningsenhed(input: { nummer: "${u}", navn: "${name}" }, ${key(name)})`;
    const { u } = await makeInstitution(keeper, '101', cvr);
    await expectAuthorised(owner, propose(u, 'Forslag'));
    const idOf = async () => {
      const made = await makeInstitution(keeper, '101', cvr);
      const { proposal } = await mutate(
        await server.askWith({ subject: 'ejer', roles: ['privat'], cvrNumre: [cvr] }),
        propose(made.u, `Navn ${made.u}`),
      );
      return proposal?.id ?? '';
    };
    const unread = 'PROPOSAL_NOT_FOUND';
    await expectAuthorised(keeper, `approveProposal(input: { id: "${await idOf()}" }, ${key('approve')})`, unread);
    await expectAuthorised(
      keeper,
      `rejectProposal(input: { id: "${await idOf()}", comment: "Nej" }, ${key('reject')})`,
      unread,
      '',
    );
  });

  it('where a plan was made and carried out', async () => {
    const tree = `{ sourceSystem: "x", daginstitutioner: [] }`;
    const made = `reconcileKommune(input: { kommuneKode: "147", tree: ${tree}, confirmClosures: true }, ${key('plan')})`;
    const plan = () => get<{ it: { planId: string } }>(keeper, `mutation { it: ${made} { planId } }`);
    const { planId } = (await plan()).it;
    expect((await plan()).it).toEqual({ planId });
    for (const as of [withdrawn, elsewhere]) {
      const { it } = await get<{ it: object }>(as, `mutation { it: ${made} { planId errors { code } } }`);
      expect(it).toEqual({ planId: null, errors: [{ code: 'NOT_ALLOWED' }] });
    }
    await expectAuthorised(keeper, `applyPlan(input: { planId: "${planId}", confirmClosures: true }, ${key('apply')})`);
  });

  it('where it wrote people', async () => {
    const group = `enhed: "${unit}", kilde: "Nord", kode: "stue", gruppetype: "Hovedgruppe", trin: "DT"`;
    await expectAuthorised(keeper, `createGruppe(input: { ${group} }, ${key('gruppe')})`);
    const person = `person: { cpr: "${testCpr()}", fornavn: "Ada", efternavn: "Prøve", beskyttet: false }`;
    const tie = `enhed: "${unit}", kilde: "Nord", lokalId: "A1", roller: ["Pædagog"], ${person}`;
    await expectAuthorised(keeper, `attachAnsat(input: { ${tie} }, ${key('ansat')})`);
    const row = `{ ansat: { enhed: "${unit}", lokalId: "A2", roller: ["Pædagog"], person: { cpr: "${testCpr()}", fornavn: "Bo", efternavn: "Prøve", beskyttet: false } } }`;
    await expectAuthorised(keeper, `applyTilknytninger(input: { kilde: "Nord", rows: [${row}] }, ${key('rows')})`);
    await expectAuthorised(
      keeper,
      `prepareLevering(input: { enhedsNummer: "${unit}", kilde: "Nord", dokument: FULL }, ${key('levering')})`,
    );
  });

  it('where what it wrote has gone to another municipality since', async () => {
    const { d, u } = await makeInstitution(keeper, '101', cvr);
    const rename = `updateAnvisningsenhed(input: { nummer: "${u}", navn: "Flytter" }, ${key('moves')})`;
    expect(await tell(other, rename)).toMatchObject({ errors: [], replayed: false });
    expect(await tell(other, rename)).toMatchObject({ errors: [], replayed: true });
    const support = await server.askAs('stil');
    const moved = await mutate(support, `updateDaginstitution(input: { nummer: "${d}", kommune: "151" })`);
    expect(moved.errors).toEqual([]);
    expect(await tell(other, rename)).toMatchObject({
      errors: [{ code: 'NOT_ALLOWED' }],
      changes: [],
      replayed: false,
    });
  });
});
