import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** What of a schema breaks its callers against an earlier one, and is not named in the section of a changelog for its version. */
export async function unnamedBreaks(before: string, after: string, changelog: string): Promise<string[]> {
  const section = changelog.split(/^## /m)[1] ?? '';
  const named = new Set([...section.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ path = '' }) => !named.has(path))
    .map(({ path = '', message }) => `${path}: ${message}`);
}
