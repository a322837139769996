import { readdirSync, readFileSync } from 'node:fs';
import { type ASTNode, Kind, parse, print, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../web/addresses.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { numberOf } from './number-of.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  variables.nummer = await numberOf(server, 'Dagplejen Distrikt Nord');
});
afterAll(() => server.close());

const browser = { accept: 'text/html,application/xhtml+xml' };
const get = (path: string, headers: Record<string, string> = browser) => fetch(`${server.url}${path}`, { headers });

describe('the site', () => {
  it.each(Object.values(addresses))(
    'answers %s with its page, whatever is at the place of a value',
    async (address) => {
      const response = await get(address.replaceAll(/\$\w+/g, 'G18072'));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it('runs its own scripts and styles alone, asks nobody else, and is not shown in a frame', async () => {
    const html = await (await get('/')).text();
    expect(html).not.toMatch(/<script>|<style|style=|https?:/);
    const policy = (await get('/')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('is asked for again each time, and its files never', async () => {
    const page = await get('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/kommuner', { ...browser, 'if-none-match': page.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const files = [...(await page.text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const { status, headers } = await get(file, { 'accept-encoding': 'br' });
      expect([file, status, headers.get('cache-control')]).toEqual([file, 200, 'public, max-age=31536000, immutable']);
    }
  });

  it('compresses its scripts', async () => {
    const [, script = ''] = (await (await get('/')).text()).match(/src="(\/assets\/[^"]+\.js)"/) ?? [];
    const { headers } = await get(script, { 'accept-encoding': 'br' });
    expect([headers.get('content-encoding'), headers.get('content-type')]).toEqual([
      'br',
      'text/javascript; charset=utf-8',
    ]);
  });

  it.each([
    '/nowhere',
    '/graphql/nowhere',
    '/eksport/nowhere.csv',
    '/assets/nowhere.js',
    '/assets/..%2findex.html',
    '/kommune/101/nowhere',
  ])('does not answer for %s', async (path) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
  });

  it('leaves the API and GraphiQL where they are', async () => {
    expect(await (await get('/graphql')).text()).toContain('renderYogaGraphiQL');
    expect((await get('/schema.graphql')).headers.get('content-type')).toContain('application/graphql');
    expect((await get('/eksport/samlet.csv')).headers.get('content-type')).toContain('text/csv');
  });
});

/** Enough for any question of the site. */
const variables = { kode: '740', kommune: '740', nummer: '', text: 'nord', first: 5, after: null };

describe('a question of the site', () => {
  const folder = new URL('../../web/operations/', import.meta.url);
  const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  const files = readdirSync(folder);
  const documents = new Map(files.map((file) => [file, parse(textOf(file))]));
  const all = [...documents.values()].flatMap(({ definitions }) => definitions);

  /** With the fragments that it has of other files, as it is bundled. */
  const whole = (file: string): string => {
    const wanted = new Set<string>();
    const add = (node: ASTNode) => {
      visit(node, {
        FragmentSpread: ({ name: { value } }) => {
          if (wanted.has(value)) return;
          wanted.add(value);
          const found = all.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === value);
          if (found) add(found);
        },
      });
    };
    const operations = documents.get(file)?.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) ?? [];
    operations.forEach(add);
    const fragments = all.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION && wanted.has(one.name.value));
    return [...operations, ...fragments].map(print).join('\n');
  };

  it.each(files)('%s says what it is for, and is answered to a caller who may see all', async (file) => {
    expect(textOf(file)).toMatch(/^# .+\./);
    const ask = await server.askAs('stil');
    const { data, errors } = await ask(whole(file), variables);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {}).some((value) => value !== null)).toBe(true);
  });
});
