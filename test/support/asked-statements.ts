import type { TestServer } from './server.ts';

/** The statements that requests cost: without those with which the one subgraph follows the other's change log. */
export const askedStatements = ({ statements: { register, affiliation } }: TestServer): string[] =>
  [...register, ...affiliation].filter((statement) => !/"(Counter|Change|Changeset)"/.test(statement));
