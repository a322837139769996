import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { newFolder } from '../../support/new-database.ts';
import { codes, decisions, makeInstitution, mutate, read, unitFields } from '../../support/proposal.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const { approve, reject, withdraw } = decisions;
const [mine, other] = ['11111114', '22222228'];
const owner = { subject: 'ejer', roles: ['privat'], cvrNumre: [mine] };

let server: TestServer;
let support: Ask;
let provider: Ask;
let kommune: Ask;
beforeAll(async () => {
  server = await startTestServer({ SAMPLE: 'none' });
  support = await server.askAs('stil');
  provider = await server.askWith(owner);
  kommune = await server.askWith({ subject: 'byen', roles: ['kommunal'], kommuner: ['101'] });
});
afterAll(() => server.close());

const rename = (nummer: string, navn: string) =>
  `updateAnvisningsenhed(input: { nummer: "${nummer}", navn: "${navn}" })`;

/** An institution of the provider's, and a proposal of another name for its unit. */
async function proposed(navn = 'Foreslået') {
  const made = await makeInstitution(support, '101', mine);
  const { proposal } = await mutate(provider, rename(made.u, navn));
  return { ...made, id: proposal?.id ?? '' };
}

const statusOf = async (id: string) =>
  (await get<{ proposal: { status: string } }>(support, `{ proposal(id: "${id}") { status } }`)).proposal.status;

describe('a proposal that is approved', () => {
  it('is carried out as it was shown; the change log names who approved, the proposal who proposed', async () => {
    const answer = await mutate(
      provider,
      `applyChanges(input: { changes: [
        { createDaginstitution: { key: "d", navn: "Privat", ejerform: "3", lovgrundlag: "4", kommune: "101" } }
        { createAnvisningsenhed: { daginstitutionsNummer: "#d", ${unitFields('Private enhed', mine)} } } ] })`,
    );
    const id = answer.proposal?.id ?? '';
    expect(answer.changes.map(({ nummer }) => nummer)).toEqual([null, null]);
    const tried = await approve(kommune, id, { dryRun: true });
    expect(tried).toMatchObject({
      errors: [],
      changes: answer.changes,
      changeset: null,
      proposal: { status: 'PENDING' },
    });
    const done = await approve(kommune, id, { comment: 'Velkommen' });
    expect(done).toMatchObject({ errors: [], changeset: expect.anything() });
    expect(done.changes.map(({ fields }) => fields[1])).toEqual(answer.changes.map(({ fields }) => fields[1]));
    const { proposal, changeset } = done;
    expect(proposal).toMatchObject({
      ...{ status: 'APPROVED', proposer: 'person:ejer', decidedBy: 'person:byen', comment: 'Velkommen' },
      ...{ changeset, changes: done.changes, decidedAt: expect.any(String) },
    });
    const { changes } = await get<{ changes: { nodes: unknown[] } }>(
      kommune,
      `{ changes(after: ${(changeset?.first ?? 0) - 1}) { nodes { nummer changeset { actor source } } } }`,
    );
    const logged = { actor: 'person:byen', source: 'proposal' };
    expect(changes.nodes).toEqual(done.changes.map(({ nummer }) => ({ nummer, changeset: logged })));
    const seen = await get(provider, `{ proposal(id: "${id}") { status decidedBy comment changes { nummer } } }`);
    const numbers = done.changes.map(({ nummer }) => ({ nummer }));
    expect(seen.proposal).toEqual({ status: 'APPROVED', decidedBy: null, comment: 'Velkommen', changes: numbers });
  });

  it('is answered again, not done again, when the call comes again with its idempotency key', async () => {
    const { id, u } = await proposed();
    const [once, twice] = [
      await approve(kommune, id, { idempotencyKey: 'a' }),
      await approve(kommune, id, { idempotencyKey: 'a' }),
    ];
    expect(twice).toEqual({ ...once, replayed: true });
    expect(await read(support, u)).toMatchObject({ navn: 'Foreslået', version: 2 });
    expect(codes((await approve(kommune, id)).errors)).toEqual(['PROPOSAL_DECIDED']);
  });

  it('has one effect when many decide at once', async () => {
    const { id, u } = await proposed('Kun én gang');
    const calls = [1, 2, 3].flatMap(() => [approve(kommune, id), approve(support, id), reject(support, id)]);
    const answers = await Promise.all([...calls, withdraw(provider, id)]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ errors }) => codes(errors)))).toEqual(new Set(['PROPOSAL_DECIDED']));
    const isApproved = (await statusOf(id)) === 'APPROVED';
    expect((await read(support, u)).version).toBe(isApproved ? 2 : 1);
  });

  it('can have moved, closed or reopened things, and changed the municipality', async () => {
    const { d, u, a } = await makeInstitution(support, '101', mine);
    const to = await makeInstitution(support, '101', mine);
    const both = await server.askAs('kommunal', '101', '147');
    const steps: [string, Ask][] = [
      [`moveAnvisningsenhed(input: { nummer: "${u}", daginstitutionsNummer: "${to.d}" })`, kommune],
      [`closeAlternativAdresse(input: { nummer: "${a}" })`, kommune],
      [`reopenDagtilbud(input: { nummer: "${a}" })`, kommune],
      [`updateDaginstitution(input: { nummer: "${to.d}", kommune: "147" })`, both],
    ];
    for (const [field, decider] of steps) {
      const { proposal, errors } = await mutate(provider, field);
      expect(errors).toEqual([]);
      expect((await approve(decider, proposal?.id ?? '')).errors).toEqual([]);
    }
    expect([await read(support, a), await read(support, d)]).toMatchObject([{ aktiv: true, version: 3 }, {}]);
  });
});

