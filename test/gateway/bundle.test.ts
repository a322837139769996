import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { readConfig } from '../../gateway/config/config.ts';
import { readExample } from '../../gateway/examples/read-examples.ts';
import { askOf } from '../support/ask.ts';
import { newFolder } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [folder, data] = [`dist/test-${process.pid}`, newFolder()];
const place = path.join(root, folder);
mkdirSync(place, { recursive: true });
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
  data.remove();
});

async function build(): Promise<void> {
  const module = pathToFileURL(path.join(root, 'gateway/bundle.mjs')).href;
  const program = `const { bundle } = await import(${JSON.stringify(module)}); await bundle(${JSON.stringify(folder)});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
}

/** A file of an earlier build, last in use so many minutes ago. */
function left(name: string, minutes: number): void {
  const file = path.join(place, name);
  if (!existsSync(file)) writeFileSync(file, '');
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(file, then, then);
}

describe('a build', () => {
  it('takes away what earlier ones left, but for what a process that starts may still load', async () => {
    left('serve-OLD.mjs', 61);
    left('serve-OLD.mjs.4711', 61);
    left('serve-NEW.mjs', 30);
    left('notes.txt', 600);
    await build();
    const kept = readdirSync(place).filter((name) => /^serve-(OLD|NEW)|notes/.test(name));
    expect(kept.sort()).toEqual(['notes.txt', 'serve-NEW.mjs']);
  });

  it('of the same sources leaves every file as it is, and in use', async () => {
    const texts = () => new Map(readdirSync(place).map((name) => [name, readFileSync(path.join(place, name), 'utf8')]));
    const before = texts();
    for (const name of before.keys()) if (name !== 'serve-NEW.mjs') left(name, 600);
    await build();
    await build();
    expect(texts()).toEqual(before);
  });
});

describe('a bundle', () => {
  it('leaves the class of each type of the schema its name, which the type has from it', async () => {
    await build();
    const sources = readdirSync(place).map((name) => readFileSync(path.join(place, name), 'utf8'));
    const schema = readFileSync(path.join(root, 'gateway/supergraph/supergraph.graphql'), 'utf8');
    const types = new Set([...schema.matchAll(/^(?:type|interface|input|enum) (\w+)/gm)].map(([, name]) => name));
    // The bundler numbers what has the name of something else.
    const numbered = sources.flatMap((text) => [...text.matchAll(/\b(\w+?)\d+ = class\b|\bclass (\w+?)\d+\b/g)]);
    expect(numbered.map(([, one, other]) => one ?? other).filter((name) => types.has(name))).toEqual([]);
    expect(sources.some((text) => /\bKommune = class\b/.test(text))).toBe(true);
  });
});

describe('a server that has started', () => {
  it('does without its files, which a later build may take away', async () => {
    await build();
    const env = { DATA_DIR: data.path, PORT: '0', AUTH_DEVELOPMENT: 'true', SAMPLE: 'full', RECHECK: 'off' };
    const started = runProduct(['all'], env, `${folder}/main.mjs`);
    const url = await started.url;
    for (const name of readdirSync(place)) rmSync(path.join(place, name));
    const claims = {
      subject: 'test',
      roles: ['kommunal'],
      kommuner: ['740'],
      cvrNumre: [],
      enheder: [],
      expires: '1h',
    };
    const ask = askOf(url, await signDevelopmentToken(readConfig(env), claims));
    const { query, variables } = readExample('delivery');
    expect(await ask(query, variables ?? {})).toMatchObject({
      data: { prepareLevering: { errors: [], levering: { kontrolfund: [] } } },
    });
    const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('renderYogaGraphiQL');
    expect(await (await fetch(`${url}/eksport/samlet.xml?kommune=740`)).text()).toContain('G18067');
    const { stderr } = await started.stop();
    expect(stderr).toBe('');
  });
});
