import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { variableNames } from '../../gateway/config/config.ts';
import { errorCodes } from '../../gateway/server/error-codes.ts';

const fileText = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const changelog = fileText('CHANGELOG.md');
const named = [...changelog.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name = '']) => name);

describe('the changelog', () => {
  it('begins with the version that this is', () => {
    const { version } = JSON.parse(fileText('package.json'));
    expect(/^## \[(\S+)\] - (?:Unreleased|\d{4}-\d\d-\d\d)$/m.exec(changelog)?.[1]).toBe(version);
    expect(JSON.parse(fileText('package-lock.json')).version).toBe(version);
  });

  it('names only codes, variables and commands that there are', () => {
    const known = new Set<string>([...variableNames, ...Object.keys(errorCodes)]);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    const { scripts } = JSON.parse(fileText('package.json'));
    for (const [, script = ''] of changelog.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty(script);
  });
});
