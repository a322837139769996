import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { askInProcess } from '../../gateway/server/ask-register.ts';
import { ChangeReader } from '../../subgraphs/register/change/change.reader.ts';
import { Draft } from '../../subgraphs/register/draft/draft.ts';
import { relations } from '../../subgraphs/register/regel/regler.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { SearchEntries } from '../../subgraphs/register/search/search-entries.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { Stretches } from '../support/stretches.ts';

let server: TestServer;
let stretches: Stretches;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => {
  stretches = new Stretches();
});

async function watched(ask: () => Promise<{ errors?: unknown }>): Promise<void> {
  const { errors } = await stretches.watch(ask);
  expect(errors).toBeUndefined();
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('what takes long in one request', () => {
  it('lets others have their turn between one search and the next', async () => {
    const find = vi.spyOn(SearchEntries.prototype, 'find').mockImplementation(() => {
      stretches.busy(20);
      return [];
    });
    const searches = Array.from({ length: 30 }, (_, i) => `a${i}: search(text: "x${i}") { totalCount }`);
    await watched(() => server.ask(`{ ${searches.join(' ')} }`));
    find.mockRestore();
    expect(sum(stretches.counts)).toBe(30);
    expect(Math.max(...stretches.counts)).toBe(1);
  });

  it('lets others have their turn while the rules are run on a municipality', async () => {
    const [relation] = relations.filter(({ niveauer }) => niveauer.includes('anvisningsenhed'));
    if (!relation) throw new Error('there is no such rule');
    const { check } = relation;
    relation.check = (...given) => {
      stretches.busy(2);
      return check(...given);
    };
    await watched(() => server.ask('{ findings(kommune: "101", first: 10) { totalCount } }'));
    relation.check = check;
    expect(sum(stretches.counts)).toBeGreaterThan(40);
    expect(Math.max(...stretches.counts)).toBeLessThanOrEqual(40); // the clock is looked at every twentieth time, and begins at the first
  });

  it('lets others have their turn while what a plan does is worked out', async () => {
    const { create } = Draft.prototype;
    const slow = vi.spyOn(Draft.prototype, 'create').mockImplementation(function (this: Draft, ...given) {
      stretches.busy(2);
      create.apply(this, given);
    });
    const daginstitutioner = Array.from({ length: 100 }, (_, i) => ({
      ...{ sourceKey: `i${i}`, navn: `Hus ${i}`, ejerform: '1', lovgrundlag: '1', anvisningsenheder: [] },
    }));
    const input = { kommuneKode: '101', confirmClosures: true, tree: { sourceSystem: 'x', daginstitutioner } };
    const ask = await server.askAs('kommunal', '101');
    const reconcile =
      'mutation ($input: ReconcileKommuneInput!) { reconcileKommune(input: $input, dryRun: true) { counts { create } } }';
    await watched(() => ask(reconcile, { input }));
    slow.mockRestore();
    expect(sum(stretches.counts)).toBe(100);
    expect(Math.max(...stretches.counts)).toBeLessThanOrEqual(20); // 15 ms of 2 each, or more where the clock began before
  });

  it('lets others have their turn while the affiliation subgraph reads what was loaded beside it', async () => {
    const register = await openRegister(server.databases.register);
    const { version } = ChangeReader.prototype;
    const slow = vi.spyOn(ChangeReader.prototype, 'version').mockImplementation(function (this: ChangeReader, ...of) {
      stretches.busy(2);
      return version.apply(this, of);
    });
    const page = parse('{ changes(after: 0, first: 1000) { nodes { id after { nummer } } } }');
    await watched(() => askInProcess(register)(page, {}));
    slow.mockRestore();
    await register.close();
    expect(sum(stretches.counts)).toBeGreaterThan(150);
    expect(Math.max(...stretches.counts)).toBeLessThanOrEqual(150); // the clock is looked at every fiftieth change, before the fifty are worked on
  });
});
