import type { TestServer } from './server.ts';

type Subgraph = keyof TestServer['statements'];

/** The statements that requests cost: without those with which the one subgraph follows the other's change log. */
export const askedStatements = (
  { statements }: TestServer,
  subgraphs: readonly Subgraph[] = ['register', 'affiliation'],
): string[] =>
  subgraphs
    .flatMap((subgraph) => statements[subgraph])
    .filter((statement) => !/["`](Counter|Change|Changeset)["`]/.test(statement));
