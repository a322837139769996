import { existsSync, readFileSync } from 'node:fs';
import { productFile } from '../../subgraphs/common/product-file.ts';

/** In the order in which they are shown: what everybody may ask first, then writing, then people. */
const names = [
  ...['first-query', 'kommune-trae', 'page-of-units', 'search', 'follow-changes'],
  ...['create', 'batch', 'reconcile'],
  ...['people', 'readiness', 'delivery'],
] as const;

type Name = (typeof names)[number];

/** A shipped example: what a user would send, and the role that it takes. */
export interface Example {
  name: Name;
  query: string;
  /** Null where it takes none. */
  variables: Record<string, unknown> | null;
  /** Null where everybody may ask it. */
  role: string | null;
}

const fileOf = (name: string) => productFile(`gateway/examples/${name}`);

/** The shipped examples: what the limits are measured against, tests run, and GraphiQL shows. */
export const readExamples = (): Example[] => names.map(readExample);

export function readExample(name: Name): Example {
  const query = readFileSync(fileOf(`${name}.graphql`), 'utf8');
  const variables = fileOf(`${name}.variables.json`);
  return {
    name,
    query,
    variables: existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : null,
    role: /^# Role: (\w+)/m.exec(query)?.[1] ?? null,
  };
}
