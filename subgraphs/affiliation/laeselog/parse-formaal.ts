import { refusal } from '../../common/errors/refusal.ts';
import { parseText } from '../../common/parse/text.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';

export const formaalDescription =
  'What it is read for, in at most 200 characters, for the read log: a case number or a reason, never a name or a CPR number. Errors: LIMIT_EXCEEDED, CPR_NOT_HERE.';

/** What the read log says a person was shown for: the operation, and the reason that its caller gave. */
export function parseFormaal(operation: string, given: string | null | undefined): string {
  if (given === null || given === undefined) return operation;
  const field = 'formaal';
  const max = 200;
  if (given.length > max)
    throw refusal('LIMIT_EXCEEDED', { field, what: 'the length of formaal', hvad: 'længden af formaal', max });
  if (holdsCpr(given)) throw refusal('CPR_NOT_HERE', { field });
  return `${operation}: ${parseText(given, field).toWellFormed()}`;
}