describe('a proposal that waits', () => {
  it('is outdated by a change to what it touches, and can then be rejected', async () => {
    const { id, u } = await proposed();
    await mutate(support, `updateAnvisningsenhed(input: { nummer: "${u}", email: "ny@b.example" })`);
    const answer = await approve(kommune, id);
    expect(answer).toMatchObject({ errors: [{ code: 'PROPOSAL_OUTDATED' }], changeset: null });
    expect(answer.proposal).toMatchObject({ status: 'PENDING', decidedBy: null, comment: null });
    expect((await read(support, u)).version).toBe(2);
    expect(await reject(kommune, id)).toMatchObject({ errors: [], proposal: { status: 'REJECTED', comment: 'Nej' } });
  });

  it('is outdated when what it touches went to another municipality with its institution', async () => {
    const { id, d } = await proposed();
    await mutate(support, `updateDaginstitution(input: { nummer: "${d}", kommune: "147" })`);
    expect(codes((await approve(kommune, id)).errors)).toEqual(['PROPOSAL_OUTDATED']);
  });

  it('is not outdated by a change beside it, but the rules count as they are now', async () => {
    const { id, d, u, a } = await proposed();
    await mutate(support, `updateDaginstitution(input: { nummer: "${d}", navn: "Andet navn" })`);
    expect((await approve(kommune, id, { dryRun: true })).errors).toEqual([]);
    const { proposal } = await mutate(provider, `closeAlternativAdresse(input: { nummer: "${a}" })`);
    expect((await approve(kommune, proposal?.id ?? '')).errors).toEqual([]);
    const reopen = (await mutate(provider, `reopenDagtilbud(input: { nummer: "${a}" })`)).proposal?.id ?? '';
    await mutate(support, `closeAnvisningsenhed(input: { nummer: "${u}" })`);
    const refused = await approve(kommune, reopen);
    expect(codes(refused.errors)).toContain('PARENT_CLOSED');
    expect(await statusOf(reopen)).toBe('PENDING');
  });

  it('is withdrawn by its proposer only', async () => {
    const { id } = await proposed();
    const colleague = await server.askWith({ ...owner, subject: 'kollega' });
    expect(codes((await withdraw(colleague, id)).errors)).toEqual(['PROPOSAL_OF_OTHER']);
    expect(codes((await withdraw(kommune, id)).errors)).toEqual(['PROPOSAL_OF_OTHER']);
    const answer = await withdraw(provider, id);
    expect(answer).toMatchObject({ errors: [], proposal: { status: 'WITHDRAWN', decidedBy: 'person:ejer' } });
    for (const again of [await withdraw(provider, id), await approve(kommune, id), await reject(kommune, id)])
      expect(codes(again.errors)).toEqual(['PROPOSAL_DECIDED']);
  });
});

