import { GraphQLError } from 'graphql';
import { refusalProblem } from '../../common/errors/problem.ts';
import type { Work } from './work.ts';

/** One value of a write's input, as its parser has it; what is wrong with it is noted beside the write's other problems. */
export function readValue<T>(
  work: Work,
  value: string,
  path: string[],
  parse: (value: string, field: string) => T,
): T | undefined {
  try {
    return parse(value, path.at(-1) ?? '');
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    work.errors.push(refusalProblem(error, path));
    work.doubt(path);
    return undefined;
  }
}
