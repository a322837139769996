import { expect } from 'vitest';

interface Answer {
  data?: Record<string, { errors?: { code: string }[] } | null> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** What only a look inside could tell: libraries, files, stacks, statements, and JavaScript's own complaints. */
const insides =
  /prisma|sqlite|postgres|node_modules|\.[jt]s:\d|\n\s+at |stacktrace|TypeError|RangeError|cannot (read|convert)|is not a function|call stack|INSERT INTO|SELECT \*/i;

/** An answer that tells a caller what is wrong, in a code that the API itself lists, and nothing of what is inside. */
export async function expectHarmless(response: Response, codes: ReadonlySet<string>): Promise<void> {
  const text = await response.text();
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
  expect(insides.exec(text)?.[0]).toBeUndefined();
  const { data, errors = [] } = JSON.parse(text) as Answer;
  const ofPayloads = Object.values(data ?? {}).flatMap((payload) => payload?.errors ?? []);
  const found = [...errors.map(({ extensions }) => extensions?.code ?? text), ...ofPayloads.map(({ code }) => code)];
  expect(found.filter((code) => !codes.has(code))).toEqual([]);
}
