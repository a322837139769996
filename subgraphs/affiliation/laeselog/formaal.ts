import { GraphQLError } from 'graphql';
import { mostIn } from '../../common/most.ts';
import { parseText } from '../../common/parse/text.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';
import type { Work } from '../core/change/work.ts';
import { refusal, refusalProblem } from '../errors/refusals.ts';

export const formaalDescription =
  'What it is read for, in at most 200 characters, for the read log: a case number or a reason, never a name or a CPR number. Errors: LIMIT_EXCEEDED, CPR_NOT_HERE.';

/** What the read log says a person was shown for: the operation, and the reason that its caller gave. */
export function parseFormaal(operation: string, given: string | null | undefined): string {
  if (given === null || given === undefined) return operation;
  const field = 'formaal';
  const max = mostIn.formaalCharacters;
  if (given.length > max)
    throw refusal('LIMIT_EXCEEDED', { field, what: 'the length of formaal', hvad: 'længden af formaal', max });
  if (holdsCpr(given)) throw refusal('CPR_NOT_HERE', { field });
  return `${operation}: ${parseText(given, field).toWellFormed()}`;
}

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
