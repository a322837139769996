import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');

describe('what is written for who changes the product', () => {
  it.each(['CONTRIBUTING.md', 'docs/architecture.md'])('%s names files and folders that are there', (file) => {
    const named = [...textOf(file).matchAll(/`((?:gateway|subgraphs|prisma|web|test|docs)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it.each(['CONTRIBUTING.md', 'docs/architecture.md'])('%s links to what is there', (file) => {
    const links = [...textOf(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(new URL(link, new URL(file, root))))).toEqual([]);
  });

  it('CONTRIBUTING.md names commands that there are', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const commands = [...textOf('CONTRIBUTING.md').matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });
});
