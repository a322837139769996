import { existsSync, readFileSync } from 'node:fs';
import { productFile } from '../../subgraphs/common/product-file.ts';

/** In the order in which they are shown: what everybody may ask first, then writing, then people. */
const names = [
  ...['first-query', 'kommune-trae', 'page-of-units', 'search', 'follow-changes'],
  ...['create', 'batch', 'reconcile'],
  ...['people', 'readiness', 'delivery'],
] as const;

type Name = (typeof names)[number];

/** A shipped example: what a user would send, and what it is for. */
export interface Example {
  name: Name;
  about: string;
  query: string;
  /** Null where it takes none. */
  variables: Record<string, unknown> | null;
  /** Who may ask it, and the municipalities that it is about; null where everybody may. */
  caller: { role: string; kommuner: string[] } | null;
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
    ...remarksOf(query),
  };
}

/** From the comment that a file begins with: what it is for, and, in a line of its own, the role that it takes. */
function remarksOf(query: string): Pick<Example, 'about' | 'caller'> {
  const lines = [...query.matchAll(/^# ?(.*)$/gm)].map(([, line = '']) => line);
  const [role, ...kommuner] =
    lines
      .find((line) => line.startsWith('Role: '))
      ?.slice('Role: '.length)
      .split(' ') ?? [];
  return {
    about: lines.filter((line) => !line.startsWith('Role: ')).join(' '),
    caller: role === undefined ? null : { role, kommuner },
  };
}
