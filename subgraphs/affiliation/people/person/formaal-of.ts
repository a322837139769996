import { GraphQLError } from 'graphql';
import type { Work } from '../../core/change/work.ts';
import { refusalProblem } from '../../errors/refusals.ts';
import { parseFormaal } from '../../laeselog/show.ts';

/** What the read log says of a reason; none, or one that may not stand there, is a problem of the work. */
export function formaalOf(operation: string, begrundelse: string, work?: Work): string {
  const path = ['input', 'begrundelse'];
  if (begrundelse.trim() === '') work?.refuse('TEXT_EMPTY', path, { field: 'begrundelse', example: 'sag 2026-1234' });
  try {
    return parseFormaal(operation, begrundelse);
  } catch (error) {
    if (!work || !(error instanceof GraphQLError)) throw error;
    work.errors.push(refusalProblem(error, path));
    return '';
  }
}
