import { problem } from '../../common/errors/problem.ts';
import { isShowableInLines } from '../../common/text/clean-text.ts';
import type { Problem } from '../answer/fejl.ts';

/** What is wrong with a decider's comment; nothing when there is none. The text itself is not told again. */
export function checkComment(comment: string | null): Problem[] {
  if (comment === null || (comment !== '' && [...comment].length <= 2000 && isShowableInLines(comment))) return [];
  const details = {
    field: 'comment',
    value: `(${comment.length})`,
    expected: '1 to 2000 characters, not only spaces, no control characters but line breaks',
    forventet: '1 til 2000 tegn, ikke kun mellemrum, ingen styretegn ud over linjeskift',
    example: 'Adressen passer ikke til P-nummeret',
  };
  return [problem('VALUE_MALFORMED', ['comment'], details)];
}
