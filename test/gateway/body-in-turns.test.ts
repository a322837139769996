import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../gateway/plugins/limits.ts';
import { parseInTurns } from '../../gateway/plugins/parse-in-turns.ts';
import { Turns } from '../../subgraphs/common/turns/turns.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** A row of numbers that looks random and is the same each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const texts = [
  '',
  'å',
  '"',
  '\\',
  '\\"',
  '{"a":[',
  ']},',
  '\u0000',
  '😀',
  ' , ',
  'x'.repeat(70_000),
  'æ'.repeat(40_000),
];

function someValue(next: (below: number) => number, depth: number): unknown {
  const kind = next(depth > 5 ? 4 : 7);
  if (kind === 0) return [null, true, false][next(3)];
  if (kind === 1) return [0, -1.5e-7, 12345678901, 1e21][next(4)];
  if (kind < 4) return texts[next(texts.length)];
  const length = next(8) === 0 ? 3_000 : next(6);
  if (kind < 6) return Array.from({ length }, () => (length > 10 ? next(9) : someValue(next, depth + 1)));
  const names = ['a', 'b', '2', '1', '__proto__', 'æ"', ...texts.slice(0, 4)];
  return Object.fromEntries(
    Array.from({ length: next(9) }, () => [names[next(names.length)], someValue(next, depth + 1)]),
  );
}

/** What it was parsed to, or that it was refused. */
async function parsed(text: string): Promise<unknown> {
  return parseInTurns(Buffer.from(text), new Turns()).catch((error: unknown) => {
    if (error instanceof SyntaxError) return 'no JSON';
    throw error;
  });
}

function byNode(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return 'no JSON';
  }
}

describe('a large body, parsed piece by piece', () => {
  it('is what it is when parsed at once', async () => {
    const next = random(7);
    for (let i = 0; i < 150; i++) {
      const text = JSON.stringify(someValue(next, 0), null, next(2) * 3);
      expect(JSON.stringify(await parsed(text))).toBe(JSON.stringify(byNode(text)));
    }
  });

  it('is refused when it is broken anywhere, as when parsed at once', async () => {
    const next = random(11);
    const whole = JSON.stringify([{ a: 'x'.repeat(66_000), b: [1, 'å', { c: null }] }, texts, { d: 2 }, []]);
    const broken = Array.from({ length: 300 }, () => {
      const at = next(3) === 0 ? next(whole.length) : whole.length - 1 - next(120);
      return whole.slice(0, at) + ['', ',', ']', '}', '"', ':', '[', '1'][next(8)] + whole.slice(at + next(2));
    });
    const padding = `"${'x'.repeat(70_000)}"`;
    const odd = [
      '[,X]',
      '[X,]',
      '[X,   ]',
      '[X 1]',
      '{X}',
      '{"a"X}',
      '{"a":X,}',
      '{"a":X]',
      '[X}',
      'X X',
      '[X',
      '{"a":',
      '',
      ' ',
    ];
    for (const text of [
      ...broken,
      ...odd.map((one) => one.replace(/X/g, padding)),
      `[${padding},${' '.repeat(70_000)}1]`,
    ])
      expect(JSON.stringify(await parsed(text))).toBe(JSON.stringify(byNode(text)));
  });

  it('lets others have their turn in between', async () => {
    const text = `[${Array.from({ length: 200 }, () => `"${'å'.repeat(20_000)}"`).join()}]`;
    let [rounds, isOver] = [0, false];
    const goRound = (): void => {
      rounds++;
      if (!isOver) setImmediate(goRound);
    };
    goRound();
    await parsed(text);
    isOver = true;
    expect(rounds).toBeGreaterThan(1);
  });
});

describe('a large body of who may write', () => {
  let server: TestServer;
  let authorization: string;
  beforeAll(async () => {
    server = await startTestServer();
    authorization = `Bearer ${await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] })}`;
  });
  afterAll(() => server.close());

  /** The code of the answer to a query with such a variable, or what was answered. */
  async function answerTo(value: string): Promise<string> {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: `{"query":"{ __typename }","variables":{"x":${value}}}`,
    });
    const { data, errors } = (await response.json()) as {
      data?: { __typename: string };
      errors?: { extensions: { code: string } }[];
    };
    return errors?.[0]?.extensions.code ?? data?.__typename ?? '';
  }
  const text = (length: number) => `"${'x'.repeat(length)}"`;
  const list = (length: number, item = '1') => `[${Array.from({ length }, () => item).join()}]`;
  const object = (length: number) => `{${Array.from({ length }, (_, i) => `"k${i}":${text(100)}`).join()}}`;
  const deep = (depth: number) => `${'['.repeat(depth)}${list(40, text(2_000))}${']'.repeat(depth)}`;

  it.each([
    ['values', list(30, list(limits.values / 30 - 5)), list(30, list(limits.values / 30))],
    ['items of a list', list(limits.items, '1'.padEnd(9)), list(limits.items + 1, '1'.padEnd(9))],
    ['bytes of a text', list(2, text(limits.textBytes - 10)), list(2, text(limits.textBytes + 10))],
    ['digits', list(2, '1'.repeat(limits.textBytes - 10)), `[${'1'.repeat(limits.textBytes + 10)}]`],
    ['fields of an object', object(limits.fields), object(limits.fields + 1)],
    ['depth', deep(limits.variableDepth - 2), deep(limits.variableDepth)],
  ])('may hold so many, and no more: %s', async (_what, under, over) => {
    expect(await answerTo(under)).toBe('Query');
    expect(await answerTo(over)).toBe('LIMIT_EXCEEDED');
  });

  it('is refused as no JSON, without being repeated', async () => {
    expect(await answerTo(`${list(2, text(60_000))},`)).toBe('BAD_REQUEST');
  });
});
