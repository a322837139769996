import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './user.ts';

const recipes = new URL('recipes/', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, recipes), 'utf8');
const guide = readFileSync(new URL('../../docs/clients.md', import.meta.url), 'utf8');

/** What a test needs beside them. */
const own = ['typed/journey.ts'];

let server: Served;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

describe('docs/clients.md', () => {
  it('shows the recipes as they are run, and no other code', () => {
    const files = readdirSync(recipes, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    const shown = [...guide.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, text = '']) => text);
    expect(shown.toSorted()).toEqual(
      files
        .filter((file) => !own.includes(file))
        .map(textOf)
        .sort(),
    );
  });
});

describe('with curl', () => {
  it('a program of the shell reads, tries a write and is spared a file that it has', async () => {
    const script = fileURLToPath(new URL('curl.sh', recipes));
    const { stdout } = await promisify(execFile)('sh', [script, server.url], {
      env: { ...process.env, TOKEN: server.token },
    });
    const [read = '', tried = '', status] = stdout.trim().split('\n');
    expect(JSON.parse(read)).toEqual({ data: { kommune: { navn: 'Silkeborg' } } });
    expect(JSON.parse(tried)).toEqual({ data: { createDaginstitution: { changes: [{ navn: 'Ny' }], errors: [] } } });
    expect(status).toBe('304');
  });
});
