import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExample } from '../../gateway/examples/read-examples.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text = '']) => text);
const packed = (query: string) =>
  query
    .replace(/#.*/g, '')
    .replace(/[\s,]+/g, ' ')
    .replace(/ ?([{}():]) ?/g, '$1')
    .trim();

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ SAMPLE: 'full' });
});
afterAll(() => server.close());

describe('README.md', () => {
  it('is short', () => {
    expect(readme.split('\n').length).toBeLessThan(150);
  });

  it('shows the first query with its real answer', async () => {
    const body = /--data '([^']+)'/.exec(blocks('sh').find((block) => block.includes('curl')) ?? '')?.[1] ?? '';
    const { query } = JSON.parse(body);
    expect(packed(`query FirstQuery${query}`)).toBe(packed(readExample('first-query').query));
    expect(await server.ask(query)).toEqual(JSON.parse(blocks('json')[0] ?? ''));
  });

  it('shows the example of a whole municipality as it is shipped', () => {
    expect(packed(blocks('graphql')[0] ?? '')).toBe(packed(readExample('kommune-trae').query));
  });

  it('states the limits as they are', async () => {
    const line = readme.split('\n').find((one) => one.startsWith('Limits:')) ?? '';
    const named = [...line.matchAll(/\d+/g)].map(([number]) => Number(number));
    const { data } = await server.ask<{ status: { limits: { name: string; max: number }[] } }>(
      '{ status { limits { name max meaning } } }',
    );
    const most = new Map(data?.status.limits.map(({ name, max }) => [name, max]));
    const [cost, bytes, tokens, aliases, depth, time] = [
      'cost',
      'bodyBytes',
      'tokens',
      'aliases',
      'depth',
      'milliseconds',
    ];
    const names = [cost, bytes, undefined, tokens, aliases, depth, time];
    const { publicBodyBytes } = server.config.limits;
    expect(named).toEqual(names.map((name) => (name === undefined ? publicBodyBytes : most.get(name))));
  });

  it('names only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    for (const [, script = ''] of readme.matchAll(/npm run ([\w:][\w:-]*)/g)) expect(scripts).toHaveProperty(script);
  });

  it('maps every read of the EksportService to fields that the schema has', () => {
    const sdl = readFileSync(new URL('../../gateway/supergraph/schema.graphql', import.meta.url), 'utf8');
    const lines = readme.slice(readme.indexOf('| EksportService')).split('\n');
    const table = lines.filter((line) => line.startsWith('|')).join('\n');
    const fields = [...table.matchAll(/`(\w+)(?=[`( ])/g)].map(([, field = '']) => field);
    expect(fields.length).toBeGreaterThan(15);
    for (const field of fields) expect(sdl).toMatch(new RegExp(`^  ${field}\\b`, 'm'));
  });
});
