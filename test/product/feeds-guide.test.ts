import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

const guide = readFileSync(new URL('../../docs/feeds.md', import.meta.url), 'utf8');
const [script = ''] = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => text);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const run = async (line: string) =>
  (await promisify(execFile)('sh', ['-c', line.replaceAll('http://127.0.0.1:4000', server.url)])).stdout;

describe('docs/feeds.md', () => {
  it('shows commands that answer what it says', async () => {
    const [first = '', none, link, events = ''] = await Promise.all(script.trim().split('\n').map(run));
    const lines = first
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { changeNumber: number });
    expect(lines.map(({ changeNumber }) => changeNumber)).toEqual([1, 2]);
    expect(none).toBe('');
    expect(link).toMatch(/^link: <\/changes\.ndjson\?after=1&first=1&tidslinje=\w+>; rel="next"/i);
    expect(events).toMatch(/^retry: \d+\n\nid: \d+:\w+\ndata: \{.*"niveau":"ALTERNATIV_ADRESSE"/);
  });

  it('names the filters that there are', async () => {
    const { data } = await server.ask<{ __type: { inputFields: { name: string }[] } }>(
      '{ __type(name: "ChangeWhere") { inputFields { name } } }',
    );
    const named = /`kommune`(, `\w+`|,\n`\w+`)+/.exec(guide)?.[0].match(/\w+/g) ?? [];
    expect(named.toSorted()).toEqual(data?.__type.inputFields.map(({ name }) => name).toSorted());
  });
});
