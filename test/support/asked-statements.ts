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

/** The same without the lines of the read log and the transactions that they are written in. */
export const askedBesideReadLog = (...asked: Parameters<typeof askedStatements>): string[] =>
  askedStatements(...asked).filter(
    (statement) => !/["`](Laeselog|Logkaede)["`]|^\s*(?:-- Implicit ")?(BEGIN|COMMIT)\b/i.test(statement),
  );
