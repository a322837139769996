import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../../gateway/plugins/limits.ts';
import { type ChangeInput, maxChanges } from '../../../subgraphs/register/change/change-input.ts';
import type { Ask } from '../../support/ask.ts';
import { askedStatements } from '../../support/asked-statements.ts';
import { batchOf } from '../../support/batch-of.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await startTestServer();
  ask = await server.askAs('kommunal', '101');
});
afterAll(() => server.close());

const mutation = `mutation Batch($changes: [ChangeInput!]!, $dryRun: Boolean!) {
  applyChanges(input: { changes: $changes }, dryRun: $dryRun) {
    errors { code path en } changes { nummer niveau } changeset { first last } dagtilbud { nummer } } }`;

interface Payload {
  errors: { code: string; path: string[]; en: string }[];
  changes: { nummer: string; niveau: string }[];
  changeset: { first: number; last: number } | null;
  dagtilbud: { nummer: string }[];
}

async function apply(changes: ChangeInput[], dryRun = false): Promise<Payload> {
  server.forgetStatements();
  const { data, errors } = await ask<{ applyChanges: Payload }>(mutation, { changes, dryRun });
  expect(errors).toBeUndefined();
  return data?.applyChanges as Payload;
}

/** How many statements a list of changes costs the register when it is carried out. */
async function statementsOf(changes: ChangeInput[]): Promise<number> {
  const { errors, dagtilbud } = await apply(changes);
  expect(errors).toEqual([]);
  expect(dagtilbud).toHaveLength(changes.length);
  return server.statements.register.length;
}

// The first, while there is no news that the affiliation subgraph reads meanwhile.
it('one change more than a batch may hold is refused, and nothing is stored', async () => {
  const { errors, changeset } = await apply(batchOf(maxChanges + 1));
  expect(errors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['input', 'changes'] }]);
  expect(errors[0]?.en).toContain(String(maxChanges));
  expect(changeset).toBeNull();
  expect(askedStatements(server, ['register'])).toEqual([]);
});

it('the limit on the body leaves room for twice the largest batch with every field filled in', () => {
  const text = (length: number) => 'å'.repeat(length / 2); // two bytes a letter
  const adresse = {
    vejNavn: text(40),
    husNummer: '123A',
    postNummer: '2300',
    byNavn: text(24),
    supplerendeBynavn: text(24),
    kommune: '101',
    dawaId: '0a3f50a0-1234-32b8-e044-0003ba298018',
    geoBredde: 55.66012,
    geoLaengde: 12.59893,
  };
  const place = { email: text(60), telefonNummer: '+45 87654321', pNummer: '1012345678', cvrNummer: '12345674' };
  const unit = { daginstitutionsNummer: 'G10431', key: '12345678', navn: text(80), institutionstype: '6012' };
  const change = { createAnvisningsenhed: { ...unit, ...place, adresse } };
  const bytes = Buffer.byteLength(JSON.stringify(change)) + 1;
  expect(2 * maxChanges * bytes).toBeLessThanOrEqual(limits.bodyBytes);
  expect(4 * maxChanges * bytes).toBeGreaterThan(limits.bodyBytes); // and is no larger than that takes
});

it.each([100, maxChanges])('a batch of %i changes costs far fewer than 50 statements per 100', async (size) => {
  expect(await statementsOf(batchOf(size))).toBeLessThan(50);
});

it('a batch of updates, moves and closures costs as few, however many', async () => {
  const { changes } = await apply(batchOf(400));
  const [owner, ...units] = [...changes.slice(0, 1), ...changes.filter(({ niveau }) => niveau === 'anvisningsenhed')];
  const batch = units.slice(0, 300).map(({ nummer }, i): ChangeInput => {
    if (i % 3 === 0) return { updateAnvisningsenhed: { nummer, email: `solen${i}@example.dk` } };
    if (i % 3 === 1) return { closeAnvisningsenhed: { nummer } };
    return { moveAnvisningsenhed: { nummer, daginstitutionsNummer: owner?.nummer ?? '' } };
  });
  const already = new Set(units.slice(0, 3).map(({ nummer }) => nummer)); // stand under the first owner
  const changing = batch.filter(({ moveAnvisningsenhed }) => !already.has(moveAnvisningsenhed?.nummer ?? ''));
  expect(await statementsOf(changing)).toBeLessThan(50);
});
