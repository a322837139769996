import { GraphQLError } from 'graphql';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import type { Work } from './work.ts';

/** Reads a value of a write's input: what is wrong with it is noted beside the write's other problems. */
export function parsed<T>(work: Work, path: string[], parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    work.errors.push(refusalProblem(error, path));
    return undefined;
  }
}
