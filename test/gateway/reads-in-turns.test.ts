import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { relations } from '../../subgraphs/register/regel/regler.ts';
import { SearchEntries } from '../../subgraphs/register/search/search-entries.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
/** How often something was done without the event loop going round in between: of each stretch. */
let stretches: number[];

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => {
  stretches = [0];
});

/** Keeps the loop, as one does that has much more to look at. */
function busy(milliseconds: number): void {
  stretches[stretches.length - 1] = (stretches.at(-1) ?? 0) + 1;
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

async function watched(query: string): Promise<void> {
  let isOver = false;
  const round = () => {
    if (stretches.at(-1) !== 0) stretches.push(0);
    if (!isOver) setImmediate(round);
  };
  setImmediate(round);
  const { errors } = await server.ask(query);
  isOver = true;
  expect(errors).toBeUndefined();
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('what takes long in one request', () => {
  it('lets others have their turn between one search and the next', async () => {
    const find = vi.spyOn(SearchEntries.prototype, 'find').mockImplementation(() => {
      busy(20);
      return [];
    });
    await watched(
      `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: search(text: "x${i}") { totalCount }`).join(' ')} }`,
    );
    find.mockRestore();
    expect(sum(stretches)).toBe(30);
    expect(Math.max(...stretches)).toBe(1);
  });

  it('lets others have their turn while the rules are run on a municipality', async () => {
    const [relation] = relations.filter(({ niveauer }) => niveauer.includes('anvisningsenhed'));
    if (!relation) throw new Error('there is no such rule');
    const { check } = relation;
    relation.check = (...given) => {
      busy(2);
      return check(...given);
    };
    await watched('{ findings(kommune: "101", first: 10) { totalCount } }');
    relation.check = check;
    expect(sum(stretches)).toBeGreaterThan(40);
    expect(Math.max(...stretches)).toBeLessThanOrEqual(40); // the clock is looked at every twentieth time, and begins at the first
  });
});