describe('deciding', () => {
  it('takes the right in every municipality, and shows nothing of what the caller may not read', async () => {
    const { d } = await makeInstitution(support, '101', mine);
    const move = `updateDaginstitution(input: { nummer: "${d}", kommune: "147" })`;
    const id = (await mutate(provider, move)).proposal?.id ?? '';
    const of = async (ask: Ask, one = id) => [
      ...codes((await approve(ask, one)).errors),
      ...codes((await reject(ask, one)).errors),
    ];
    const twice = (code: string) => [code, code];
    expect(await of(provider)).toEqual(twice('NOT_ALLOWED'));
    expect(await of(server.ask)).toEqual(twice('CREDENTIALS_MISSING'));
    expect(await of(await server.askAs('leverandoer', '101', '147'))).toEqual(twice('NOT_ALLOWED'));
    expect(await of(await server.askAs('kommunal', '751'))).toEqual(twice('PROPOSAL_NOT_FOUND'));
    expect(codes((await approve(kommune, id)).errors)).toEqual(['NOT_ALLOWED']);
    for (const unknown of ['x\u0000', '00000000-0000-4000-8000-000000000000'])
      expect(await of(support, unknown)).toEqual(twice('PROPOSAL_NOT_FOUND'));
    expect(await statusOf(id)).toBe('PENDING');
  });

  it('is stopped by any municipality that it concerns', async () => {
    const { d } = await makeInstitution(support, '101', mine);
    const move = `updateDaginstitution(input: { nummer: "${d}", kommune: "147" })`;
    const id = (await mutate(provider, move)).proposal?.id ?? '';
    expect(codes((await reject(kommune, id)).errors)).toEqual([]);
    expect(await statusOf(id)).toBe('REJECTED');
  });

  it('takes four eyes', async () => {
    const { id } = await proposed();
    const self = await server.askWith({ subject: 'ejer', roles: ['privat', 'stil'], cvrNumre: [mine] });
    for (const answer of [await approve(self, id), await reject(self, id)])
      expect(codes(answer.errors)).toEqual(['PROPOSAL_OWN']);
    expect(await statusOf(id)).toBe('PENDING');
  });

  it('takes a comment of 1 to 2000 characters, which an approval may leave out', async () => {
    const { id } = await proposed();
    for (const comment of ['', ' \n', 'x'.repeat(2001), 'a\u0000b']) {
      expect(codes((await reject(kommune, id, comment)).errors)).toEqual(['VALUE_MALFORMED']);
      expect(codes((await approve(kommune, id, { comment })).errors)).toEqual(['VALUE_MALFORMED']);
    }
    const comment = `Adressen\n${'æ'.repeat(1991)}`;
    expect(await reject(kommune, id, comment)).toMatchObject({ errors: [], proposal: { comment } });
  });
});

describe('a proposal on another server of the same register', () => {
  const folder = newFolder();
  afterAll(() => folder.remove());

  /** Does something on a server of its own with these settings. */
  async function on(settings: Record<string, string>, act: (one: TestServer) => Promise<void>) {
    const one = await startTestServer({
      SAMPLE: 'none',
      REGISTER_DATABASE_URL: server.databases.register,
      ...settings,
    });
    await act(one).finally(() => one.close());
  }

  it('has the CVR number that follows from the P-number, which must be the proposer’s', async () => {
    const file = path.join(folder.path, 'cvr.csv');
    writeFileSync(file, `pNummer;cvrNummer;ophoert\n1011111111;${mine};\n1022222222;${other};\n`);
    await on({ CVR_ADAPTER: 'file', CVR_FILE: file }, async ({ askWith, askAs }) => {
      const [asOwner, asSupport] = [await askWith(owner), await askAs('stil')];
      const { d, u } = await makeInstitution(support, '101', mine);
      const place = (pNummer: string) => `updateAnvisningsenhed(input: { nummer: "${u}", pNummer: "${pNummer}" })`;
      expect(codes((await mutate(asOwner, place('1022222222'))).errors)).toEqual(['NOT_ALLOWED']);
      const { proposal } = await mutate(asOwner, place('1011111111'));
      // Without CVR at hand it is still what was shown.
      expect((await approve(kommune, proposal?.id ?? '')).errors).toEqual([]);
      const { proposal: found } = await mutate(
        asOwner,
        `createAnvisningsenhed(input: { daginstitutionsNummer: "${d}", navn: "Ny", institutionstype: "6012", pNummer: "1011111111", adresse: { vejNavn: "A", husNummer: "8", postNummer: "2300" } })`,
      );
      expect(found?.cvrNumre).toEqual([mine]);
      const address = `createAlternativAdresse(input: { anvisningsenhedsNummer: "${u}", navn: "Ude", pNummer: "1022222222", adresse: { vejNavn: "A", husNummer: "9", postNummer: "2300" } })`;
      const unchecked = (await mutate(provider, address)).proposal?.id ?? '';
      expect(codes((await approve(asSupport, unchecked)).errors)).toEqual(['PROPOSAL_OUTDATED']);
    });
  });

  it('can neither be made nor decided when that one is readonly', async () => {
    const { id, u } = await proposed();
    await on({ REGISTER_MODE: 'readonly' }, async ({ askWith, askAs }) => {
      const asOwner = await askWith(owner);
      expect(codes((await mutate(asOwner, rename(u, 'X'))).errors)).toEqual(['REGISTER_READONLY']);
      for (const answer of [await approve(await askAs('stil'), id), await withdraw(asOwner, id)])
        expect(codes(answer.errors)).toEqual(['REGISTER_READONLY']);
    });
    expect(await statusOf(id)).toBe('PENDING');
  });

  it('is decided in a sandbox without effect outside', async () => {
    const { id, u } = await proposed();
    await on({ REGISTER_MODE: 'sandbox' }, async ({ askAs }) => {
      const asSupport = await askAs('stil');
      expect(await approve(asSupport, id)).toMatchObject({ errors: [], proposal: { status: 'APPROVED' } });
      expect(await read(asSupport, u)).toMatchObject({ navn: 'Foreslået', version: 2 });
    });
    expect(await statusOf(id)).toBe('PENDING');
    expect((await read(support, u)).version).toBe(1);
  });
});
